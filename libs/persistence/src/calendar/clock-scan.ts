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
const open = (whole: string): string => `SELECT ${CASE}, json_agg(d ORDER BY d.opened_seq, d.name) AS deadlines
  FROM (SELECT DISTINCT d.case_id FROM deadline d JOIN case_file c ON c.id = d.case_id
    WHERE d.closed_seq IS NULL AND ($1::uuid IS NULL OR d.case_id > $1::uuid) ${whole} ORDER BY d.case_id LIMIT $2) o
  JOIN case_file c ON c.id = o.case_id JOIN deadline d ON d.case_id = c.id AND d.closed_seq IS NULL ${whole}
  GROUP BY c.id ORDER BY c.id`;
const over = (whole: string): string => `SELECT ${CASE}, json_agg(d ORDER BY d.opened_seq, d.name) AS deadlines
  FROM deadline d JOIN case_file c ON c.id = d.case_id WHERE d.status IN ('expired', 'overdue') AND d.due_at >= $1::timestamptz ${whole}
  GROUP BY c.id ORDER BY c.id`;

/** Row security shows a province that was merely informed the case; its clocks belong to the whole file (process.md §1). */
const WHOLE_FILE = `AND EXISTS (SELECT 1 FROM case_access a WHERE a.case_id = c.id AND a.level = 'full')`;

const toCaseClocks = ({ deadlines, ...row }: ClockColumns): CaseClocks => ({
  caseId: row.id,
  kind: row.kind,
  version: row.version,
  number: row.number,
  header: row.header,
  deadlines: deadlines.map(toDeadlineRow),
});

export async function listOpenClocks(db: Db, after: string | null, limit: number, whole = ''): Promise<CaseClocks[]> {
  return (await db.query<ClockColumns & Record<string, unknown>>(open(whole), [after, limit])).rows.map(toCaseClocks);
}
export async function listOverClocks(db: Db, from: string, whole = ''): Promise<CaseClocks[]> {
  return (await db.query<ClockColumns & Record<string, unknown>>(over(whole), [from])).rows.map(toCaseClocks);
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
    return this.read(as, (db) => listOpenClocks(db, after, limit, as && WHOLE_FILE));
  }

  listOver(from: string, as?: Actor): Promise<readonly CaseClocks[]> {
    return this.read(as, (db) => listOverClocks(db, from, as && WHOLE_FILE));
  }

  private read<T>(as: Actor | undefined, work: (db: Db) => Promise<T>): Promise<T> {
    return as === undefined ? this.everybody.open('read', work) : this.person.as({ actor: as, traceId: 'calendar' }, 'read', work);
  }
}
