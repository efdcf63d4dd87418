import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'mail_delivery',
  comment: 'One row an e-mail: the id is the left half of its Message-ID and derives from event and person.',
})
@Check('mail_delivery_kind_ck', `(kind = ANY (ARRAY['notice'::text, 'digest'::text, 'direct'::text]))`)
@Check('mail_delivery_state_ck', `(state = ANY (ARRAY['pending'::text, 'sending'::text, 'sent'::text, 'bounced'::text, 'failed'::text]))`)
@Index('mail_delivery_state_ix', ['state', 'at'])
export class MailDeliveryEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'mail_delivery_pk' })
  id!: string;

  @Column({ type: 'text' })
  kind!: string;

  @Column({ type: 'uuid', name: 'person_id', nullable: true })
  personId!: string | null;

  @Column({ type: 'uuid', name: 'case_id', nullable: true })
  caseId!: string | null;

  @Column({ type: 'text', name: 'event_key', nullable: true })
  eventKey!: string | null;

  @Column({ type: 'boolean' })
  statutory!: boolean;

  @Column({ type: 'text', name: 'display_name' })
  displayName!: string;

  @Column({ type: 'text' })
  address!: string;

  @Column({ type: 'text' })
  locale!: string;

  @Column({ type: 'text', nullable: true })
  subject!: string | null;

  @Column({ type: 'text', nullable: true, comment: 'Erased with the subject once the e-mail is sent or given up.' })
  body!: string | null;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'text', default: 'pending' })
  state!: string;

  @Column({ type: 'integer', default: 0 })
  attempt!: number;

  @Column({
    type: 'timestamptz',
    name: 'held_until',
    nullable: true,
    comment: 'While it is sending: the process that has it counts as dead after this instant.',
  })
  heldUntil!: Date | null;

  @Column({ type: 'timestamptz', name: 'settled_at', nullable: true })
  settledAt!: Date | null;

  @Column({ type: 'text', name: 'last_error', nullable: true })
  lastError!: string | null;
}
