import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { WebhookDeliveryEntity } from './webhook-delivery.entity.js';

@Entity({ name: 'webhook_attempt' })
export class WebhookAttemptEntity {
  @ForeignKey(() => WebhookDeliveryEntity, 'id', { name: 'webhook_attempt_delivery_fk' })
  @PrimaryColumn({ type: 'uuid', name: 'delivery_id', primaryKeyConstraintName: 'webhook_attempt_pk' })
  deliveryId!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'webhook_attempt_pk' })
  attempt!: number;

  @Column({ type: 'timestamptz' })
  at!: Date;

  @Column({ type: 'integer', nullable: true })
  status!: number | null;

  @Column({ type: 'integer' })
  milliseconds!: number;

  @Column({ type: 'text', nullable: true })
  error!: string | null;

  @Column({ type: 'text', nullable: true })
  snippet!: string | null;
}
