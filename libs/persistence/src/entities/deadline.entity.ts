import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'deadline',
  comment: 'One open row a clock of a case, with the reckoning of its due date; closed rows stay for the history.',
})
@Check('deadline_closed_ck', `((closed_seq IS NOT NULL) = (status = ANY (ARRAY['met'::text, 'expired'::text, 'superseded'::text])))`)
@Check(
  'deadline_status_ck',
  `(status = ANY (ARRAY['running'::text, 'pending'::text, 'stopped'::text, 'overdue'::text, 'met'::text, 'expired'::text, 'superseded'::text]))`,
)
@Index('deadline_case_ix', ['caseId', 'openedSeq'])
@Index('deadline_open_uq', ['caseId', 'name'], { unique: true, where: 'closed_seq IS NULL' })
@Index('deadline_leased_ix', ['nextWakeAt'], { where: `((status = 'running'::text) AND (next_wake_at > due_at))` })
@Index('deadline_wake_ix', ['nextWakeAt', 'id'], { where: '(closed_seq IS NULL) AND (next_wake_at IS NOT NULL)' })
export class DeadlineEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'deadline_pk' })
  id!: string;

  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'text' })
  name!: string;

  @Column({ type: 'text' })
  court!: string;

  @Column({ type: 'text' })
  rule!: string;

  @Column({ type: 'text', comment: 'The event that expiry sends through the one road.' })
  expires!: string;

  @Column({ type: 'json' })
  payload!: unknown;

  @Column({ type: 'boolean' })
  escalates!: boolean;

  @Column({ type: 'text' })
  status!: string;

  @Column({ type: 'json', nullable: true })
  reckoning!: unknown;

  @Column({ type: 'timestamptz', name: 'due_at', nullable: true })
  dueAt!: Date | null;

  @Column({ type: 'boolean' })
  provisional!: boolean;

  @Column({ type: 'json' })
  reminders!: unknown;

  @Column({
    type: 'timestamptz',
    name: 'next_wake_at',
    nullable: true,
    comment: 'When the deadline clock must look at the row again: a hint for the queue, the truth for the sweep.',
  })
  nextWakeAt!: Date | null;

  @Column({ type: 'integer', name: 'opened_seq' })
  openedSeq!: number;

  @Column({ type: 'integer', name: 'closed_seq', nullable: true })
  closedSeq!: number | null;
}
