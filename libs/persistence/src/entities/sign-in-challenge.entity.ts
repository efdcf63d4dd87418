import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity({ name: 'sign_in_challenge', comment: 'Sign-ins that wait for their second step; only the SHA-256 of a token is stored.' })
export class SignInChallengeEntity {
  @PrimaryColumn({ type: 'text', name: 'token_hash', primaryKeyConstraintName: 'sign_in_challenge_pk' })
  tokenHash!: string;

  @ForeignKey(() => PersonEntity, 'id', { name: 'sign_in_challenge_person_fk' })
  @Column({ type: 'uuid', name: 'person_id' })
  personId!: string;

  @Column({ type: 'text', name: 'opened_by' })
  openedBy!: string;

  @Column({ type: 'timestamptz', name: 'issued_at' })
  issuedAt!: Date;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
