import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { NotificationEntity } from './notification.entity.js';

@Entity({ name: 'delivery', comment: 'What left the house for a notification: e-mail, with the file it was written to.' })
export class DeliveryEntity {
  @ForeignKey(() => NotificationEntity, 'id', { name: 'delivery_notification_fk' })
  @PrimaryColumn({ type: 'uuid', name: 'notification_id', primaryKeyConstraintName: 'delivery_pk' })
  notificationId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'delivery_pk' })
  channel!: string;

  @Column({ type: 'text' })
  address!: string;

  @Column({ type: 'text', nullable: true })
  location!: string | null;

  @Column({ type: 'timestamptz', name: 'delivered_at' })
  deliveredAt!: Date;
}
