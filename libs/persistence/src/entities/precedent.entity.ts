import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'precedent', comment: 'Real public pilots, documented facts only; null is unknown and never «did not happen». Read-only.' })
@Index('precedent_name_trgm_ix', { synchronize: false })
export class PrecedentEntity {
  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'precedent_pk' })
  no!: number;

  @Column({ type: 'text' })
  batch!: string;

  @Column({ type: 'jsonb' })
  city!: unknown;

  @Column({ type: 'text', nullable: true })
  jurisdiction!: string | null;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text', array: true })
  applicants!: string[];

  @Column({ type: 'text', nullable: true })
  type!: string | null;

  @Column({ type: 'text', array: true })
  technology!: string[];

  @Column({
    type: 'text',
    nullable: true,
    comment: 'YYYY-MM-DD or YYYY-MM, as the source has it; registration, completion and planned_start too.',
  })
  notice!: string | null;

  @Column({ type: 'text', nullable: true })
  registration!: string | null;

  @Column({ type: 'text', nullable: true })
  completion!: string | null;

  @Column({ type: 'text', name: 'planned_start', nullable: true })
  plannedStart!: string | null;

  @Column({ type: 'text', name: 'documented_step' })
  documentedStep!: string;

  @Column({ type: 'jsonb' })
  source!: unknown;

  @Column({ type: 'text' })
  certainty!: string;

  @Column({ type: 'text', array: true })
  unsure!: string[];

  @Column({ type: 'integer' })
  position!: number;
}
