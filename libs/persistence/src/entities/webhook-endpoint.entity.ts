import { Check, Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'webhook_endpoint' })
@Check('webhook_endpoint_owner_ck', '((organisation_id IS NULL) <> (authority_id IS NULL))')
@Check('webhook_endpoint_state_ck', `(state = ANY (ARRAY['active'::text, 'disabled'::text]))`)
@Index('webhook_endpoint_organisation_ix', ['organisationId'])
@Index('webhook_endpoint_authority_ix', ['authorityId'])
export class WebhookEndpointEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_endpoint_pk' })
  id!: string;

  @Column({ type: 'uuid', name: 'organisation_id', nullable: true })
  organisationId!: string | null;

  @Column({ type: 'uuid', name: 'authority_id', nullable: true })
  authorityId!: string | null;

  @Column({ type: 'text' })
  url!: string;

  @Column({ type: 'text', array: true })
  types!: string[];

  @Column({ type: 'text', comment: 'Sealed under SECRETS_KEY: it must sign, so it cannot be a hash.' })
  secret!: string;

  @Column({ type: 'text', name: 'previous_secret', nullable: true })
  previousSecret!: string | null;

  @Column({ type: 'timestamptz', name: 'previous_until', nullable: true })
  previousUntil!: Date | null;

  @Column({ type: 'text' })
  state!: string;

  @Column({ type: 'text', name: 'disabled_reason', nullable: true })
  disabledReason!: string | null;

  @Column({ type: 'uuid', name: 'created_by' })
  createdBy!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'failing_since', nullable: true })
  failingSince!: Date | null;
}
