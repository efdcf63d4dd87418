import type { Statement } from '../session/statement.js';

/**
 * The one statement that writes an accepted command. Every branch selects from what the first one returns: when the version has moved, the UPDATE
 * returns nothing and so nothing else is written. Parameters of both forms are those of writeParameters().
 */
const CASE_COLUMNS =
  'definition, version, head_hash, snapshot, stage, leaves, court, closed, title, number, province, lead_authority, lead_applicant, parent_id, header, due_at, updated_at';
const CASE_VALUES =
  '$3::text, $2::int + 1, $4::text, $5::json, $6::text, $7::text[], $8::text, $9::bool, $10::text, $11::text, $12::text, $13::uuid, $14::uuid, $15::uuid, $16::json, $17::timestamptz, $18::timestamptz';

const RECORD = `rec AS (
  INSERT INTO case_record (case_id, seq, definition, type, payload, meta, facts, stage, prev_hash, hash)
  SELECT u.id, u.version, $3::text, $19::text, $20::json, $21::json, $22::json, $6::text, $23::text, $4::text FROM u)`;
const COMMAND = `cmd AS (
  INSERT INTO command (person, key, body_hash, case_id, outcome, answer)
  SELECT $24::text, $25::text, $26::text, u.id, $27::text, $28::json FROM u)`;
const OUTBOX = `obx AS (
  INSERT INTO outbox (id, case_id, seq, job, payload, added_at, not_before)
  SELECT o.id, u.id, u.version, o.job, o.payload, $18::timestamptz, o.not_before
  FROM u, json_to_recordset($29::json) AS o(id uuid, job text, payload json, not_before timestamptz))`;
const DEADLINES = `dl AS (
  INSERT INTO deadline AS was (id, case_id, name, court, rule, expires, payload, escalates, status, reckoning, due_at, provisional, reminders,
                               next_wake_at, opened_seq, closed_seq)
  SELECT d.id, u.id, d.name, d.court, d.rule, d.expires, d.payload, d.escalates, d.status, d.reckoning, d.due_at, d.provisional, d.reminders,
         d.next_wake_at, d.opened_seq, d.closed_seq
  FROM u, json_to_recordset($30::json) AS d(id uuid, name text, court text, rule text, expires text, payload json, escalates bool, status text,
         reckoning json, due_at timestamptz, provisional bool, reminders json, next_wake_at timestamptz, opened_seq int, closed_seq int)
  ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name, court = EXCLUDED.court, rule = EXCLUDED.rule, expires = EXCLUDED.expires,
    payload = EXCLUDED.payload, escalates = EXCLUDED.escalates, status = EXCLUDED.status, reckoning = EXCLUDED.reckoning, due_at = EXCLUDED.due_at,
    provisional = EXCLUDED.provisional, reminders = EXCLUDED.reminders, next_wake_at = EXCLUDED.next_wake_at, closed_seq = EXCLUDED.closed_seq
  WHERE was.case_id = EXCLUDED.case_id)`;

const UPDATE = `u AS (
  UPDATE case_file SET (${CASE_COLUMNS}) = ROW (${CASE_VALUES}) WHERE id = $1::uuid AND version = $2::int RETURNING id, version)`;
const CREATE = `u AS (
  INSERT INTO case_file (id, kind, created_at, ${CASE_COLUMNS}) VALUES ($1::uuid, $31::text, $18::timestamptz, ${CASE_VALUES}) RETURNING id, version),
idx AS (
  INSERT INTO creation_index (n, case_id, kind, first_hash, prev_hash, hash)
  SELECT $32::bigint, u.id, $31::text, $4::text, $33::text, $34::text FROM u)`;

const statement = (name: string, ...branches: string[]): Statement => ({
  name,
  text: `WITH ${branches.join(',\n')}\nSELECT count(*)::int AS written FROM u`,
});

/** Without the deadline branch where no clock moved: an upsert that has nothing to do still costs its start. */
export const UPDATE_CASE = statement('case_write_4', UPDATE, RECORD, COMMAND, OUTBOX);
export const UPDATE_CASE_WITH_DEADLINES = statement('case_write_5', UPDATE, RECORD, COMMAND, OUTBOX, DEADLINES);
export const CREATE_CASE = statement('case_create', CREATE, RECORD, COMMAND, OUTBOX, DEADLINES);

export const SEAL: Statement = {
  name: 'case_seal',
  text: `INSERT INTO sealed_declaration (case_id, revision, hash, schema_version, content, sealed_at) VALUES ($1, $2, $3, $4, $5::json, $6)`,
};
export const SET_HOLDERS: Statement = { name: 'case_holders', text: 'SELECT set_case_holders($1, $2::jsonb)' };
