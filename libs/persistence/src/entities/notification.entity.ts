import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({
  name: 'notification',
  comment: 'Inboxes: one row an event and person however often the job runs. Subject and body are {zh, en}.',
})
@Unique('notification_event_person_uq', ['eventKey', 'personId'])
@Index('notification_inbox_ix', { synchronize: false })
@Index('notification_tx_ix', ['tx'])
@Index('notification_unread_ix', ['personId'], { where: 'read_at IS NULL' })
export class NotificationEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'notification_pk' })
  id!: string;

  @Column({ type: 'text', name: 'event_key' })
  eventKey!: string;

  @ForeignKey(() => PersonEntity, 'id', { name: 'notification_person_fk' })
  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'text' })
  template!: string;

  @Column({ type: 'jsonb' })
  subject!: unknown;

  @Column({ type: 'jsonb' })
  body!: unknown;

  @Column({ type: 'text' })
  link!: string;

  @Column({ type: 'text', nullable: true })
  reference!: string | null;

  @Column({ type: 'date', name: 'due_day', nullable: true })
  dueDay!: string | null;

  @Column({ type: 'boolean' })
  todo!: boolean;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'timestamptz', name: 'read_at', nullable: true })
  readAt!: Date | null;

  @Column({
    type: 'bigint',
    // As TypeORM reads it back: without its casts.
    default: () => '((pg_current_xact_id()))',
    comment: 'The transaction that wrote the row: its place in the stream of changes.',
  })
  tx!: string;
}
