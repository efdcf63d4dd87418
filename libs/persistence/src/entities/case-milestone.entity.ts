import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

const PK = 'case_milestone_pk';

@Entity({
  name: 'case_milestone',
  comment: 'What is counted of a case: received, accepted, declined by criterion; each by a fact of its record.',
})
@Index('case_milestone_day_ix', ['day', 'what'])
export class CaseMilestoneEntity {
  @PrimaryColumn({ type: 'uuid', name: 'case_id', primaryKeyConstraintName: PK })
  caseId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: PK })
  seq!: number;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: PK })
  what!: string;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'date' })
  day!: string;

  @Column({ type: 'text', nullable: true })
  authority!: string | null;

  @Column({ type: 'text' })
  province!: string;

  @Column({ type: 'text', nullable: true })
  type!: string | null;

  @Column({ type: 'text', name: 'reason_code', nullable: true })
  reasonCode!: string | null;
}
