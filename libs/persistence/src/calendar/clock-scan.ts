import type { Actor, CaseHeader, CaseKind } from '@sandbar/domain';
import type { CaseClocks, ClockScan } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toDeadlineRow } from '../cases/deadline-row.js';
import type { DeadlineColumns } from '../cases/deadline-row.js';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';

interface ClockColumns {
  id: string;
  kind: CaseKind;
  version: number;
  number: string | null;
  header: CaseHeader;
  deadlines: DeadlineColumns[];
}
const CASE = 'c.id, c.kind, c.version, c.number, c.header';
const OPEN = `SELECT ${CASE}, json_agg(d ORDER BY d.opened_seq, d.name) AS deadlines
  FROM (SELECT DISTINCT case_id FROM deadline WHERE closed_seq IS NULL AND ($1::uuid IS NULL OR case_id > $1::uuid) ORDER BY case_id LIMIT $2) o
  JOIN case_file c ON c.id = o.case_id JOIN deadline d ON d.case_id = c.id AND d.closed_seq IS NULL
  GROUP BY c.id ORDER BY c.id`;
const OVER = `SELECT ${CASE}, json_agg(d ORDER BY d.opened_seq, d.name) AS deadlines
  FROM deadline d JOIN case_file c ON c.id = d.case_id WHERE d.status IN ('expired', 'overdue') AND d.due_at >= $1::timestamptz
  GROUP BY c.id ORDER BY c.id`;

const toCaseClocks = ({ deadlines, ...row }: ClockColumns): CaseClocks => ({
  caseId: row.id,
  kind: row.kind,
  version: row.version,
  number: row.number,
  header: row.header,
  deadlines: deadlines.map(toDeadlineRow),
});

export async function listOpenClocks(db: Db, after: string | null, limit: number): Promise<CaseClocks[]> {
  return (await db.query<ClockColumns & Record<string, unknown>>(OPEN, [after, limit])).rows.map(toCaseClocks);
}
export async function listOverClocks(db: Db, from: string): Promise<CaseClocks[]> {
  return (await db.query<ClockColumns & Record<string, unknown>>(OVER, [from])).rows.map(toCaseClocks);
}

/** Reads clocks for a dry run: of every case in the system role, or in the app role of those that a person may see. */
export class PostgresClockScan implements ClockScan {
  private readonly everybody: Rooms;
  private readonly person: Rooms;

  constructor(system: DataSource, app: DataSource) {
    this.everybody = new Rooms(system);
    this.person = new Rooms(app);
  }

  listOpen(after: string | null, limit: number, as?: Actor): Promise<readonly CaseClocks[]> {
    return this.read(as, (db) => listOpenClocks(db, after, limit));
  }

  listOver(from: string, as?: Actor): Promise<readonly CaseClocks[]> {
    return this.read(as, (db) => listOverClocks(db, from));
  }

  private read<T>(as: Actor | undefined, work: (db: Db) => Promise<T>): Promise<T> {
    return as === undefined ? this.everybody.open('read', work) : this.person.as({ actor: as, traceId: 'calendar' }, 'read', work);
  }
}
