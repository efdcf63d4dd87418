import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';

/** What waits, counted over all cases; ages in seconds, 0 where nothing waits. */
export interface Backlog {
  readonly outbox: {
    readonly pending: number;
    readonly sent: number;
    readonly dead: number;
    /** Of the oldest row whose time has come and that nobody has carried. */
    readonly oldestPendingSeconds: number;
    /** Of the oldest row that was carried to the queue and is not done. */
    readonly oldestSentSeconds: number;
  };
  readonly deadlines: {
    /** Clocks that have to be looked at some day. */
    readonly waiting: number;
    /** Clocks whose time has passed and that nobody has looked at. */
    readonly late: number;
    readonly latestSeconds: number;
  };
  /** Open cases with a clock that has run out. */
  readonly overdue: readonly { readonly kind: string; readonly stage: string; readonly province: string; readonly cases: number }[];
}

/** Counts stand so long for every process; older ones than the second are not given out. */
const FRESH_SECONDS = 10;
const STALE_SECONDS = 120;
const PATIENCE_MS = 2_000;
/** Any number that no other advisory lock of the product has. */
const COUNTING_LOCK = 7_391_051;

const since = (instant: string): string => `greatest(0, coalesce(extract(epoch FROM $1::timestamptz - ${instant}), 0))::float8`;
const LAGS = `json_build_object(
    'oldestPendingSeconds', (SELECT ${since('min(greatest(added_at, not_before))')} FROM outbox
       WHERE state = 'pending' AND (not_before IS NULL OR not_before <= $1) AND added_at <= $1),
    'oldestSentSeconds', (SELECT ${since('min(greatest(sent_at, not_before))')} FROM outbox
       WHERE state = 'sent' AND (not_before IS NULL OR not_before <= $1)))`;
const COUNTS = `SELECT json_build_object(
  'outbox', (json_build_object(
      'pending', (SELECT count(*) FROM outbox WHERE state = 'pending'),
      'sent', (SELECT count(*) FROM outbox WHERE state = 'sent'),
      'dead', (SELECT count(*) FROM outbox WHERE state = 'dead'))::jsonb || (${LAGS})::jsonb),
  'deadlines', (SELECT json_build_object('waiting', count(*), 'late', count(*) FILTER (WHERE next_wake_at <= $1),
      'latestSeconds', ${since('min(next_wake_at)')}) FROM deadline WHERE closed_seq IS NULL AND next_wake_at IS NOT NULL),
  'overdue', (SELECT coalesce(json_agg(o), '[]') FROM (SELECT kind, stage, province, count(*)::int AS cases FROM case_file
      WHERE NOT closed AND due_at < $1 GROUP BY kind, stage, province ORDER BY kind, stage, province) o)) AS backlog`;

/**
 * Counts for metrics, in the system role. All processes share one row: whoever finds it old counts, the others take what is there, so that more processes
 * cost the database no more.
 */
export class BacklogFigures {
  private readonly rooms: Rooms;
  private reading: Promise<Backlog | undefined> | undefined;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /** @returns undefined when nobody could count for a while */
  read(now: string): Promise<Backlog | undefined> {
    this.reading ??= this.readOnce(now).finally(() => (this.reading = undefined));
    return this.reading;
  }

  /** How far carrying is behind, at once: for readiness. */
  async lags(now: string): Promise<Pick<Backlog['outbox'], 'oldestPendingSeconds' | 'oldestSentSeconds'>> {
    const rows = await this.rooms.readOpen<{ lags: Backlog['outbox'] }>({ name: 'outbox_lags', text: `SELECT ${LAGS} AS lags` }, [now]);
    return rows[0]!.lags;
  }

  private async readOnce(now: string): Promise<Backlog | undefined> {
    const kept = await this.rooms.open('read', (db) => keptOf(db, now));
    if (kept !== undefined && kept.age < FRESH_SECONDS) return kept.content;
    const counted = await this.rooms
      .open('write', (db) => countAlone(db, now))
      .catch((fault: unknown) => {
        if (kept === undefined) throw fault;
        return undefined;
      });
    return counted ?? (kept !== undefined && kept.age < STALE_SECONDS ? kept.content : undefined);
  }
}

async function keptOf(db: Db, now: string): Promise<{ content: Backlog; age: number } | undefined> {
  const text = `SELECT content, abs(extract(epoch FROM $1::timestamptz - at))::float8 AS age FROM figure WHERE name = 'backlog'`;
  return (await db.query<{ content: Backlog; age: number }>({ name: 'figure_find', text }, [now])).rows[0];
}

/** Undefined: another process is counting. */
async function countAlone(db: Db, now: string): Promise<Backlog | undefined> {
  await db.query(`SET LOCAL statement_timeout = ${PATIENCE_MS}`);
  const { rows: locks } = await db.query<{ mine: boolean }>('SELECT pg_try_advisory_xact_lock($1) AS mine', [COUNTING_LOCK]);
  if (locks[0]?.mine !== true) return undefined;
  const { rows } = await db.query<{ backlog: Backlog }>(COUNTS, [now]);
  const { backlog } = rows[0]!;
  const keep = `INSERT INTO figure AS f (name, at, content) VALUES ('backlog', $1, $2)
    ON CONFLICT (name) DO UPDATE SET at = EXCLUDED.at, content = EXCLUDED.content`;
  await db.query(keep, [now, JSON.stringify(backlog)]);
  return backlog;
}
