import type { DeliverJob, InboxRow } from '@sandbar/workflow';
import { NO_CASE_ID } from '@sandbar/workflow';
import { INBOX_COLUMNS, toInboxRow } from '../people/inbox-row.js';
import type { InboxColumns } from '../people/inbox-row.js';
import { shanghaiDay } from '../reference/shanghai-day.js';
import type { Db } from '../session/statement.js';
import { deliverRowId } from './deliver-row.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How many days ahead a free digest is looked for: the next one, and its neighbour when that one is being made right now. */
const TRIES = 3;

/** Instant of the hour of a day in Asia/Shanghai. */
const instantOf = (day: string, hour: number): string => new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * HOUR_MS).toISOString();

/**
 * Puts a notification into the digest of the first day whose hour is yet to come. That day's job is locked or made: it can neither run past the new item
 * nor be made twice; where it was done in between, the next day's takes the item.
 */
export async function addToDigest(db: Db, row: Pick<InboxRow, 'id' | 'person'>, now: string, hour: number): Promise<void> {
  const known = await db.query('SELECT 1 FROM digest_item WHERE notification_id = $1', [row.id]);
  if (known.rowCount !== 0) return;
  const today = shanghaiDay(now);
  const from = now < instantOf(today, hour) ? 0 : 1;
  for (let ahead = from; ahead < from + TRIES; ahead += 1) {
    const day = shanghaiDay(new Date(Date.parse(`${today}T00:00:00+08:00`) + ahead * DAY_MS).toISOString());
    const job: DeliverJob = { what: 'digest', person: row.person, day };
    const { rowCount } = await db.query(
      `INSERT INTO outbox AS o (id, case_id, seq, job, payload, added_at, not_before) VALUES ($1, $2, 0, 'deliver', $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET not_before = o.not_before WHERE o.state NOT IN ('done', 'dead') RETURNING o.id`,
      [deliverRowId(job, 1), NO_CASE_ID, JSON.stringify(job), now, instantOf(day, hour)],
    );
    if (rowCount === 0) continue;
    await db.query('INSERT INTO digest_item (notification_id, person_id, day) VALUES ($1, $2, $3)', [row.id, row.person, day]);
    return;
  }
  throw new Error(`no digest of person ${row.person} takes notification ${row.id}`);
}

/** Everything that waits up to that day, what an earlier digest missed included; nothing where the day's digest was made. */
export async function takeDigest(db: Db, person: string, day: string, now: string): Promise<readonly InboxRow[]> {
  const made = await db.query(
    `INSERT INTO mail_digest (person_id, day, made_at, items)
     SELECT $1, $2, $3, count(*) FROM digest_item WHERE person_id = $1 AND day <= $2 AND taken_at IS NULL
     ON CONFLICT (person_id, day) DO NOTHING`,
    [person, day, now],
  );
  if (made.rowCount === 0) return [];
  const { rows } = await db.query<InboxColumns & Record<string, unknown>>(
    `WITH taken AS (UPDATE digest_item SET taken_at = $3 WHERE person_id = $1 AND day <= $2 AND taken_at IS NULL RETURNING notification_id)
     SELECT ${INBOX_COLUMNS} FROM notification n JOIN taken t ON t.notification_id = n.id ORDER BY n.at, n.id`,
    [person, day, now],
  );
  return rows.map(toInboxRow);
}
