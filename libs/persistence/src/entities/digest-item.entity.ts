import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity({ name: 'digest_item' })
@Index('digest_item_waiting_ix', ['personId', 'day'], { where: 'taken_at IS NULL' })
export class DigestItemEntity {
  @PrimaryColumn({ type: 'uuid', name: 'notification_id', primaryKeyConstraintName: 'digest_item_pk' })
  notificationId!: string;

  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'date', comment: 'Day in Asia/Shanghai whose digest takes it.' })
  day!: string;

  @Column({ type: 'timestamptz', name: 'taken_at', nullable: true })
  takenAt!: Date | null;
}
