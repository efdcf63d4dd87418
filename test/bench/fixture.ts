import type { CaseWrite } from '@sandbar/workflow';
import type { Client } from 'pg';

export const caseId = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Copies the model `many` times, as the database's owner: rows as handle() writes them, only the ids differ. */
export async function copyModel(client: Client, model: CaseWrite, many: number): Promise<void> {
  const { header } = model;
  const at = model.record.meta.at;
  const own = `'00000000-0000-7000-8000-' || lpad(n::text, 12, '0')`;
  await client.query('BEGIN');
  await client.query(
    `INSERT INTO case_access (case_id, holder, level)
     SELECT (${own})::uuid, h.holder, h.level FROM generate_series(1, $1::int) n, jsonb_to_recordset($2::jsonb) AS h(holder text, level text)`,
    [many, JSON.stringify(model.holders)],
  );
  await client.query(
    `INSERT INTO case_file (id, kind, definition, version, head_hash, snapshot, stage, leaves, court, closed, title, number, province, lead_authority,
                            lead_applicant, parent_id, header, due_at, created_at, updated_at)
     SELECT (${own})::uuid, $2, $3, $4, $5, jsonb_set(jsonb_set($6::jsonb, '{context,caseId}', to_jsonb(${own})), '{context,number}', to_jsonb('B-' || n)), $7, $8, $9, false, $10 || n, 'B-' || n, $11,
            $12, $13, null, $14, $15, $16, $16
     FROM generate_series(1, $1::int) n`,
    [
      many,
      model.kind,
      model.definition,
      model.record.seq,
      model.record.hash,
      JSON.stringify(model.snapshot),
      model.stage,
      model.leaves,
      model.court,
      header.title,
      header.province,
      header.leadAuthority,
      header.leadApplicant,
      JSON.stringify(header),
      model.dueAt,
      at,
    ],
  );
  await client.query(
    `INSERT INTO deadline (id, case_id, name, court, rule, expires, payload, escalates, status, reckoning, due_at, provisional, reminders, next_wake_at, opened_seq)
     SELECT gen_random_uuid(), (${own})::uuid, d.name, d.court, d.rule, d.expires, d.payload, d.escalates, d.status, d.reckoning, d.due_at, d.provisional,
            d.reminders, d.next_wake_at, d.opened_seq
     FROM generate_series(1, $1::int) n, jsonb_to_recordset($2::jsonb) AS d(name text, court text, rule text, expires text, payload jsonb, escalates bool,
            status text, reckoning jsonb, due_at timestamptz, provisional bool, reminders jsonb, next_wake_at timestamptz, opened_seq int)`,
    [
      many,
      JSON.stringify(
        model.deadlines.map((row) => ({
          name: row.name,
          court: row.court,
          rule: row.rule,
          expires: row.expires,
          payload: row.payload,
          escalates: row.escalates,
          status: row.status,
          reckoning: row.reckoning,
          due_at: row.dueAt,
          provisional: row.provisional,
          reminders: row.reminders,
          next_wake_at: row.nextWakeAt,
          opened_seq: row.openedSeq,
        })),
      ),
    ],
  );
  await client.query('COMMIT');
}

/** The floor's own tables: the same columns and indexes as the product's, without row security and triggers; 10,000 copies of the same rows. */
export async function createFloor(client: Client): Promise<void> {
  await client.query(`
    CREATE SCHEMA floor;
    CREATE TABLE floor.case_file (LIKE public.case_file INCLUDING ALL);
    CREATE TABLE floor.event (case_id uuid NOT NULL, seq int NOT NULL, body jsonb NOT NULL, PRIMARY KEY (case_id, seq));
    CREATE TABLE floor.outbox (LIKE public.outbox INCLUDING ALL);
    INSERT INTO floor.case_file SELECT * FROM public.case_file;
    GRANT USAGE ON SCHEMA floor TO sandbar_app;
    GRANT SELECT, INSERT, UPDATE ON ALL TABLES IN SCHEMA floor TO sandbar_app;`);
}
