import type { AdministrationAct, CalendarStore, CaseClocks, ChangeRow, ConfirmedChange, OutboxRow } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { addOutbox } from '../outbox/handler-tx.js';
import { insertAct } from '../people/person-writes.js';
import { Rooms } from '../session/rooms.js';
import { CALENDAR_COLUMNS, CONFIRMED, toChangeRow, toConfirmed } from './calendar-row.js';
import type { CalendarColumns, ConfirmedColumns } from './calendar-row.js';
import { listOpenClocks, listOverClocks } from './clock-scan.js';

type Read = CalendarColumns & Record<string, unknown>;
/** One confirmation at a time over all processes: each is judged by the calendar with every one before it. */
const ONE_AT_A_TIME = `SELECT pg_advisory_xact_lock(hashtext('calendar_change'))`;

/** The calendar's changes in Postgres. Give it a data source of the system role: the app role only reads them. */
export class PostgresCalendarStore implements CalendarStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async add(row: ChangeRow, act: AdministrationAct): Promise<boolean> {
    const { content } = row;
    const text = `INSERT INTO calendar_change (id, kind, reason, scope, year, content, document_number, title, document_date, url, basis_kind, effective_at,
        entered_by, entered_at, confirmed_by, confirmed_at, in_force_at, recounted_at)
      VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18) ON CONFLICT (id) DO NOTHING`;
    const scope = content.kind === 'override' ? content.scope : null;
    const year = content.kind === 'notice' ? content.notice.year : null;
    const values = [row.id, content.kind, row.reason, scope, year, JSON.stringify(content), row.number, row.title, row.date, row.url];
    const confirmed = [row.confirmedBy, row.confirmedAt, row.inForceAt, row.recountedAt];
    return this.rooms.open('write', async (db) => {
      const added = await db.query(text, [...values, row.basisKind, row.effectiveAt, row.enteredBy, row.enteredAt, ...confirmed]);
      if (added.rowCount === 1) await insertAct(db, act);
      return added.rowCount === 1;
    });
  }

  async find(id: string): Promise<ChangeRow | undefined> {
    const rows = await this.rooms.readOpen<Read>(`SELECT ${CALENDAR_COLUMNS} FROM calendar_change WHERE id = $1`, [id]);
    return rows.map(toChangeRow)[0];
  }

  async list(limit: number): Promise<readonly ChangeRow[]> {
    return (await this.rooms.readOpen<Read>(`SELECT ${CALENDAR_COLUMNS} FROM calendar_change ORDER BY n DESC LIMIT $1`, [limit])).map(
      toChangeRow,
    );
  }

  async listConfirmed(): Promise<readonly ConfirmedChange[]> {
    return (await this.rooms.readOpen<ConfirmedColumns & Record<string, unknown>>(CONFIRMED)).map(toConfirmed);
  }

  async confirm<R>(
    id: string,
    { by, at, inForceAt, act }: Parameters<CalendarStore['confirm']>[1],
    judge: (row: ChangeRow, confirmed: readonly ConfirmedChange[]) => R | undefined,
  ): Promise<'done' | 'unknown' | 'settled' | R> {
    return this.rooms.open('write', async (db) => {
      await db.query(ONE_AT_A_TIME);
      const found = (await db.query<Read>(`SELECT ${CALENDAR_COLUMNS} FROM calendar_change WHERE id = $1`, [id])).rows[0];
      if (found === undefined) return 'unknown';
      if (found.confirmed_by !== null || found.withdrawn_by !== null) return 'settled';
      const before = (await db.query<ConfirmedColumns & Record<string, unknown>>(CONFIRMED)).rows.map(toConfirmed);
      const no = judge(toChangeRow(found), before);
      if (no !== undefined) return no;
      const text =
        'UPDATE calendar_change SET confirmed_by = $2, confirmed_at = $3, in_force_at = greatest($4::timestamptz, effective_at) WHERE id = $1';
      await db.query(text, [id, by, at, inForceAt]);
      await insertAct(db, act);
      return 'done';
    });
  }

  async withdraw(id: string, by: string, at: string, act: AdministrationAct): Promise<boolean> {
    const text =
      'UPDATE calendar_change SET withdrawn_by = $2, withdrawn_at = $3 WHERE id = $1 AND confirmed_by IS NULL AND withdrawn_by IS NULL';
    return this.rooms.open('write', async (db) => {
      await db.query(ONE_AT_A_TIME);
      const { rowCount } = await db.query(text, [id, by, at]);
      if (rowCount === 1) await insertAct(db, act);
      return rowCount === 1;
    });
  }

  async findUnrecounted(now: string): Promise<ChangeRow | undefined> {
    const text = `SELECT ${CALENDAR_COLUMNS} FROM calendar_change WHERE in_force_at <= $1 AND recounted_at IS NULL ORDER BY in_force_at, n LIMIT 1`;
    return (await this.rooms.readOpen<Read>(text, [now])).map(toChangeRow)[0];
  }

  async recountBatch(
    id: string,
    limit: number,
    now: string,
    plan: (cases: readonly CaseClocks[]) => readonly OutboxRow[],
    over: Parameters<CalendarStore['recountBatch']>[4],
  ): Promise<{ readonly read: number; readonly done: boolean } | undefined> {
    const take = 'SELECT recounted_to FROM calendar_change WHERE id = $1 AND recounted_at IS NULL FOR UPDATE SKIP LOCKED';
    const note = 'UPDATE calendar_change SET recounted_to = coalesce($2, recounted_to), recounted_at = $3 WHERE id = $1';
    return this.rooms.open('write', async (db) => {
      const taken = (await db.query<{ recounted_to: string | null }>(take, [id])).rows[0];
      if (taken === undefined) return undefined;
      const cases = await listOpenClocks(db, taken.recounted_to, limit);
      const done = cases.length < limit;
      const ended = done && over !== undefined ? over.plan(await listOverClocks(db, over.from)) : [];
      await addOutbox(db, [...plan(cases), ...ended], now);
      await db.query(note, [id, cases.at(-1)?.caseId ?? null, done ? now : null]);
      return { read: cases.length, done };
    });
  }
}
