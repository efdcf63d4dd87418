import type { RecordEntry } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';

/** Days by whose court it was in. */
interface DayCounts {
  readonly authority: number;
  readonly firm: number;
  readonly others: number;
  readonly held: number;
}
/** One stay of a case in a stage, as it is kept; `leftDay` and `day` are days in Shanghai. */
export interface VisitRow {
  readonly track: string;
  readonly stage: string;
  readonly seq: number;
  readonly enteredAt: string;
  readonly leftAt: string | null;
  readonly leftDay: string | null;
  readonly authority: string | null;
  readonly province: string;
  readonly type: string | null;
  readonly working: DayCounts | null;
  readonly calendar: DayCounts | null;
  readonly provisional: boolean;
}
export interface MilestoneRow {
  readonly what: string;
  readonly seq: number;
  readonly at: string;
  readonly day: string;
  readonly authority: string | null;
  readonly province: string;
  readonly type: string | null;
  readonly reasonCode: string | null;
}
/** What folding further entries gave. `state` is kept as it is and handed back next time. */
export interface CourseRows {
  readonly version: number;
  readonly state: unknown;
  readonly ended: readonly VisitRow[];
  readonly lasting: readonly VisitRow[];
  readonly milestones: readonly MilestoneRow[];
}
export interface CoursePage {
  readonly id: string;
  /** An application: the kind that is counted. */
  readonly pilot: boolean;
  readonly stale: boolean;
}
export type FoldRows = (state: unknown, entries: readonly RecordEntry[]) => CourseRows;

const KIND = 'pilot-application';
const STALE = `(k.case_id IS NULL OR k.version <> c.version OR k.basis <> $1)`;
const ENTRIES = `SELECT case_id AS "caseId", seq, definition, type, payload, meta, facts, stage, prev_hash AS "prevHash", hash
  FROM case_record WHERE case_id = $1 AND seq > $2 ORDER BY seq`;
const VISITS = `INSERT INTO stage_visit (case_id, track, stage, seq, entered_at, left_at, left_day, due_at, authority, province, type,
    working_authority, working_firm, working_others, working_held, calendar_authority, calendar_firm, calendar_others, calendar_held, provisional)
  SELECT $1, v.track, v.stage, v.seq, v."enteredAt", v."leftAt", v."leftDay", CASE WHEN v."leftAt" IS NULL AND v.track = 'stage' THEN $3::timestamptz END,
    v.authority, v.province, v.type, (v.working ->> 'authority')::int, (v.working ->> 'firm')::int, (v.working ->> 'others')::int,
    (v.working ->> 'held')::int, (v.calendar ->> 'authority')::int, (v.calendar ->> 'firm')::int, (v.calendar ->> 'others')::int,
    (v.calendar ->> 'held')::int, v.provisional
  FROM json_to_recordset($2::json) AS v(track text, stage text, seq int, "enteredAt" timestamptz, "leftAt" timestamptz, "leftDay" date,
    authority text, province text, type text, working json, calendar json, provisional boolean)`;
const MILESTONES = `INSERT INTO case_milestone (case_id, seq, what, at, day, authority, province, type, reason_code)
  SELECT $1, m.seq, m.what, m.at, m.day, m.authority, m.province, m.type, m."reasonCode"
  FROM json_to_recordset($2::json) AS m(seq int, what text, at timestamptz, day date, authority text, province text, type text, "reasonCode" text)`;

