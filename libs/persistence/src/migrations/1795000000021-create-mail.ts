import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-mail: what goes out and what became of it, addresses that bounce, how each person wants it, digests. */
export class CreateMail1795000000021 implements MigrationInterface {
  readonly name = 'CreateMail1795000000021';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE mail_delivery (
  id           text        NOT NULL,
  kind         text        NOT NULL,
  person_id    uuid,
  case_id      uuid,
  event_key    text,
  statutory    boolean     NOT NULL,
  display_name text        NOT NULL,
  address      text        NOT NULL,
  locale       text        NOT NULL,
  subject      text,
  body         text,
  at           timestamptz NOT NULL,
  state        text        NOT NULL DEFAULT 'pending',
  attempt      integer     NOT NULL DEFAULT 0,
  held_until   timestamptz,
  settled_at   timestamptz,
  last_error   text,
  CONSTRAINT mail_delivery_pk PRIMARY KEY (id),
  CONSTRAINT mail_delivery_kind_ck CHECK (kind IN ('notice', 'digest', 'direct')),
  CONSTRAINT mail_delivery_state_ck CHECK (state IN ('pending', 'sending', 'sent', 'bounced', 'failed'))
);
CREATE INDEX mail_delivery_state_ix ON mail_delivery (state, at);
COMMENT ON TABLE mail_delivery IS 'One row an e-mail: the id is the left half of its Message-ID and derives from event and person.';
COMMENT ON COLUMN mail_delivery.body IS 'Erased with the subject once the e-mail is sent or given up.';
COMMENT ON COLUMN mail_delivery.held_until IS 'While it is sending: the process that has it counts as dead after this instant.';

CREATE TABLE bounced_address (
  address text        NOT NULL,
  since   timestamptz NOT NULL,
  reason  text        NOT NULL,
  CONSTRAINT bounced_address_pk PRIMARY KEY (address),
  CONSTRAINT bounced_address_ck CHECK (address = lower(address))
);
COMMENT ON TABLE bounced_address IS 'Addresses that do not take mail: what serves a letter goes on paper, until the owner says that the address works again.';

CREATE TABLE notification_preference (
  person_id  uuid        NOT NULL,
  type       text        NOT NULL,
  choice     text        NOT NULL,
  changed_at timestamptz NOT NULL,
  CONSTRAINT notification_preference_pk PRIMARY KEY (person_id, type),
  CONSTRAINT notification_preference_choice_ck CHECK (choice IN ('now', 'digest', 'off')),
  CONSTRAINT notification_preference_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);

CREATE TABLE digest_item (
  notification_id uuid        NOT NULL,
  person_id       uuid        NOT NULL,
  day             date        NOT NULL,
  taken_at        timestamptz,
  CONSTRAINT digest_item_pk PRIMARY KEY (notification_id)
);
CREATE INDEX digest_item_waiting_ix ON digest_item (person_id, day) WHERE taken_at IS NULL;
COMMENT ON COLUMN digest_item.day IS 'Day in Asia/Shanghai whose digest takes it.';

CREATE TABLE mail_digest (
  person_id uuid        NOT NULL,
  day       date        NOT NULL,
  made_at   timestamptz NOT NULL,
  items     integer     NOT NULL,
  CONSTRAINT mail_digest_pk PRIMARY KEY (person_id, day)
);
COMMENT ON TABLE mail_digest IS 'One digest a person and day.';

ALTER TABLE notification_preference ENABLE ROW LEVEL SECURITY;
ALTER TABLE notification_preference FORCE ROW LEVEL SECURITY;
CREATE POLICY notification_preference_system ON notification_preference TO sandbar_system USING (true) WITH CHECK (true);
CREATE POLICY notification_preference_own ON notification_preference TO sandbar_app
  USING (person_id::text = current_person()) WITH CHECK (person_id::text = current_person());

GRANT SELECT, INSERT, UPDATE ON notification_preference TO sandbar_app;
GRANT SELECT ON notification_preference TO sandbar_system;
GRANT SELECT, DELETE ON bounced_address TO sandbar_app;
GRANT SELECT, INSERT, UPDATE ON bounced_address TO sandbar_system;
GRANT SELECT, INSERT ON mail_delivery, mail_digest TO sandbar_system;
GRANT UPDATE (state, attempt, held_until, settled_at, last_error, subject, body) ON mail_delivery TO sandbar_system;
GRANT SELECT, INSERT ON digest_item TO sandbar_system;
GRANT UPDATE (taken_at) ON digest_item TO sandbar_system;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mail_digest, digest_item, notification_preference, bounced_address, mail_delivery');
  }
}
