import type { ClaimedRow, DeadlineRow, HandlerTx, OutboxJob, OutboxState, OutboxStore, PlannedWake } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toDeadlineRow } from '../cases/deadline-row.js';
import type { DeadlineColumns } from '../cases/deadline-row.js';
import { Rooms } from '../session/rooms.js';
import type { Carry } from '../mail/deliver-row.js';
import { handlerTx } from './handler-tx.js';
import { releaseAhead } from './leases-ahead.js';
import { OUTBOX_COLUMNS, toClaimedRow } from './outbox-row.js';
import type { OutboxColumns } from './outbox-row.js';

const ERROR_LENGTH = 2_000;
/** Rows whose time has come. */
const READY = `state = 'pending' AND (not_before IS NULL OR not_before <= $1)`;
/** Wakes are told to the next tenth of a second. */
const GRAIN = `to_timestamp(ceil(extract(epoch FROM next_wake_at) * 10) / 10)`;

/** The outbox in Postgres. Give it a data source of the system role: the app role may only add rows. */
export class PostgresOutboxStore implements OutboxStore {
  private readonly rooms: Rooms;

  /** @param carry `traceparent` of what runs now, for what is to go out of the house later */
  constructor(
    dataSource: DataSource,
    private readonly carry?: Carry,
  ) {
    this.rooms = new Rooms(dataSource);
  }

  async claimPending(limit: number, now: string): Promise<readonly ClaimedRow[]> {
    const text = `
      WITH picked AS (SELECT id FROM outbox WHERE ${READY} ORDER BY n LIMIT $2 FOR UPDATE SKIP LOCKED)
      UPDATE outbox o SET state = 'sent', attempt = o.attempt + 1, sent_at = $1 FROM picked p WHERE o.id = p.id
      RETURNING ${OUTBOX_COLUMNS.replace('id,', 'o.id,')}`;
    const rows = await this.rooms.open(
      'write',
      async (db) => (await db.query<OutboxColumns>({ name: 'outbox_claim', text }, [now, limit])).rows,
    );
    return rows.sort((a, b) => Number(a.n) - Number(b.n)).map(withoutState);
  }

  async find(id: string): Promise<(ClaimedRow & { readonly state: OutboxState }) | undefined> {
    const [row] = await this.rooms.readOpen<OutboxColumns>(
      { name: 'outbox_find', text: `SELECT ${OUTBOX_COLUMNS} FROM outbox WHERE id = $1` },
      [id],
    );
    return row && toClaimedRow(row);
  }

