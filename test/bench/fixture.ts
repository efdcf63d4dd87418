import type { CaseWrite } from '@sandbar/workflow';
import type { Client } from 'pg';
import { loadInto } from './bulk-load.js';
import { openAfter } from './model-case.js';

export const caseId = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const OWN = `('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))`;
const MANY = 'generate_series(1, $1::int) n';

/**
 * Copies a case `many` times, as the database's owner: every row that handle() writes, with its record, commands, clocks and finished outbox, so that
 * tables and indexes have the size they have in use. Only ids, numbers and keys differ; the chain's hashes are the model's.
 */
export async function copyModel(client: Client, model: readonly CaseWrite[], many: number): Promise<void> {
  await loadInto(client, TABLES, async () => {
    await copyCase(client, model.at(-1)!, model[0]!, many);
    for (const write of model) await copyEvent(client, write, many);
    await copyClocks(client, model, many);
  });
}

const TABLES = ['case_file', 'case_access', 'creation_index', 'case_record', 'command', 'outbox', 'deadline'];

async function copyClocks(client: Client, model: readonly CaseWrite[], many: number): Promise<void> {
  await client.query(
    `INSERT INTO deadline (id, case_id, name, court, rule, expires, payload, escalates, status, reckoning, due_at, provisional, reminders, next_wake_at, opened_seq)
     SELECT gen_random_uuid(), ${OWN}::uuid, d.name, d.court, d.rule, d.expires, d.payload, d.escalates, d.status, d.reckoning, d."dueAt", d.provisional,
            d.reminders, d."nextWakeAt", d."openedSeq"
     FROM ${MANY}, json_to_recordset($2::json) AS d(name text, court text, rule text, expires text, payload json, escalates bool,
            status text, reckoning json, "dueAt" timestamptz, provisional bool, reminders json, "nextWakeAt" timestamptz, "openedSeq" int)`,
    [many, JSON.stringify(openAfter(model))],
  );
}

async function copyCase(client: Client, last: CaseWrite, first: CaseWrite, many: number): Promise<void> {
  const { header } = last;
  await client.query(
    `INSERT INTO case_file (id, kind, definition, version, head_hash, snapshot, stage, leaves, court, closed, title, number, province, lead_authority,
                            lead_applicant, parent_id, header, due_at, created_at, updated_at)
     SELECT ${OWN}::uuid, $2, $3, $4, $5, replace(replace($6, $16, ${OWN}), $17, 'B-' || n)::json, $7, $8, $9, false, $10 || n, 'B-' || n, $11,
            $12, $13, null, replace($14, $17, 'B-' || n)::json, $15, $18, $18
     FROM ${MANY}`,
    [
      many,
      last.kind,
      last.definition,
      last.record.seq,
      last.record.hash,
      JSON.stringify(last.snapshot),
      last.stage,
      last.leaves,
      last.court,
      header.title,
      header.province,
      header.leadAuthority,
      header.leadApplicant,
      JSON.stringify(header),
      last.dueAt,
      last.caseId,
      header.number,
      last.record.meta.at,
    ],
  );
  await client.query(
    `INSERT INTO case_access (case_id, holder, level)
     SELECT ${OWN}::uuid, h.holder, h.level FROM ${MANY}, json_to_recordset($2::json) AS h(holder text, level text)`,
    [many, JSON.stringify(header.holders)],
  );
  await client.query(
    `INSERT INTO creation_index (n, case_id, kind, first_hash, prev_hash, hash)
     SELECT n, ${OWN}::uuid, $2, $3, CASE WHEN n > 1 THEN $3 END, $3 FROM ${MANY}`,
    [many, first.kind, first.record.hash],
  );
}

async function copyEvent(client: Client, write: CaseWrite, many: number): Promise<void> {
  const { record, command } = write;
  await client.query(
    `INSERT INTO case_record (case_id, seq, definition, type, payload, meta, facts, stage, prev_hash, hash)
     SELECT ${OWN}::uuid, $2, $3, $4, $5, $6, $7, $8, $9, $10 FROM ${MANY}`,
    [
      many,
      record.seq,
      record.definition,
      record.type,
      JSON.stringify(record.payload),
      JSON.stringify(record.meta),
      JSON.stringify(record.facts),
      record.stage,
      record.prevHash,
      record.hash,
    ],
  );
  await client.query(
    `INSERT INTO command (person, key, body_hash, case_id, outcome, answer) SELECT $2, $3 || '-' || n, $4, ${OWN}::uuid, $5, $6 FROM ${MANY}`,
    [many, command.person, command.key, command.bodyHash, command.answer.outcome, JSON.stringify(command.answer)],
  );
  await client.query(
    `INSERT INTO outbox (id, case_id, seq, job, payload, added_at, state, attempt, sent_at, done_at)
     SELECT gen_random_uuid(), ${OWN}::uuid, $2, o.job, o.payload, $3, 'done', 1, $3, $3
     FROM ${MANY}, json_to_recordset($4::json) AS o(job text, payload json)`,
    [many, record.seq, record.meta.at, JSON.stringify(write.outbox)],
  );
}

/**
 * The floor's own tables: the product's case and outbox with the same columns, indexes and rows, without row security and triggers; an event table with
 * one event a case and version, about 500 bytes each.
 */
export async function createFloor(client: Client, body: string): Promise<void> {
  await client.query(`
    CREATE SCHEMA floor;
    CREATE TABLE floor.case_file (LIKE public.case_file INCLUDING ALL);
    CREATE TABLE floor.event (case_id uuid NOT NULL, seq int NOT NULL, body jsonb NOT NULL, PRIMARY KEY (case_id, seq));
    CREATE TABLE floor.outbox (LIKE public.outbox INCLUDING ALL);
    GRANT USAGE ON SCHEMA floor TO sandbar_app;
    GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA floor TO sandbar_app;`);
  await loadInto(client, ['floor.case_file', 'floor.event', 'floor.outbox'], async () => {
    await client.query(`
      INSERT INTO floor.case_file SELECT * FROM public.case_file;
      INSERT INTO floor.outbox (id, case_id, seq, job, payload, added_at, state, attempt, sent_at, done_at)
        SELECT id, case_id, seq, job, payload, added_at, state, attempt, sent_at, done_at FROM public.outbox`);
    await client.query('INSERT INTO floor.event (case_id, seq, body) SELECT case_id, seq, $1 FROM public.case_record', [body]);
  });
}
