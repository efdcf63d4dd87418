import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'administration_act', comment: 'Append-only: what administrators did, for the audit administrator.' })
export class AdministrationActEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'administration_act_pk' })
  id!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text' })
  by!: string;

  @Column({ type: 'text' })
  act!: string;

  @Column({ type: 'text' })
  subject!: string;

  @Column({ type: 'jsonb' })
  details!: unknown;
}
