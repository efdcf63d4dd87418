import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'target' })
export class TargetEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'target_pk' })
  code!: string;

  @Column({ type: 'jsonb' })
  name!: unknown;

  @Column({ type: 'jsonb' })
  text!: unknown;

  @Column({ type: 'numeric', nullable: true })
  amount!: string | null;

  @Column({ type: 'jsonb', nullable: true })
  unit!: unknown;

  @Column({ type: 'integer' })
  position!: number;
}
