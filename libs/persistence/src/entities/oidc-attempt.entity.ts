import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'oidc_attempt', comment: 'Ways to the identity provider that were begun; each comes back once.' })
@Check('oidc_attempt_purpose_ck', `purpose IN ('sign-in', 'link', 'reauthenticate')`)
export class OidcAttemptEntity {
  @PrimaryColumn({ type: 'text', name: 'state_hash', primaryKeyConstraintName: 'oidc_attempt_pk' })
  stateHash!: string;

  @Column({ type: 'text', name: 'browser_hash' })
  browserHash!: string;

  @Column({ type: 'text' })
  sealed!: string;

  @Column({ type: 'text' })
  purpose!: string;

  @Column({ type: 'uuid', name: 'session_id', nullable: true })
  sessionId!: string | null;

  @Column({ type: 'text' })
  next!: string;

  @Column({ type: 'timestamptz', name: 'expires_at' })
  expiresAt!: Date;
}
