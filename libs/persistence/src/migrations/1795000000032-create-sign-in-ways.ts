import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Authenticators with recovery codes, sign-ins that wait for their second step, and identities at a provider. */
export class CreateSignInWays1795000000032 implements MigrationInterface {
  readonly name = 'CreateSignInWays1795000000032';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE totp (
  person_id     uuid        NOT NULL,
  sealed_secret text        NOT NULL,
  started_at    timestamptz NOT NULL,
  confirmed_at  timestamptz,
  last_step     integer     NOT NULL,
  CONSTRAINT totp_pk PRIMARY KEY (person_id),
  CONSTRAINT totp_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
COMMENT ON TABLE totp IS 'Authenticators (RFC 6238); the secret is encrypted, a step is taken once.';

CREATE TABLE recovery_code (
  person_id uuid NOT NULL,
  code_hash text NOT NULL,
  used_at   timestamptz,
  CONSTRAINT recovery_code_pk PRIMARY KEY (person_id, code_hash),
  CONSTRAINT recovery_code_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
COMMENT ON TABLE recovery_code IS 'One-time codes for a lost authenticator; only the SHA-256 of a code is stored.';

CREATE TABLE sign_in_challenge (
  token_hash text        NOT NULL,
  person_id  uuid        NOT NULL,
  opened_by  text        NOT NULL,
  issued_at  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  CONSTRAINT sign_in_challenge_pk PRIMARY KEY (token_hash),
  CONSTRAINT sign_in_challenge_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
COMMENT ON TABLE sign_in_challenge IS 'Sign-ins that wait for their second step; only the SHA-256 of a token is stored.';

CREATE TABLE external_identity (
  id        uuid        NOT NULL,
  person_id uuid        NOT NULL,
  issuer    text        NOT NULL,
  subject   text        NOT NULL,
  linked_at timestamptz NOT NULL,
  linked_by text        NOT NULL,
  CONSTRAINT external_identity_pk PRIMARY KEY (id),
  CONSTRAINT external_identity_subject_uq UNIQUE (issuer, subject),
  CONSTRAINT external_identity_person_uq UNIQUE (person_id, issuer),
  CONSTRAINT external_identity_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
COMMENT ON TABLE external_identity IS 'People at an identity provider, linked by an explicit act.';

CREATE TABLE oidc_attempt (
  state_hash   text        NOT NULL,
  browser_hash text        NOT NULL,
  sealed       text        NOT NULL,
  purpose      text        NOT NULL,
  session_id   uuid,
  next         text        NOT NULL,
  expires_at   timestamptz NOT NULL,
  CONSTRAINT oidc_attempt_pk PRIMARY KEY (state_hash),
  CONSTRAINT oidc_attempt_purpose_ck CHECK (purpose IN ('sign-in', 'link', 'reauthenticate'))
);
COMMENT ON TABLE oidc_attempt IS 'Ways to the identity provider that were begun; each comes back once.';

GRANT SELECT, INSERT, UPDATE, DELETE ON totp, recovery_code TO sandbar_app, sandbar_system;
GRANT SELECT, INSERT, DELETE ON sign_in_challenge, external_identity, oidc_attempt TO sandbar_app, sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE oidc_attempt, external_identity, sign_in_challenge, recovery_code, totp');
  }
}
