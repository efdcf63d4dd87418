import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Cases, their record and everything one accepted command writes. What only our code reads, and always whole, is json and not jsonb: it is kept as it
 * was written, to the order of keys, and costs no conversion.
 */
export class CreateCases1795000000001 implements MigrationInterface {
  readonly name = 'CreateCases1795000000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE case_file (
  id             uuid        NOT NULL,
  kind           text        NOT NULL,
  definition     text        NOT NULL,
  version        integer     NOT NULL,
  head_hash      text        NOT NULL,
  snapshot       json       NOT NULL,
  stage          text        NOT NULL,
  leaves         text[]      NOT NULL,
  court          text        NOT NULL,
  closed         boolean     NOT NULL,
  title          text        NOT NULL,
  number         text,
  province       text        NOT NULL,
  lead_authority uuid,
  lead_applicant uuid,
  parent_id      uuid,
  header         json       NOT NULL,
  due_at         timestamptz,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL,
  CONSTRAINT case_file_pk PRIMARY KEY (id)
) WITH (fillfactor = 80);
-- A package and its legs carry the number of their application.
CREATE UNIQUE INDEX case_file_number_uq ON case_file (number) WHERE kind = 'pilot-application';
CREATE INDEX case_file_updated_ix ON case_file (updated_at DESC, id DESC);
CREATE INDEX case_file_created_ix ON case_file (created_at DESC, id DESC);
CREATE INDEX case_file_due_ix ON case_file (due_at, id) WHERE NOT closed;
CREATE INDEX case_file_parent_ix ON case_file (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX case_file_title_trgm_ix ON case_file USING gin (title gin_trgm_ops);
-- Written and read whole with every event: compressing it would cost more than the bytes do.
ALTER TABLE case_file ALTER COLUMN snapshot SET STORAGE EXTERNAL;
COMMENT ON TABLE case_file IS 'One row a case: the present state. The truth is case_record, of which this row is the fold.';
COMMENT ON COLUMN case_file.version IS 'Number of events; equals the seq of the last case_record row.';
COMMENT ON COLUMN case_file.head_hash IS 'Hash of the last case_record row.';
COMMENT ON COLUMN case_file.snapshot IS 'Persisted XState snapshot; title to due_at are projections of it for lists.';
COMMENT ON COLUMN case_file.updated_at IS 'Instant of the last event, from its meta.';

CREATE TABLE case_record (
  case_id    uuid    NOT NULL,
  seq        integer NOT NULL,
  definition text    NOT NULL,
  type       text    NOT NULL,
  payload    json   NOT NULL,
  meta       json   NOT NULL,
  facts      json   NOT NULL,
  stage      text    NOT NULL,
  prev_hash  text,
  hash       text    NOT NULL,
  CONSTRAINT case_record_pk PRIMARY KEY (case_id, seq)
);
COMMENT ON TABLE case_record IS 'Append-only: every event of every case, one hash chain a case. No role may update or delete.';
COMMENT ON COLUMN case_record.hash IS 'SHA-256 over the canonical JSON of all other columns (libs/hash chainHash says it byte for byte).';

CREATE TABLE creation_index (
  n          bigint NOT NULL,
  case_id    uuid   NOT NULL,
  kind       text   NOT NULL,
  first_hash text   NOT NULL,
  prev_hash  text,
  hash       text   NOT NULL,
  CONSTRAINT creation_index_pk PRIMARY KEY (n),
  CONSTRAINT creation_index_case_uq UNIQUE (case_id),
  CONSTRAINT creation_index_prev_ck CHECK ((n = 1) = (prev_hash IS NULL))
);
COMMENT ON TABLE creation_index IS 'Append-only: one hash chain over the creations of all cases, so that a whole removed case is missed. No gaps in n.';

CREATE TABLE case_access (
  case_id uuid NOT NULL,
  holder  text NOT NULL,
  level   text NOT NULL,
  CONSTRAINT case_access_pk PRIMARY KEY (case_id, holder),
  CONSTRAINT case_access_level_ck CHECK (level IN ('full', 'headline')),
  CONSTRAINT case_access_case_fk FOREIGN KEY (case_id) REFERENCES case_file (id) DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX case_access_holder_ix ON case_access (holder, case_id) INCLUDE (level);
COMMENT ON TABLE case_access IS 'Who sees which case: org:<uuid>, authority:<uuid>, coordination:<province>, person:<uuid>. Row security of every case table asks it; written by set_case_holders() only.';

CREATE TABLE command (
  person    text  NOT NULL,
  key       text  NOT NULL,
  body_hash text  NOT NULL,
  case_id   uuid  NOT NULL,
  outcome   text  NOT NULL,
  answer    json NOT NULL,
  CONSTRAINT command_pk PRIMARY KEY (person, key)
);
COMMENT ON TABLE command IS 'Append-only: the answer of every command, by person and idempotency key; a replay gets it again.';

CREATE TABLE deadline (
  id           uuid        NOT NULL,
  case_id      uuid        NOT NULL,
  name         text        NOT NULL,
  court        text        NOT NULL,
  rule         text        NOT NULL,
  expires      text        NOT NULL,
  payload      json       NOT NULL,
  escalates    boolean     NOT NULL,
  status       text        NOT NULL,
  reckoning    json,
  due_at       timestamptz,
  provisional  boolean     NOT NULL,
  reminders    json       NOT NULL,
  next_wake_at timestamptz,
  opened_seq   integer     NOT NULL,
  closed_seq   integer,
  CONSTRAINT deadline_pk PRIMARY KEY (id),
  CONSTRAINT deadline_status_ck CHECK (status IN ('running', 'pending', 'stopped', 'overdue', 'met', 'expired', 'superseded')),
  CONSTRAINT deadline_closed_ck CHECK ((closed_seq IS NOT NULL) = (status IN ('met', 'expired', 'superseded')))
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX deadline_open_uq ON deadline (case_id, name) WHERE closed_seq IS NULL;
CREATE INDEX deadline_case_ix ON deadline (case_id, opened_seq);
CREATE INDEX deadline_wake_ix ON deadline (next_wake_at, id) WHERE closed_seq IS NULL AND next_wake_at IS NOT NULL;
COMMENT ON TABLE deadline IS 'One open row a clock of a case, with the reckoning of its due date; closed rows stay for the history.';
COMMENT ON COLUMN deadline.expires IS 'The event that expiry sends through the one road.';
COMMENT ON COLUMN deadline.next_wake_at IS 'When the deadline clock must look at the row again: a hint for the queue, the truth for the sweep.';

CREATE TABLE outbox (
  id         uuid        NOT NULL,
  n          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
  case_id    uuid        NOT NULL,
  seq        integer     NOT NULL,
  job        text        NOT NULL,
  payload    json       NOT NULL,
  state      text        NOT NULL DEFAULT 'pending',
  attempt    integer     NOT NULL DEFAULT 0,
  added_at   timestamptz NOT NULL,
  not_before timestamptz,
  sent_at    timestamptz,
  done_at    timestamptz,
  last_error text,
  CONSTRAINT outbox_pk PRIMARY KEY (id)
) WITH (fillfactor = 70);
CREATE INDEX outbox_pending_ix ON outbox (n) WHERE state = 'pending';
CREATE INDEX outbox_sent_ix ON outbox (sent_at, id) WHERE state = 'sent';
CREATE INDEX outbox_dead_ix ON outbox (id) WHERE state = 'dead';
COMMENT ON TABLE outbox IS 'What follows from a command outside its case: written with it, carried by the queue, done in the transaction of its effect.';
COMMENT ON COLUMN outbox.n IS 'Order of writing; not of commits.';
COMMENT ON COLUMN outbox.attempt IS 'How often the relay has sent the row; part of the job id.';

CREATE TABLE working_copy (
  case_id        uuid        NOT NULL,
  revision       integer     NOT NULL,
  schema_version text        NOT NULL,
  content        jsonb       NOT NULL,
  updated_by     text        NOT NULL,
  updated_at     timestamptz NOT NULL,
  CONSTRAINT working_copy_pk PRIMARY KEY (case_id),
  CONSTRAINT working_copy_case_fk FOREIGN KEY (case_id) REFERENCES case_file (id)
);
COMMENT ON TABLE working_copy IS 'The declaration being written: not the case and not in its record; SEAL, RESUBMIT and REVISE freeze it.';
COMMENT ON COLUMN working_copy.revision IS 'Compare-and-set: a save names the revision it was made from.';

CREATE TABLE sealed_declaration (
  case_id        uuid        NOT NULL,
  revision       integer     NOT NULL,
  hash           text        NOT NULL,
  schema_version text        NOT NULL,
  content        jsonb       NOT NULL,
  sealed_at      timestamptz NOT NULL,
  CONSTRAINT sealed_declaration_pk PRIMARY KEY (case_id, revision),
  CONSTRAINT sealed_declaration_case_fk FOREIGN KEY (case_id) REFERENCES case_file (id)
);
CREATE INDEX sealed_declaration_hash_ix ON sealed_declaration (hash);
COMMENT ON TABLE sealed_declaration IS 'Append-only: declarations as they were frozen; the record holds their hash.';

CREATE TABLE attachment (
  id          uuid        NOT NULL,
  case_id     uuid        NOT NULL,
  sha256      text        NOT NULL,
  name        text        NOT NULL,
  mime        text        NOT NULL,
  size        bigint      NOT NULL,
  status      text        NOT NULL,
  uploaded_by text        NOT NULL,
  uploaded_at timestamptz NOT NULL,
  CONSTRAINT attachment_pk PRIMARY KEY (id),
  CONSTRAINT attachment_size_ck CHECK (size >= 0),
  CONSTRAINT attachment_sha256_ck CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  CONSTRAINT attachment_case_fk FOREIGN KEY (case_id) REFERENCES case_file (id)
);
CREATE INDEX attachment_case_ix ON attachment (case_id, sha256);
COMMENT ON TABLE attachment IS 'Uploaded files of a case; the bytes lie in the data directory under their SHA-256.';
COMMENT ON COLUMN attachment.status IS 'not-scanned until a scanner is joined; withdrawn: no part of the case any more.';

CREATE TABLE comment (
  id         uuid        NOT NULL,
  case_id    uuid        NOT NULL,
  audience   text        NOT NULL,
  author     text        NOT NULL,
  body       text        NOT NULL,
  created_at timestamptz NOT NULL,
  CONSTRAINT comment_pk PRIMARY KEY (id),
  CONSTRAINT comment_case_fk FOREIGN KEY (case_id) REFERENCES case_file (id)
);
CREATE INDEX comment_case_ix ON comment (case_id, created_at, id);
COMMENT ON TABLE comment IS 'Private working comments of one office or one firm, outside the record.';
COMMENT ON COLUMN comment.audience IS 'The holder that reads it, for example authority:<uuid>; nobody else does.';

CREATE TABLE counter (
  series text   NOT NULL,
  value  bigint NOT NULL,
  CONSTRAINT counter_pk PRIMARY KEY (series)
);
COMMENT ON TABLE counter IS 'Last number of each named series, for example case numbers; the row lock makes it free of gaps.';
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
DROP TABLE counter, comment, attachment, sealed_declaration, working_copy, outbox, deadline, command, case_access, creation_index, case_record, case_file;
`);
  }
}
