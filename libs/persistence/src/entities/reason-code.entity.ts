import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'reason_code' })
export class ReasonCodeEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'reason_code_pk' })
  code!: string;

  @Column({ type: 'text', array: true })
  uses!: string[];

  @Column({ type: 'jsonb' })
  title!: unknown;

  @Column({ type: 'jsonb' })
  basis!: unknown;

  @Column({ type: 'text', name: 'basis_kind' })
  basisKind!: string;

  @Column({ type: 'text' })
  certainty!: string;

  @Column({ type: 'integer' })
  position!: number;
}
