import { LONGEST_LEASE_MS } from '@sandbar/workflow';
import type { Db } from '../session/statement.js';

/** The instant beyond which no lease can end. @param now SQL of an instant */
const bound = (now: string): string => `${now}::timestamptz + interval '${LONGEST_LEASE_MS} milliseconds'`;

/** Is the lease over, or one that only a clock that was ahead can have written? @param held SQL of the instant at which it ends */
export const isLapsed = (held: string, now: string): string => `(${held} <= ${now} OR ${held} > ${bound(now)})`;

const few = (table: string, where: string): string => `id IN (SELECT id FROM ${table} WHERE ${where} FOR UPDATE SKIP LOCKED)`;

const SENT = `UPDATE outbox SET state = 'pending' WHERE ${few('outbox', `state = 'sent' AND sent_at > ${bound('$1')}`)}`;
// Waits between two attempts; what a rule or a person has planned for a day stays there.
const WAITS = `failures > 0 OR (job = 'deliver' AND payload ->> 'what' <> 'digest' AND added_at > ${bound('$1')})`;
const RETRIES = `UPDATE outbox SET not_before = NULL WHERE ${few('outbox', `state = 'pending' AND not_before > ${bound('$1')} AND (${WAITS})`)}`;
// A clock that runs is looked at when it is due at the latest: later than that it was leased for its expiry.
const LEASED = `status = 'running' AND next_wake_at > due_at AND due_at <= $1
  AND next_wake_at > ${bound('$1')} + CASE WHEN provisional THEN interval '1 day' ELSE interval '0' END`;
const CLOCKS = `UPDATE deadline SET next_wake_at = $1 WHERE ${few('deadline', LEASED)}`;

/**
 * Takes back what processes left behind whose clock was ahead: rows carried to the queue, waits for the next attempt, clocks leased for their expiry.
 * @returns how many
 */
export async function releaseAhead(db: Db, now: string): Promise<number> {
  let released = 0;
  for (const text of [SENT, RETRIES, CLOCKS]) released += (await db.query(text, [now])).rowCount ?? 0;
  return released;
}
