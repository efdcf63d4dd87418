import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acts that many cases hear of, and invitations. Neither holds anything of a case but its id. */
export class ChangeInBulk1795000000041 implements MigrationInterface {
  readonly name = 'ChangeInBulk1795000000041';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE bulk_change (
  id           uuid        NOT NULL,
  kind         text        NOT NULL,
  subject      uuid        NOT NULL,
  content      jsonb       NOT NULL,
  effective_at timestamptz NOT NULL,
  requested_by text        NOT NULL,
  requested_at timestamptz NOT NULL,
  planned_at   timestamptz,
  cancelled_at timestamptz,
  CONSTRAINT bulk_change_pk PRIMARY KEY (id),
  CONSTRAINT bulk_change_kind_ck CHECK (kind IN ('departure', 'succession'))
);
CREATE INDEX bulk_change_subject_ix ON bulk_change (kind, subject);
COMMENT ON TABLE bulk_change IS 'An act of an administrator that many cases hear of: somebody left, an authority was succeeded.';

CREATE TABLE bulk_change_case (
  bulk_id   uuid NOT NULL,
  case_id   uuid NOT NULL,
  outbox_id uuid NOT NULL,
  CONSTRAINT bulk_change_case_pk PRIMARY KEY (bulk_id, case_id),
  CONSTRAINT bulk_change_case_bulk_fk FOREIGN KEY (bulk_id) REFERENCES bulk_change (id)
);
COMMENT ON TABLE bulk_change_case IS 'The cases it was sent to, and the outbox row that carries the command: progress is read from there.';

CREATE TABLE invitation (
  id              uuid        NOT NULL,
  email           text        NOT NULL,
  display_name    text        NOT NULL,
  locale          text        NOT NULL,
  roles           text[]      NOT NULL,
  organisation_id uuid,
  authority_id    uuid,
  province        text,
  token_hash      text        NOT NULL,
  invited_by      text        NOT NULL,
  invited_at      timestamptz NOT NULL,
  expires_at      timestamptz NOT NULL,
  accepted_at     timestamptz,
  accepted_by     uuid,
  revoked_at      timestamptz,
  CONSTRAINT invitation_pk PRIMARY KEY (id),
  CONSTRAINT invitation_token_uq UNIQUE (token_hash),
  CONSTRAINT invitation_email_ck CHECK (email = lower(email)),
  CONSTRAINT invitation_organisation_fk FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  CONSTRAINT invitation_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id)
);
CREATE INDEX invitation_organisation_ix ON invitation (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX invitation_authority_ix ON invitation (authority_id) WHERE authority_id IS NOT NULL;
COMMENT ON TABLE invitation IS 'Somebody asked by e-mail to work at a place; only the SHA-256 of the link''s token is stored.';

ALTER TABLE bulk_change ENABLE ROW LEVEL SECURITY;
ALTER TABLE bulk_change FORCE ROW LEVEL SECURITY;
CREATE POLICY bulk_change_system ON bulk_change TO sandbar_system USING (true) WITH CHECK (true);
-- Who succeeded whom is public; who leaves is not.
CREATE POLICY bulk_change_names ON bulk_change FOR SELECT TO sandbar_app USING (kind = 'succession');
GRANT SELECT ON bulk_change TO sandbar_app;
GRANT SELECT, INSERT ON bulk_change, bulk_change_case TO sandbar_system;
GRANT UPDATE (planned_at, cancelled_at) ON bulk_change TO sandbar_system;
GRANT SELECT, INSERT, UPDATE ON invitation TO sandbar_app;
GRANT SELECT ON invitation TO sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE invitation, bulk_change_case, bulk_change');
  }
}
