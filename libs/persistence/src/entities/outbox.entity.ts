import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'outbox',
  comment: 'What follows from a command outside its case: written with it, carried by the queue, done in the transaction of its effect.',
})
@Index('outbox_dead_ix', ['id'], { where: `state = 'dead'::text` })
@Index('outbox_pending_ix', ['n'], { where: `state = 'pending'::text` })
@Index('outbox_sent_ix', ['sentAt', 'id'], { where: `state = 'sent'::text` })
export class OutboxEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'outbox_pk' })
  id!: string;

  @Column({ type: 'bigint', generated: 'identity', generatedIdentity: 'ALWAYS', comment: 'Order of writing; not of commits.' })
  n!: string;

  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'integer' })
  seq!: number;

  @Column({ type: 'text' })
  job!: string;

  @Column({ type: 'json' })
  payload!: unknown;

  @Column({ type: 'text', default: 'pending' })
  state!: string;

  @Column({ type: 'integer', default: 0, comment: 'How often the relay has sent the row; part of the job id.' })
  attempt!: number;

  @Column({
    type: 'integer',
    default: 0,
    comment: 'How often its handler failed; a row is dead by these, never by jobs that the transport lost.',
  })
  failures!: number;

  @Column({ type: 'timestamptz', name: 'added_at' })
  addedAt!: Date;

  @Column({ type: 'timestamptz', name: 'not_before', nullable: true })
  notBefore!: Date | null;

  @Column({ type: 'timestamptz', name: 'sent_at', nullable: true })
  sentAt!: Date | null;

  @Column({ type: 'timestamptz', name: 'done_at', nullable: true })
  doneAt!: Date | null;

  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError!: string | null;
}