  async runOnce(id: string, now: string, work: (tx: HandlerTx) => Promise<void>): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      const { rows } = await db.query<{ state: OutboxState }>(
        { name: 'outbox_lock', text: 'SELECT state FROM outbox WHERE id = $1 FOR UPDATE' },
        [id],
      );
      const state = rows[0]?.state;
      if (state === undefined || state === 'done' || state === 'dead') return false;
      await work(handlerTx(db, now, this.carry));
      await db.query({ name: 'outbox_done', text: `UPDATE outbox SET state = 'done', done_at = $2, last_error = NULL WHERE id = $1` }, [
        id,
        now,
      ]);
      return true;
    });
  }

  async markDone(ids: readonly string[], now: string): Promise<void> {
    const text = `UPDATE outbox SET state = 'done', done_at = $2, last_error = NULL WHERE id = ANY ($1::uuid[]) AND state IN ('pending', 'sent')`;
    await this.rooms.open('write', (db) => db.query(text, [ids, now]));
  }

  async markFailed(id: string, error: string, retryAt: string | null): Promise<void> {
    // A row that got done meanwhile stays done.
    const text = `UPDATE outbox SET state = CASE WHEN $3::timestamptz IS NULL THEN 'dead' ELSE 'pending' END, not_before = coalesce($3, not_before),
                  failures = failures + 1, last_error = $2 WHERE id = $1 AND state IN ('pending', 'sent')`;
    await this.rooms.open('write', (db) => db.query(text, [id, legible(error), retryAt]));
  }

  async unclaim(ids: readonly string[], reason: string): Promise<void> {
    const text = `UPDATE outbox SET state = 'pending', attempt = attempt - 1, last_error = $2 WHERE id = ANY ($1::uuid[]) AND state = 'sent'`;
    await this.rooms.open('write', (db) => db.query(text, [ids, legible(reason)]));
  }

  async releaseStale(olderThan: string): Promise<number> {
    // A row that is locked is in somebody's hands: neither lost, nor to be waited for.
    const text = `UPDATE outbox SET state = 'pending' WHERE id IN (SELECT id FROM outbox WHERE state = 'sent' AND sent_at < $1 FOR UPDATE SKIP LOCKED)`;
    return this.rooms.open('write', async (db) => (await db.query(text, [olderThan])).rowCount ?? 0);
  }

  async releaseAhead(now: string): Promise<number> {
    return this.rooms.open('write', (db) => releaseAhead(db, now));
  }

  async listDueDeadlines(now: string, limit: number): Promise<readonly DeadlineRow[]> {
    const text = `SELECT * FROM deadline WHERE closed_seq IS NULL AND next_wake_at <= $1 ORDER BY next_wake_at, id LIMIT $2`;
    return (await this.rooms.readOpen<DeadlineColumns & Record<string, unknown>>(text, [now, limit])).map(toDeadlineRow);
  }

  async listWakes(after: string, until: string): Promise<readonly PlannedWake[]> {
    const text = `SELECT ${GRAIN} AS at, count(*)::int AS rows FROM deadline
      WHERE closed_seq IS NULL AND next_wake_at > $1 AND next_wake_at <= $2 GROUP BY 1 ORDER BY 1`;
    const wakes = await this.rooms.readOpen<{ at: Date; rows: number }>(text, [after, until]);
    return wakes.map(({ at, rows }) => ({ at: at.toISOString(), rows }));
  }

  async run<T>(work: (tx: HandlerTx) => Promise<T>): Promise<T> {
    return this.rooms.open('write', (db) => work(handlerTx(db, null, this.carry)));
  }

  async countByState(): Promise<Readonly<Record<OutboxState, number>>> {
    const rows = await this.rooms.readOpen<{ state: OutboxState; n: number }>(
      'SELECT state, count(*)::int AS n FROM outbox GROUP BY state',
    );
    return { pending: 0, sent: 0, done: 0, dead: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
  }

  async oldestPendingSeconds(now: string): Promise<number> {
    const text = `SELECT extract(epoch FROM $1::timestamptz - min(greatest(added_at, not_before)))::float8 AS age FROM outbox
                  WHERE ${READY} AND greatest(added_at, not_before) <= $1`;
    const [row] = await this.rooms.readOpen<{ age: number | null }>(text, [now]);
    return Math.max(0, row?.age ?? 0);
  }

  async listDead(
    limit: number,
  ): Promise<readonly { id: string; job: OutboxJob; caseId: string; attempt: number; lastError: string | null }[]> {
    const text = `SELECT id, job, case_id AS "caseId", attempt, last_error AS "lastError" FROM outbox WHERE state = 'dead' ORDER BY id LIMIT $1`;
    return this.rooms.readOpen(text, [limit]);
  }

  async redrive(ids: readonly string[] | 'all'): Promise<number> {
    const text = `UPDATE outbox SET state = 'pending', failures = 0, not_before = NULL WHERE state = 'dead' AND ($1::uuid[] IS NULL OR id = ANY ($1))`;
    return this.rooms.open('write', async (db) => (await db.query(text, [ids === 'all' ? null : ids])).rowCount ?? 0);
  }
}

/** What the database takes as text, and a person reads. */
const legible = (error: string): string => error.replaceAll('\u0000', '').slice(0, ERROR_LENGTH);

function withoutState(row: OutboxColumns): ClaimedRow {
  const { state: _, ...claimed } = toClaimedRow(row);
  return claimed;
}
