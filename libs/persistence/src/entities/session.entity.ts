import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'session', comment: 'Signed-in browsers; only the SHA-256 of a token is stored.' })
@Unique('session_token_uq', ['tokenHash'])
@Index('session_person_ix', ['personId', 'createdAt'])
export class SessionEntity {
  @PrimaryColumn({ type: 'uuid', primaryKeyConstraintName: 'session_pk' })
  id!: string;

  @Column({ type: 'text', name: 'token_hash' })
  tokenHash!: string;

  @ForeignKey(() => PersonEntity, 'id', { name: 'session_person_fk' })
  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text', name: 'opened_by' })
  openedBy!: string;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'last_seen_at' })
  lastSeenAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;

  @Column({ type: 'timestamptz', name: 'revoked_at', nullable: true })
  revokedAt!: Date | null;

  @Column({ type: 'text', name: 'user_agent', nullable: true })
  userAgent!: string | null;

  @Column({ type: 'timestamptz', name: 'authenticated_at' })
  authenticatedAt!: Date;

  @Column({ type: 'text', nullable: true })
  address!: string | null;
}
