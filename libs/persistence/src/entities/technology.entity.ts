import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'technology' })
export class TechnologyEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'technology_pk' })
  code!: string;

  @Column({ type: 'jsonb' })
  name!: unknown;

  @Column({ type: 'integer', name: 'plan_item' })
  planItem!: number;

  @Column({ type: 'text', name: 'tech_group' })
  techGroup!: string;

  @Column({ type: 'text', name: 'declaration_code', nullable: true })
  declarationCode!: string | null;

  @Column({ type: 'integer' })
  position!: number;
}
