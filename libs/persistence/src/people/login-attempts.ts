import type { Attempt, AttemptOutcome } from '@sandbar/workflow';
import { toInstant } from '../session/instant.js';
import type { Db } from '../session/statement.js';

interface AttemptColumns {
  key: string;
  count: number;
  last_at: Date;
  blocked_until: Date;
}

/** Counts one attempt on every key, or on none when one is blocked. The rows are locked in the order of their keys, so that two bursts cannot deadlock. */
export async function takeAttempt(
  db: Db,
  attempts: readonly Attempt[],
  at: string,
  forgetBefore: string,
): Promise<readonly AttemptOutcome[]> {
  const keys = attempts.map(({ key }) => key);
  await db.query(
    `INSERT INTO login_attempt (key, count, last_at, blocked_until) SELECT k, 0, $2, $2 FROM unnest($1::text[]) AS k ORDER BY k
     ON CONFLICT (key) DO NOTHING`,
    [keys, at],
  );
  const { rows } = await db.query<AttemptColumns & Record<string, unknown>>(
    'SELECT key, count, last_at, blocked_until FROM login_attempt WHERE key = ANY ($1::text[]) ORDER BY key FOR UPDATE',
    [keys],
  );
  const known = new Map(rows.map((row) => [row.key, row]));
  const blocked = attempts.map(({ key }) => ({ key, blockedUntil: toInstant(known.get(key)!.blocked_until) }));
  if (blocked.some(({ blockedUntil }) => blockedUntil > at)) return blocked.map((one) => ({ ...one, admitted: one.blockedUntil <= at }));
  const counted = attempts.map(({ key, delays }) => {
    const before = known.get(key)!;
    const count = toInstant(before.last_at) < forgetBefore ? 1 : before.count + 1;
    const wait = delays[Math.min(count, delays.length) - 1] ?? 0;
    return { key, count, blockedUntil: new Date(Date.parse(at) + wait * 1_000).toISOString() };
  });
  await db.query(
    `UPDATE login_attempt a SET count = c.count, last_at = $2, blocked_until = c."blockedUntil"
     FROM jsonb_to_recordset($1::jsonb) AS c(key text, count int, "blockedUntil" timestamptz) WHERE a.key = c.key`,
    [JSON.stringify(counted), at],
  );
  return counted.map(({ key, blockedUntil }) => ({ key, admitted: true, blockedUntil }));
}

export async function settleAttempt(
  db: Db,
  entry: { readonly clear: readonly string[]; readonly forgive: readonly string[] },
): Promise<void> {
  await db.query('DELETE FROM login_attempt WHERE key = ANY ($1::text[])', [entry.clear]);
  await db.query('UPDATE login_attempt SET count = greatest(0, count - 1) WHERE key = ANY ($1::text[])', [entry.forgive]);
}
