import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { WebhookEndpointEntity } from './webhook-endpoint.entity.js';

@Entity({ name: 'webhook_delivery' })
@Unique('webhook_delivery_event_uq', ['endpointId', 'eventKey'])
@Check('webhook_delivery_state_ck', `(state = ANY (ARRAY['pending'::text, 'sending'::text, 'delivered'::text, 'dead'::text]))`)
@Index('webhook_delivery_log_ix', ['endpointId', 'createdAt'])
export class WebhookDeliveryEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'webhook_delivery_pk' })
  id!: string;

  @ForeignKey(() => WebhookEndpointEntity, 'id', { name: 'webhook_delivery_endpoint_fk' })
  @Column({ type: 'uuid', name: 'endpoint_id' })
  endpointId!: string;

  @Column({ type: 'text', name: 'event_key' })
  eventKey!: string;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'uuid', name: 'case_id' })
  caseId!: string;

  @Column({ type: 'text' })
  body!: string;

  @Column({ type: 'text', default: 'pending' })
  state!: string;

  @Column({ type: 'integer', default: 0 })
  attempt!: number;

  @Column({ type: 'timestamptz', name: 'held_until', nullable: true })
  heldUntil!: Date | null;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'settled_at', nullable: true })
  settledAt!: Date | null;
}
