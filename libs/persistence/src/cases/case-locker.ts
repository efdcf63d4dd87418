import type { CaseKind, StoredSnapshot } from '@sandbar/domain';
import type { Locked, StoredAnswer } from '@sandbar/workflow';
import { toInstant } from '../session/instant.js';
import type { Db, Statement } from '../session/statement.js';
import { toDeadlineRow } from './deadline-row.js';
import type { DeadlineColumns } from './deadline-row.js';
import { byOpening } from './kept-cases.js';
import type { Kept } from './kept-cases.js';

interface CaseColumns extends Record<string, unknown> {
  id: string;
  kind: CaseKind;
  definition: string;
  version: number;
  head_hash: string;
  stage: string;
  snapshot: StoredSnapshot;
  updated_at: Date;
  deadlines: DeadlineColumns[] | null;
}
interface LockedColumns extends CaseColumns {
  answered: StoredAnswer | null;
  seen_version: number | null;
}

const COLUMNS = 'c.id, c.kind, c.definition, c.version, c.head_hash, c.stage, c.snapshot, c.updated_at';
const OPEN_DEADLINES = '(SELECT json_agg(d) FROM deadline d WHERE d.case_id = c.id AND d.closed_seq IS NULL)';
const ANSWERED = `(SELECT json_build_object('bodyHash', k.body_hash, 'answer', k.answer) FROM command k WHERE k.person = $2 AND k.key = $3)`;

/**
 * Row lock, open clocks and the stored answer in one statement. Where it had to wait for the lock, Postgres hands out the new row but the clocks
 * as they were when the statement began: `seen_version` is the version of that moment. `app.case` names the case that this
 * transaction may append to; it comes first, for the policy of the clocks asks it.
 */
const LOCK: Statement = {
  name: 'case_lock',
  text: `SELECT set_config('app.case', c.id::text, true), ${COLUMNS}, ${OPEN_DEADLINES} AS deadlines,
    ${ANSWERED} AS answered, (SELECT s.version FROM case_file s WHERE s.id = c.id) AS seen_version
    FROM case_file c WHERE c.id = $1 FOR UPDATE OF c`,
};
const AGAIN: Statement = {
  name: 'case_lock_again',
  text: `SELECT ${OPEN_DEADLINES} AS deadlines, ${ANSWERED} AS answered FROM case_file c WHERE c.id = $1`,
};

/** Undefined: no such case, or not visible to the transaction's person. */
export async function lockCase(db: Db, caseId: string, person: string, key: string): Promise<Locked | undefined> {
  const values = [caseId, person, key];
  const { rows } = await db.query<LockedColumns>(LOCK, values);
  const row = rows[0];
  if (row === undefined) return undefined;
  let { deadlines, answered } = row;
  if (row.seen_version !== row.version) ({ deadlines, answered } = (await db.query<LockedColumns>(AGAIN, values)).rows[0]!);
  await db.failpoint('lock:after');
  return { ...toKept({ ...row, deadlines }), answered: answered ?? undefined };
}

const READ: Statement = {
  name: 'cases_read',
  text: `SELECT ${COLUMNS}, ${OPEN_DEADLINES} AS deadlines FROM case_file c WHERE c.id = ANY ($1::uuid[])`,
};

/** Those of the cases that are there and visible, each with its open clocks, of one moment; nothing is locked. */
export async function readCases(db: Db, caseIds: readonly string[]): Promise<readonly Kept[]> {
  return (await db.query<CaseColumns>(READ, [caseIds])).rows.map(toKept);
}

function toKept(row: CaseColumns): Kept {
  return {
    row: {
      id: row.id,
      kind: row.kind,
      definition: row.definition,
      version: row.version,
      headHash: row.head_hash,
      stage: row.stage,
      snapshot: row.snapshot,
      updatedAt: toInstant(row.updated_at),
    },
    // Sorted here: in the statement it would keep Postgres from the small index of open clocks.
    openDeadlines: (row.deadlines ?? []).map(toDeadlineRow).sort(byOpening),
  };
}
