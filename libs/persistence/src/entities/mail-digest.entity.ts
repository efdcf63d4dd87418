import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'mail_digest', comment: 'One digest a person and day.' })
export class MailDigestEntity {
  @PrimaryColumn({ type: 'uuid', name: 'person_id', primaryKeyConstraintName: 'mail_digest_pk' })
  personId!: string;

  @PrimaryColumn({ type: 'date', primaryKeyConstraintName: 'mail_digest_pk' })
  day!: string;

  @Column({ type: 'timestamptz', name: 'made_at' })
  madeAt!: Date;

  @Column({ type: 'integer' })
  items!: number;
}
