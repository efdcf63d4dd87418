import type { DeadlineRow, HandlerTx, OutboxRow, PublicRow } from '@sandbar/workflow';
import { caseTx } from '../cases/case-tx.js';
import { toDeadlineRow } from '../cases/deadline-row.js';
import type { DeadlineColumns } from '../cases/deadline-row.js';
import type { Db } from '../session/statement.js';
import type { Carry } from '../mail/deliver-row.js';
import { notificationTx } from './notification-tx.js';

/** What a job may write in the transaction in which its row becomes done. @param now the job's instant, where it has one */
export function handlerTx(db: Db, now: string | null, carry?: Carry): HandlerTx {
  const { cases, sealed, deadlines } = caseTx(db);
  return {
    cases: { listChildren: cases.listChildren },
    sealed,
    deadlines,
    notifications: notificationTx(db, carry),
    addOutbox: (rows) => addOutbox(db, rows, now),
    claimDueDeadlines: (until, limit) => claimDueDeadlines(db, until, limit),
    setWakes: (wakes) => setWakes(db, wakes),
    publish: (row) => publish(db, row),
  };
}

async function claimDueDeadlines(db: Db, until: string, limit: number): Promise<readonly DeadlineRow[]> {
  const text = `SELECT * FROM deadline WHERE closed_seq IS NULL AND next_wake_at <= $1 ORDER BY next_wake_at, id LIMIT $2 FOR UPDATE SKIP LOCKED`;
  const { rows } = await db.query<DeadlineColumns & Record<string, unknown>>({ name: 'deadline_claim', text }, [until, limit]);
  return rows.map(toDeadlineRow);
}

async function setWakes(db: Db, wakes: Parameters<HandlerTx['setWakes']>[0]): Promise<void> {
  if (wakes.length === 0) return;
  const text = `UPDATE deadline d SET next_wake_at = w.at FROM unnest($1::uuid[], $2::timestamptz[], $3::timestamptz[]) AS w(id, at, was)
    WHERE d.id = w.id AND d.closed_seq IS NULL AND (w.was IS NULL OR d.next_wake_at = w.was)`;
  await db.query(text, [wakes.map(({ id }) => id), wakes.map(({ at }) => at), wakes.map(({ was }) => was ?? null)]);
}

export async function addOutbox(db: Db, rows: readonly OutboxRow[], now: string | null): Promise<void> {
  if (rows.length === 0) return;
  const text = `INSERT INTO outbox (id, case_id, seq, job, payload, added_at, not_before)
    SELECT o.id, o."caseId", o.seq, o.job, o.payload, coalesce($2::timestamptz, c.updated_at), o."notBefore"
    FROM json_to_recordset($1::json) AS o(id uuid, "caseId" uuid, seq int, job text, payload json, "notBefore" timestamptz)
    JOIN case_file c ON c.id = o."caseId" ON CONFLICT (id) DO NOTHING`;
  await db.query(text, [JSON.stringify(rows), now]);
}

/**
 * Lays what a fact says over the page that stands, the later instant above the earlier one in whatever order the jobs run. A withdrawal takes back what
 * stood before it, and is written only where something stood: nobody learns from the register of a case that was never in it.
 */
async function publish(db: Db, row: PublicRow): Promise<void> {
  const { caseId, what, at, content } = row;
  if (what === 'withdrawal') {
    const stood = 'SELECT 1 FROM public_register WHERE case_id = $1 LIMIT 1';
    if ((await db.query(stood, [caseId])).rowCount === 0) return;
    await db.query('UPDATE public_register SET withdrawn_at = $2 WHERE case_id = $1 AND at <= $2 AND withdrawn_at IS NULL', [caseId, at]);
  }
  const text = `INSERT INTO public_register AS r (case_id, what, at, content, withdrawn_at)
    VALUES ($1, $2, $3, $4::jsonb, CASE WHEN $2 = 'withdrawal' THEN NULL
      ELSE (SELECT w.at FROM public_register w WHERE w.case_id = $1 AND w.what = 'withdrawal' AND w.at >= $3) END)
    ON CONFLICT (case_id, what) DO UPDATE SET
      content = CASE WHEN r.at <= EXCLUDED.at THEN r.content || EXCLUDED.content ELSE EXCLUDED.content || r.content END,
      at = greatest(r.at, EXCLUDED.at),
      withdrawn_at = CASE WHEN r.at <= EXCLUDED.at THEN EXCLUDED.withdrawn_at ELSE r.withdrawn_at END`;
  await db.query(text, [caseId, what, at, JSON.stringify(content)]);
}
