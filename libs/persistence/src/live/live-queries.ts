import type { Actor } from '@sandbar/domain';
import { holderKeysOf } from '@sandbar/domain';
import { StoreUnavailable } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import { CASE_COLUMNS, inOrder, NOTICE_COLUMNS } from './live-rows.js';
import type { CaseColumns, LiveRow, NoticeColumns } from './live-rows.js';

/** What came after a transaction, as far as it is complete. */
export interface LiveWindow {
  readonly rows: readonly LiveRow[];
  /** Everything written by transactions below this one is in `rows` or before. The next window begins here. */
  readonly upto: number;
  /** The oldest transaction that still runs: as far as anybody can read now. */
  readonly horizon: number;
  /** Something above the horizon is committed already and waits for an older transaction to end. */
  readonly held: boolean;
}

/** Nobody who comes back after a long time is worth more than this; the page is read anew instead. */
const REPLAY_PATIENCE_MS = 3_000;
const HORIZON = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint';

/** The transaction at which a window of about $2 rows after $1 ends: whole transactions only. */
const bound = (table: string): string => `(SELECT greatest($1::bigint + 1, tx) FROM ${table} WHERE tx >= $1 ORDER BY tx OFFSET $2 LIMIT 1)`;
const WINDOW = `WITH b AS MATERIALIZED (SELECT ${HORIZON} AS horizon),
    u AS MATERIALIZED (SELECT horizon, least(horizon, ${bound('command')}, ${bound('notification')}) AS upto FROM b)
  SELECT u.horizon, u.upto,
    EXISTS (SELECT 1 FROM command WHERE tx >= u.horizon) OR EXISTS (SELECT 1 FROM notification WHERE tx >= u.horizon) AS held,
    (SELECT json_agg(x) FROM (SELECT ${CASE_COLUMNS} FROM command k JOIN case_file c ON c.id = k.case_id
       WHERE k.tx >= $1 AND k.tx < u.upto AND k.outcome = 'accepted') x) AS cases,
    (SELECT json_agg(x) FROM (SELECT ${NOTICE_COLUMNS} FROM notification n WHERE n.tx >= $1 AND n.tx < u.upto) x) AS notices
  FROM u`;

interface WindowColumns {
  horizon: string;
  upto: string;
  held: boolean;
  cases: CaseColumns[] | null;
  notices: NoticeColumns[] | null;
}

/**
 * The stream of changes, read from what is stored anyway: accepted commands and inbox rows. Give it a data source of the system role; who may hear what
 * is judged by whoever passes it on.
 */
export class LiveQueries {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /** Names the database whose transactions the positions count: another one after a dump was restored elsewhere. Eight hex digits. */
  async place(): Promise<string> {
    const text = `SELECT left(md5(system_identifier || ' ' || (SELECT oid FROM pg_database WHERE datname = current_database())), 8) AS place
      FROM pg_control_system()`;
    return (await this.rooms.readOpen<{ place: string }>(text))[0]!.place;
  }

  /** Everything below is there to be read; nothing will be added to it. */
  async horizon(): Promise<number> {
    return Number((await this.rooms.readOpen<{ horizon: string }>(`SELECT ${HORIZON} AS horizon`))[0]!.horizon);
  }

  /** What transactions from `from` on wrote, about `limit` rows of it. `horizon` below `from`: another database than the positions are of. */
  async window(from: number, limit: number): Promise<LiveWindow> {
    const [row] = await this.rooms.readOpen<WindowColumns & Record<string, unknown>>({ name: 'live_window', text: WINDOW }, [from, limit]);
    const { horizon, upto, held, cases, notices } = row!;
    return { rows: inOrder(cases, notices), upto: Number(upto), horizon: Number(horizon), held };
  }

  /**
   * What the person holds of [from, upto), and the person's own inbox rows.
   * @returns undefined when it is more than `limit`, or too much to look through
   */
  async replay(actor: Actor, from: number, upto: number, limit: number): Promise<readonly LiveRow[] | undefined> {
    const cases = `SELECT ${CASE_COLUMNS} FROM command k JOIN case_file c ON c.id = k.case_id
      WHERE k.tx >= $1 AND k.tx < $2 AND k.outcome = 'accepted'
        AND EXISTS (SELECT 1 FROM case_access a WHERE a.case_id = k.case_id AND a.holder = ANY ($3::text[])) ORDER BY k.tx LIMIT $4`;
    const notices = `SELECT ${NOTICE_COLUMNS} FROM notification n WHERE n.person_id = $3 AND n.tx >= $1 AND n.tx < $2 ORDER BY n.tx LIMIT $4`;
    try {
      return await this.rooms.open('read', async (db) => {
        await db.query(`SET LOCAL statement_timeout = ${REPLAY_PATIENCE_MS}`);
        const held = await db.query<CaseColumns & Record<string, unknown>>(cases, [from, upto, holderKeysOf(actor), limit + 1]);
        const own = await db.query<NoticeColumns & Record<string, unknown>>(notices, [from, upto, actor.person, limit + 1]);
        const rows = inOrder(held.rows, own.rows);
        return rows.length > limit ? undefined : rows;
      });
    } catch (fault) {
      if (fault instanceof StoreUnavailable && fault.retryAfterSeconds === 1) return undefined;
      throw fault;
    }
  }
}
