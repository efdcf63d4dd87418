import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Inboxes and the public register: what the outbox's jobs write. */
export class CreateMessages1795000000004 implements MigrationInterface {
  readonly name = 'CreateMessages1795000000004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE TABLE notification (
  id        uuid        NOT NULL,
  event_key text        NOT NULL,
  person_id uuid        NOT NULL,
  case_id   uuid        NOT NULL,
  template  text        NOT NULL,
  subject   jsonb       NOT NULL,
  body      jsonb       NOT NULL,
  link      text        NOT NULL,
  reference text,
  due_day   date,
  todo      boolean     NOT NULL,
  at        timestamptz NOT NULL,
  read_at   timestamptz,
  CONSTRAINT notification_pk PRIMARY KEY (id),
  CONSTRAINT notification_event_person_uq UNIQUE (event_key, person_id),
  CONSTRAINT notification_person_fk FOREIGN KEY (person_id) REFERENCES person (id)
);
CREATE INDEX notification_inbox_ix ON notification (person_id, at DESC, id DESC);
CREATE INDEX notification_unread_ix ON notification (person_id) WHERE read_at IS NULL;
COMMENT ON TABLE notification IS 'Inboxes: one row an event and person however often the job runs. Subject and body are {zh, en}.';

CREATE TABLE public_register (
  case_id      uuid        NOT NULL,
  what         text        NOT NULL,
  at           timestamptz NOT NULL,
  content      jsonb       NOT NULL,
  withdrawn_at timestamptz,
  CONSTRAINT public_register_pk PRIMARY KEY (case_id, what),
  CONSTRAINT public_register_what_ck CHECK (what IN ('notice', 'registration', 'withdrawal', 'result'))
);
CREATE INDEX public_register_list_ix ON public_register (what, at DESC, case_id DESC);
CREATE INDEX public_register_title_trgm_ix ON public_register USING gin ((content ->> 'title') gin_trgm_ops);
COMMENT ON TABLE public_register IS 'What anybody may read: notices, registrations, results. Holds nothing that is not public; written by the publish job only.';
COMMENT ON COLUMN public_register.withdrawn_at IS 'Taken back at that instant by a withdrawal; the row stays.';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE public_register, notification');
  }
}
