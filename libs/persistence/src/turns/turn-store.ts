import type { CaseHeader, CaseKind, SeatTurn, StoredSnapshot } from '@sandbar/domain';
import { actorAt, ownCourt, seatKey } from '@sandbar/domain';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';
import { firstClock } from './first-clock.js';

/** A case as its turns are made from it. */
export interface TurnSource {
  readonly id: string;
  readonly kind: CaseKind;
  readonly definition: string;
  readonly snapshot: StoredSnapshot;
  readonly header: CaseHeader;
  readonly leaves: readonly string[];
}
export type TurnsOf = (source: TurnSource) => readonly SeatTurn[];

export const NO_CASE = '00000000-0000-0000-0000-000000000000';
export const LAST_CASE = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const XMIN = 'pg_snapshot_xmin(pg_current_snapshot())::text::bigint';
/** One worker at a time; the others find the work done. */
const TAKE = 'SELECT upto, filled_to AS "filledTo", basis FROM turn_horizon WHERE id = 1 FOR UPDATE SKIP LOCKED';
const BEGIN = `INSERT INTO turn_horizon (id, upto, filled_to, basis) VALUES (1, ${XMIN}, '${NO_CASE}', $1)
  ON CONFLICT (id) DO UPDATE SET upto = EXCLUDED.upto, filled_to = EXCLUDED.filled_to, basis = EXCLUDED.basis`;
const COLUMNS = 'c.id, c.kind, c.definition, c.snapshot, c.header, c.leaves, c.closed';
/** Whole transactions, about $2 commands of them, below everything that still runs. */
const WINDOW = `WITH b AS MATERIALIZED (SELECT ${XMIN} AS xmin),
  u AS MATERIALIZED (SELECT least(xmin, (SELECT greatest($1::bigint + 1, tx) FROM command WHERE tx >= $1 ORDER BY tx OFFSET $2 LIMIT 1)) AS upto FROM b)
  SELECT u.upto, (SELECT array_agg(DISTINCT k.case_id) FROM command k WHERE k.tx >= $1 AND k.tx < u.upto AND k.outcome = 'accepted') AS ids FROM u`;
const CLEAR = 'DELETE FROM case_turn WHERE case_id = ANY ($1::uuid[])';
const INSERT = `INSERT INTO case_turn (case_id, seat, person, holder, barred, types, personal, due_at, due_court, kind, stage, province)
  SELECT c.id, t.seat, t.person, t.holder, t.barred, t.types, t.personal,
    coalesce(f.due_at, 'infinity'), f.court, c.kind, c.stage, c.province
  FROM json_to_recordset($1::json) AS t("caseId" uuid, seat text, person text, holder text, barred text[], types text[], personal bool, whole bool, court text)
  JOIN case_file c ON c.id = t."caseId" LEFT JOIN LATERAL (${firstClock('c.id', 't.court')}) f ON t.whole`;

interface Horizon {
  readonly upto: string;
  readonly filledTo: string;
  readonly basis: string;
}
type Read = TurnSource & { readonly closed: boolean } & Record<string, unknown>;

/**
 * Keeps `case_turn` at what the cases say. Give it a data source of the system role. Each step is a transaction of its own that says how far the
 * table then reaches: killed anywhere, the next step goes on there.
 */
export class TurnStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /**
   * One step: what was moved since, or the next cases of a filling.
   * @param basis another one than the table was made with fills it anew
   * @param limit about so many cases
   * @returns cases looked at; undefined: another process is at it
   */
  async step(basis: string, limit: number, turnsOf: TurnsOf): Promise<number | undefined> {
    return this.rooms.open('write', async (db) => {
      const horizon = await take(db, basis);
      if (horizon === undefined) return undefined;
      const moved = await this.followMoved(db, horizon, limit, turnsOf);
      if (moved > 0 || horizon.filledTo === LAST_CASE) return moved;
      return this.fillOn(db, horizon, limit, turnsOf);
    });
  }

  private async followMoved(db: Db, { upto }: Horizon, limit: number, turnsOf: TurnsOf): Promise<number> {
    const { rows } = await db.query<{ upto: string; ids: string[] | null }>({ name: 'turn_window', text: WINDOW }, [upto, limit]);
    const ids = rows[0]!.ids ?? [];
    if (ids.length > 0) {
      const text = `SELECT ${COLUMNS} FROM case_file c WHERE c.id = ANY ($1::uuid[])`;
      await write(db, (await db.query<Read>({ name: 'turn_moved', text }, [ids])).rows, turnsOf);
    }
    if (rows[0]!.upto !== upto) await db.query('UPDATE turn_horizon SET upto = $1 WHERE id = 1', [rows[0]!.upto]);
    return ids.length;
  }

  private async fillOn(db: Db, { filledTo }: Horizon, limit: number, turnsOf: TurnsOf): Promise<number> {
    const text = `SELECT ${COLUMNS} FROM case_file c WHERE c.id > $1 ORDER BY c.id LIMIT $2`;
    const { rows } = await db.query<Read>({ name: 'turn_fill', text }, [filledTo, limit]);
    await write(db, rows, turnsOf);
    const to = rows.length < limit ? LAST_CASE : rows.at(-1)!.id;
    await db.query('UPDATE turn_horizon SET filled_to = $1 WHERE id = 1', [to]);
    return rows.length;
  }
}

async function take(db: Db, basis: string): Promise<Horizon | undefined> {
  const found = (await db.query<Horizon & Record<string, unknown>>(TAKE)).rows[0];
  const { rows } = await db.query<{ there: boolean; xmin: string }>(`SELECT EXISTS (SELECT 1 FROM turn_horizon) AS there, ${XMIN} AS xmin`);
  const { there, xmin } = rows[0]!;
  if (found === undefined && there) return undefined;
  // Ahead of all transactions there are: it counts those of another database.
  if (found?.basis === basis && BigInt(found.upto) <= BigInt(xmin)) return found;
  await db.query(BEGIN, [basis]);
  return (await db.query<Horizon & Record<string, unknown>>(TAKE)).rows[0];
}

async function write(db: Db, sources: readonly Read[], turnsOf: TurnsOf): Promise<void> {
  if (sources.length === 0) return;
  const turns = sources
    .filter(({ closed }) => !closed)
    .flatMap((source) => {
      const full = new Set(source.header.holders.filter(({ level }) => level === 'full').map(({ holder }) => holder));
      return turnsOf(source).map((turn) => ({
        caseId: source.id,
        seat: seatKey(turn),
        person: turn.person ?? '',
        holder: turn.holder,
        barred: turn.barred,
        types: turn.types,
        personal: turn.personal,
        whole: full.has(turn.holder),
        court: ownCourt(source.kind, actorAt(turn), source.header),
      }));
    });
  await db.query({ name: 'turn_clear', text: CLEAR }, [sources.map(({ id }) => id)]);
  if (turns.length > 0) await db.query({ name: 'turn_insert', text: INSERT }, [JSON.stringify(turns)]);
}
