import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({
  name: 'notification_template',
  comment: 'Words of notifications and e-mails, {zh, en}; the newest version valid on a day counts.',
})
export class NotificationTemplateEntity {
  @PrimaryColumn({ type: 'text', primaryKeyConstraintName: 'notification_template_pk' })
  code!: string;

  @PrimaryColumn({ type: 'integer', primaryKeyConstraintName: 'notification_template_pk' })
  version!: number;

  @Column({ type: 'text' })
  type!: string;

  @Column({ type: 'jsonb' })
  subject!: unknown;

  @Column({ type: 'jsonb' })
  text!: unknown;

  @Column({ type: 'jsonb', comment: 'Audience -> {zh, en}: what whoever is told by it is asked to do.' })
  todo!: unknown;

  @Column({ type: 'date', name: 'valid_from' })
  validFrom!: string;

  @Column({ type: 'integer' })
  position!: number;
}
