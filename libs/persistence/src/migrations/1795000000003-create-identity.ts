import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, people, what they may do, and how they sign in. */
export class CreateIdentity1795000000003 implements MigrationInterface {
  readonly name = 'CreateIdentity1795000000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE organisation (
  id            uuid NOT NULL,
  uscc          text NOT NULL,
  name          text NOT NULL,
  home_province text,
  CONSTRAINT organisation_pk PRIMARY KEY (id),
  CONSTRAINT organisation_uscc_uq UNIQUE (uscc)
);
COMMENT ON TABLE organisation IS 'Firms, by their unified social credit code (GB 32100).';

CREATE TABLE person (
  id              uuid    NOT NULL,
  login           text    NOT NULL,
  display_name    text    NOT NULL,
  email           text,
  locale          text    NOT NULL,
  status          text    NOT NULL,
  organisation_id uuid,
  authority_id    uuid,
  province        text,
  demo            boolean NOT NULL,
  CONSTRAINT person_pk PRIMARY KEY (id),
  CONSTRAINT person_login_uq UNIQUE (login),
  CONSTRAINT person_login_ck CHECK (login = lower(login)),
  CONSTRAINT person_one_employer_ck CHECK (organisation_id IS NULL OR authority_id IS NULL),
  CONSTRAINT person_status_ck CHECK (status IN ('invited', 'active', 'disabled')),
  CONSTRAINT person_organisation_fk FOREIGN KEY (organisation_id) REFERENCES organisation (id),
  CONSTRAINT person_authority_fk FOREIGN KEY (authority_id) REFERENCES authority (id)
);
CREATE INDEX person_organisation_ix ON person (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX person_authority_ix ON person (authority_id) WHERE authority_id IS NOT NULL;

CREATE TABLE role_grant (
  id         uuid        NOT NULL,
  person_id  uuid        NOT NULL,
  role       text        NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to   timestamptz,
  granted_by text,
  CONSTRAINT role_grant_pk PRIMARY KEY (id),
  CONSTRAINT role_grant_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX role_grant_person_ix ON role_grant (person_id);
CREATE INDEX role_grant_role_ix ON role_grant (role);
COMMENT ON TABLE role_grant IS 'Dated grants: in force when valid_from <= now < valid_to.';

CREATE TABLE delegation (
  id         uuid        NOT NULL,
  delegator  uuid        NOT NULL,
  delegate   uuid        NOT NULL,
  roles      text[]      NOT NULL,
  valid_from timestamptz NOT NULL,
  valid_to   timestamptz NOT NULL,
  CONSTRAINT delegation_pk PRIMARY KEY (id),
  CONSTRAINT delegation_other_ck CHECK (delegator <> delegate),
  CONSTRAINT delegation_delegator_fk FOREIGN KEY (delegator) REFERENCES person (id),
  CONSTRAINT delegation_delegate_fk FOREIGN KEY (delegate) REFERENCES person (id)
);
CREATE INDEX delegation_delegate_ix ON delegation (delegate);
CREATE INDEX delegation_delegator_ix ON delegation (delegator);
COMMENT ON TABLE delegation IS 'Absence cover: the delegate acts in the named roles and carries the conflicts of the delegator.';

CREATE TABLE credential (
  person_id     uuid NOT NULL,
  password_hash text NOT NULL,
  CONSTRAINT credential_pk PRIMARY KEY (person_id),
  CONSTRAINT credential_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
COMMENT ON TABLE credential IS 'argon2id in PHC form.';

CREATE TABLE session (
  id           uuid        NOT NULL,
  token_hash   text        NOT NULL,
  person_id    uuid        NOT NULL,
  opened_by    text        NOT NULL,
  created_at   timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  revoked_at   timestamptz,
  user_agent   text,
  CONSTRAINT session_pk PRIMARY KEY (id),
  CONSTRAINT session_token_uq UNIQUE (token_hash),
  CONSTRAINT session_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX session_person_ix ON session (person_id, created_at);
COMMENT ON TABLE session IS 'Signed-in browsers; only the SHA-256 of a token is stored.';

CREATE TABLE enrolment (
  token_hash text        NOT NULL,
  person_id  uuid        NOT NULL,
  issued_by  text,
  issued_at  timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  CONSTRAINT enrolment_pk PRIMARY KEY (token_hash),
  CONSTRAINT enrolment_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX enrolment_person_ix ON enrolment (person_id);
COMMENT ON TABLE enrolment IS 'One-time links; only the SHA-256 of a token is stored.';

CREATE TABLE login_attempt (
  key           text        NOT NULL,
  count         integer     NOT NULL,
  last_at       timestamptz NOT NULL,
  blocked_until timestamptz NOT NULL,
  CONSTRAINT login_attempt_pk PRIMARY KEY (key)
);
COMMENT ON TABLE login_attempt IS 'Attempts in a row by hashed name and by hashed address.';

CREATE TABLE administration_act (
  id      uuid        NOT NULL,
  at      timestamptz NOT NULL,
  by      text        NOT NULL,
  act     text        NOT NULL,
  subject text        NOT NULL,
  details jsonb       NOT NULL,
  CONSTRAINT administration_act_pk PRIMARY KEY (id)
);
COMMENT ON TABLE administration_act IS 'Append-only: what administrators did, for the audit administrator.';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP TABLE administration_act, login_attempt, enrolment, session, credential, delegation, role_grant, person, organisation',
    );
  }
}
