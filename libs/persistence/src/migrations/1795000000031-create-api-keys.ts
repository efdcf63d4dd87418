import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys by which the systems of firms and offices ask. No role deletes one, nor changes what it may do. */
export class CreateApiKeys1795000000031 implements MigrationInterface {
  readonly name = 'CreateApiKeys1795000000031';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE api_key (
  id              uuid        NOT NULL,
  secret_hash     text        NOT NULL,
  title           text        NOT NULL,
  person_id       uuid        NOT NULL,
  organisation_id uuid,
  authority_id    uuid,
  scopes          text[]      NOT NULL,
  created_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  revoked_at      timestamptz,
  replaces        uuid,
  last_used_at    timestamptz,
  last_used_from  text,
  CONSTRAINT api_key_pk PRIMARY KEY (id),
  CONSTRAINT api_key_expiry_ck CHECK (expires_at > created_at),
  CONSTRAINT api_key_person_fk FOREIGN KEY (person_id) REFERENCES person (id),
  CONSTRAINT api_key_organisation_fk FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  CONSTRAINT api_key_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id),
  CONSTRAINT api_key_replaces_fk FOREIGN KEY (replaces) REFERENCES api_key (id)
);
CREATE INDEX api_key_person_ix ON api_key (person_id);
CREATE INDEX api_key_organisation_ix ON api_key (organisation_id);
CREATE INDEX api_key_authority_ix ON api_key (authority_id);
COMMENT ON TABLE api_key IS 'Keys of systems, in the name of whoever issued them; only the SHA-256 of a secret is stored.';
GRANT SELECT, INSERT ON api_key TO sandbar_app, sandbar_system;
GRANT UPDATE (expires_at, revoked_at, last_used_at, last_used_from) ON api_key TO sandbar_app, sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE api_key');
  }
}
