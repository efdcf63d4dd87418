import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'field' })
export class FieldEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'field_pk' })
  code!: string;

  @Column({ type: 'jsonb' })
  name!: unknown;

  @Column({ type: 'integer', name: 'plan_item' })
  planItem!: number;

  @Column({ type: 'jsonb' })
  examples!: unknown;

  @Column({ type: 'integer' })
  position!: number;
}
