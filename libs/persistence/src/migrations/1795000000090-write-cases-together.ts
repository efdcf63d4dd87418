import type { MigrationInterface, QueryRunner } from 'typeorm';
import { WriteCaseInOneCall1795000000012 } from './1795000000012-write-case-in-one-call.js';

/** The columns of a clock that its opening and its moves set, as json_to_recordset() reads them. */
const MOVED = 'id uuid, status text, reckoning json, due_at timestamptz, provisional bool, reminders json, next_wake_at timestamptz';
const OPENED = `${MOVED}, name text, court text, rule text, expires text, payload json, escalates bool`;

/** Who holds a case for longer is waited for by those alone who want that case, under its lock; not by whoever travels with them. */
const LOCK_PATIENCE = '250ms';

/**
 * Several calls of write_case() may stand in one statement: where a call is told whose the command is, it begins with no case in hand, so that none is
 * judged by what the call before it was allowed. Else BEGIN has told, and the lock has said which case.
 */
export class WriteCasesTogether1795000000090 implements MigrationInterface {
  readonly name = 'WriteCasesTogether1795000000090';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
CREATE OR REPLACE FUNCTION write_case(
  p_person text, p_province text, p_holders text,
  p_case uuid, p_expected integer, p_prev_hash text, p_hash text, p_definition text, p_snapshot json,
  p_stage text, p_leaves text[], p_court text, p_closed boolean, p_due_at timestamptz, p_at timestamptz,
  p_type text, p_payload json, p_meta json, p_facts json,
  p_by text, p_key text, p_body_hash text, p_outcome text, p_answer json,
  p_title text, p_number text, p_lies_in text, p_lead_authority uuid, p_lead_applicant uuid, p_parent uuid, p_header json,
  p_outbox json, p_closed_clocks json, p_moved_clocks json, p_opened_clocks json,
  p_kind text, p_n bigint, p_n_prev_hash text, p_n_hash text
) RETURNS integer LANGUAGE plpgsql
-- A plan made while a table is still empty would read all of it, and do so until the statistics catch up, when the table has long grown.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off AS $$
DECLARE
  changed integer;
BEGIN
  IF p_holders IS NOT NULL THEN
    PERFORM set_config('app.person', p_person, true), set_config('app.province', p_province, true), set_config('app.holders', p_holders, true),
      set_config('app.case', '', true), set_config('lock_timeout', '${LOCK_PATIENCE}', true);
  END IF;

  IF p_kind IS NOT NULL THEN
    INSERT INTO case_file (id, kind, definition, version, head_hash, snapshot, stage, leaves, court, closed, title, number, province,
                           lead_authority, lead_applicant, parent_id, header, due_at, created_at, updated_at)
    VALUES (p_case, p_kind, p_definition, 1, p_hash, p_snapshot, p_stage, p_leaves, p_court, p_closed, p_title, p_number, p_lies_in,
            p_lead_authority, p_lead_applicant, p_parent, p_header, p_due_at, p_at, p_at);
    INSERT INTO creation_index (n, case_id, kind, first_hash, prev_hash, hash) VALUES (p_n, p_case, p_kind, p_hash, p_n_prev_hash, p_n_hash);
  ELSIF p_header IS NULL THEN
    UPDATE case_file SET definition = p_definition, version = p_expected + 1, head_hash = p_hash, snapshot = p_snapshot, stage = p_stage,
      leaves = p_leaves, court = p_court, closed = p_closed, due_at = p_due_at, updated_at = p_at
    WHERE id = p_case AND version = p_expected AND head_hash = p_prev_hash;
    IF NOT FOUND THEN RETURN 0; END IF;
  ELSE
    UPDATE case_file SET definition = p_definition, version = p_expected + 1, head_hash = p_hash, snapshot = p_snapshot, stage = p_stage,
      leaves = p_leaves, court = p_court, closed = p_closed, due_at = p_due_at, updated_at = p_at, title = p_title, number = p_number,
      province = p_lies_in, lead_authority = p_lead_authority, lead_applicant = p_lead_applicant, parent_id = p_parent, header = p_header
    WHERE id = p_case AND version = p_expected AND head_hash = p_prev_hash;
    IF NOT FOUND THEN RETURN 0; END IF;
  END IF;
  -- Only now: whoever does not hold the case has changed no row above. Elsewhere the lock or the creation has said which case is written.
  IF p_holders IS NOT NULL THEN PERFORM set_config('app.case', p_case::text, true); END IF;

  INSERT INTO case_record (case_id, seq, definition, type, payload, meta, facts, stage, prev_hash, hash)
  VALUES (p_case, p_expected + 1, p_definition, p_type, p_payload, p_meta, p_facts, p_stage, p_prev_hash, p_hash);
  INSERT INTO command (person, key, body_hash, case_id, outcome, answer) VALUES (p_by, p_key, p_body_hash, p_case, p_outcome, p_answer);

  IF p_outbox IS NOT NULL THEN
    INSERT INTO outbox (id, case_id, seq, job, payload, added_at, not_before)
    SELECT o.id, p_case, p_expected + 1, o.job, o.payload, p_at, o.not_before
    FROM json_to_recordset(p_outbox) AS o(id uuid, job text, payload json, not_before timestamptz);
  END IF;
  -- A clock that closes and opens again under its name closes first.
  IF p_closed_clocks IS NOT NULL THEN
    UPDATE deadline d SET status = c.status, next_wake_at = NULL, closed_seq = p_expected + 1
    FROM json_to_recordset(p_closed_clocks) AS c(id uuid, status text)
    WHERE d.id = c.id AND d.case_id = p_case AND d.closed_seq IS NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed <> json_array_length(p_closed_clocks) THEN RAISE EXCEPTION 'a clock to close is not open'; END IF;
  END IF;
  IF p_moved_clocks IS NOT NULL THEN
    UPDATE deadline d SET status = m.status, reckoning = m.reckoning, due_at = m.due_at, provisional = m.provisional,
      reminders = m.reminders, next_wake_at = m.next_wake_at
    FROM json_to_recordset(p_moved_clocks) AS m(${MOVED})
    WHERE d.id = m.id AND d.case_id = p_case AND d.closed_seq IS NULL;
    GET DIAGNOSTICS changed = ROW_COUNT;
    IF changed <> json_array_length(p_moved_clocks) THEN RAISE EXCEPTION 'a clock to move is not open'; END IF;
  END IF;
  IF p_opened_clocks IS NOT NULL THEN
    INSERT INTO deadline (id, case_id, name, court, rule, expires, payload, escalates, status, reckoning, due_at, provisional, reminders,
                          next_wake_at, opened_seq)
    SELECT o.id, p_case, o.name, o.court, o.rule, o.expires, o.payload, o.escalates, o.status, o.reckoning, o.due_at, o.provisional, o.reminders,
           o.next_wake_at, p_expected + 1
    FROM json_to_recordset(p_opened_clocks) AS o(${OPENED});
  END IF;
  RETURN 1;
END $$;
`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP FUNCTION write_case');
    await new WriteCaseInOneCall1795000000012().up(runner);
  }
}
