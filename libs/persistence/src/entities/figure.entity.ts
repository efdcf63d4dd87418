import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'figure', comment: 'The last counts for metrics, shared by all processes; unlogged: empty after a crash.' })
export class FigureEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'figure_pk' })
  name!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'jsonb' })
  content!: unknown;
}
