import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'enrolment', comment: 'One-time links; only the SHA-256 of a token is stored.' })
@Index('enrolment_person_ix', ['personId'])
export class EnrolmentEntity {
  @PrimaryColumn({ type: 'text', name: 'token_hash', primaryKeyConstraintName: 'enrolment_pk' })
  tokenHash!: string;

  @ForeignKey(() => PersonEntity, 'id', { name: 'enrolment_person_fk' })
  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text', name: 'issued_by', nullable: true })
  issuedBy!: string | null;

  @Column({ type: 'timestamptz', name: 'issued_at' })
  issuedAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'used_at', nullable: true })
  usedAt!: Date | null;
}