/** The courses of all cases, as the worker writes them. Give it a data source of the system role. */
export class CourseStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  /** Cases that moved since an instant and are not folded that far; the longest unmoved first. */
  async listMoved(basis: string, since: string, limit: number): Promise<readonly { readonly id: string; readonly updatedAt: string }[]> {
    const text = `SELECT c.id, c.updated_at AS at FROM case_file c LEFT JOIN case_course k ON k.case_id = c.id
      WHERE c.kind = '${KIND}' AND c.updated_at >= $2 AND ${STALE} ORDER BY c.updated_at, c.id LIMIT $3`;
    const rows = await this.rooms.readOpen<{ id: string; at: Date }>(text, [basis, since, limit]);
    return rows.map(({ id, at }) => ({ id, updatedAt: at.toISOString() }));
  }

  /** A page of all cases by id, each with whether it is folded to its end; empty after the last. */
  async listPage(basis: string, after: string, limit: number): Promise<readonly CoursePage[]> {
    const text = `SELECT c.id, c.kind = '${KIND}' AS pilot, ${STALE} AND c.kind = '${KIND}' AS stale
      FROM (SELECT id, version, kind FROM case_file WHERE id > $2 ORDER BY id LIMIT $3) c LEFT JOIN case_course k ON k.case_id = c.id ORDER BY c.id`;
    return this.rooms.readOpen<CoursePage & Record<string, unknown>>(text, [basis, after, limit]);
  }

  /** The instant of the youngest event of all cases; undefined when there is none. */
  async findYoungest(): Promise<string | undefined> {
    const [row] = await this.rooms.readOpen<{ at: Date | null }>('SELECT max(updated_at) AS at FROM case_file');
    return row?.at?.toISOString();
  }

  /**
   * Folds what a case's record has gained since, and writes it, in one transaction; two at once take turns and the second finds nothing to do.
   * @param anew from the first entry, whatever stands there
   * @returns entries folded
   * @throws what `fold` throws; nothing is written then
   */
  async project(caseId: string, basis: string, anew: boolean, fold: FoldRows): Promise<number> {
    return this.rooms.open('write', async (db) => {
      await db.query(`INSERT INTO case_course (case_id, version, basis, state) VALUES ($1, 0, $2, 'null') ON CONFLICT DO NOTHING`, [
        caseId,
        basis,
      ]);
      const { rows } = await db.query<{ version: number; basis: string; state: unknown }>(
        'SELECT version, basis, state FROM case_course WHERE case_id = $1 FOR UPDATE',
        [caseId],
      );
      const kept = rows[0]!;
      const goOn = !anew && kept.basis === basis && kept.state !== null;
      const { rows: entries } = await db.query<RecordEntry & Record<string, unknown>>(ENTRIES, [caseId, goOn ? kept.version : 0]);
      if (entries.length === 0 && goOn) return 0;
      await writeRows(db, caseId, basis, goOn, fold(goOn ? kept.state : null, entries));
      return entries.length;
    });
  }

  /** The record cannot be folded: the case counts nowhere until it moves on, and is not tried again meanwhile. */
  async markFault(caseId: string, basis: string, fault: string): Promise<void> {
    await this.rooms.open('write', async (db) => {
      await removeRows(db, caseId);
      await db.query(
        `INSERT INTO case_course (case_id, version, basis, state, fault) SELECT id, version, $2, 'null', $3 FROM case_file WHERE id = $1
         ON CONFLICT (case_id) DO UPDATE SET version = EXCLUDED.version, basis = EXCLUDED.basis, state = EXCLUDED.state, fault = EXCLUDED.fault`,
        [caseId, basis, fault],
      );
    });
  }
}

async function removeRows(db: Db, caseId: string): Promise<void> {
  await db.query('DELETE FROM stage_visit WHERE case_id = $1', [caseId]);
  await db.query('DELETE FROM case_milestone WHERE case_id = $1', [caseId]);
}

async function writeRows(db: Db, caseId: string, basis: string, goOn: boolean, step: CourseRows): Promise<void> {
  if (!goOn) await removeRows(db, caseId);
  else await db.query('DELETE FROM stage_visit WHERE case_id = $1 AND left_at IS NULL', [caseId]);
  const { rows } = await db.query<{ due: Date | null }>('SELECT due_at AS due FROM case_file WHERE id = $1', [caseId]);
  await db.query(VISITS, [caseId, JSON.stringify([...step.ended, ...step.lasting]), rows[0]?.due ?? null]);
  if (step.milestones.length > 0) await db.query(MILESTONES, [caseId, JSON.stringify(step.milestones)]);
  await db.query('UPDATE case_course SET version = $2, basis = $3, state = $4::json, fault = NULL WHERE case_id = $1', [
    caseId,
    step.version,
    basis,
    JSON.stringify(step.state),
  ]);
}
