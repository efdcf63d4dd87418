import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'notification_preference' })
@Check('notification_preference_choice_ck', `(choice = ANY (ARRAY['now'::text, 'digest'::text, 'off'::text]))`)
export class NotificationPreferenceEntity {
  @ForeignKey(() => PersonEntity, 'id', { name: 'notification_preference_person_fk' })
  @PrimaryColumn({ type: 'uuid', name: 'person_id', primaryKeyConstraintName: 'notification_preference_pk' })
  personId!: string;

  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'notification_preference_pk' })
  type!: string;

  @Column({ type: 'text' })
  choice!: string;

  @Column({ type: 'timestamptz', name: 'changed_at' })
  changedAt!: Date;
}
