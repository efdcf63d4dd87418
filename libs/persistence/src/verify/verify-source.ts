import type { CreationEntry, RecordEntry, StoredCase, VerifySource, VerifyView } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';

const CASES_A_PAGE = 200;
const CREATIONS_A_PAGE = 5_000;
/** Before every id; and no null is after it, should somebody have put one. */
const NO_ID = '00000000-0000-0000-0000-000000000000';

/** Microseconds, which a Date would lose. */
const instant = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const STORED = `SELECT c.id, c.kind, c.definition, c.version, c.head_hash AS "headHash", c.stage, c.leaves, c.court, c.closed, c.snapshot, c.header, c.title,
  c.number, c.province, c.lead_authority AS "leadAuthority", c.lead_applicant AS "leadApplicant", c.parent_id AS parent,
  ${instant('c.due_at')} AS "dueAt", ${instant('c.created_at')} AS "createdAt", ${instant('c.updated_at')} AS "updatedAt",
  coalesce((SELECT jsonb_agg(jsonb_build_object('holder', a.holder, 'level', a.level)) FROM case_access a WHERE a.case_id = c.id), '[]') AS holders,
  coalesce((SELECT jsonb_agg(jsonb_build_object('name', d.name, 'rule', d.rule, 'status', d.status, 'dueAt', ${instant('d.due_at')}))
    FROM deadline d WHERE d.case_id = c.id AND d.closed_seq IS NULL), '[]') AS "openClocks",
  coalesce((SELECT jsonb_agg(jsonb_build_object('revision', s.revision, 'hash', s.hash, 'schemaVersion', s.schema_version, 'content', s.content,
      'sealedAt', ${instant('s.sealed_at')}))
    FROM sealed_declaration s WHERE s.case_id = c.id), '[]') AS declarations
  FROM case_file c`;
const ENTRIES = `SELECT case_id AS "caseId", seq, definition, type, payload, meta, facts, stage, prev_hash AS "prevHash", hash FROM case_record`;

type Queries = Pick<Db, 'query'>;

interface VerifiedCase {
  readonly stored: StoredCase | null;
  readonly caseId: string;
  readonly entries: readonly RecordEntry[];
}

/** What the verifier reads, page by page, from one snapshot. Give it a data source of the system role, which sees every case. */
export class PostgresVerifySource implements VerifySource {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async read<T>(work: (view: VerifyView) => Promise<T>): Promise<T> {
    return this.rooms.open('frozen', (db) => work(verifyViewOn(db)));
  }
}

/** The same over a connection of one's own, in whatever transaction it is. */
export function verifyViewOn(db: Queries): VerifyView {
  return { pages: (only) => pages(db, only), creations: () => creations(db) };
}

async function* pages(db: Queries, only?: string): AsyncIterable<readonly VerifiedCase[]> {
  let after = NO_ID;
  for (;;) {
    const ids: readonly string[] = only === undefined ? await listIds(db, after) : [only];
    if (ids.length === 0) return;
    const page = await readPage(db, ids);
    if (page.length > 0) yield page;
    after = ids.at(-1)!;
    if (only !== undefined) return;
  }
}

/** Cases and records apart, so that a record whose case row was removed is met too. */
async function listIds(db: Queries, after: string): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `(SELECT id FROM case_file WHERE id > $1 ORDER BY id LIMIT $2)
     UNION (SELECT DISTINCT case_id FROM case_record WHERE case_id > $1 ORDER BY case_id LIMIT $2) ORDER BY id LIMIT $2`,
    [after, CASES_A_PAGE],
  );
  return rows.map((row) => row.id);
}

async function readPage(db: Queries, ids: readonly string[]): Promise<VerifiedCase[]> {
  const { rows: cases } = await db.query<StoredCase & Record<string, unknown>>(`${STORED} WHERE c.id = ANY ($1::uuid[])`, [ids]);
  const { rows: entries } = await db.query<RecordEntry & Record<string, unknown>>(
    `${ENTRIES} WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, seq`,
    [ids],
  );
  const byCase = new Map<string, RecordEntry[]>();
  for (const entry of entries) byCase.set(entry.caseId, [...(byCase.get(entry.caseId) ?? []), entry]);
  return ids.flatMap((caseId): VerifiedCase[] => {
    const record = byCase.get(caseId) ?? [];
    const found = cases.filter((row) => row.id === caseId).map((row) => ({ stored: toStoredCase(row), caseId, entries: record }));
    return found.length > 0 || record.length === 0 ? found : [{ stored: null, caseId, entries: record }];
  });
}

async function* creations(db: Queries): AsyncIterable<readonly CreationEntry[]> {
  for (let after = '-1'; ;) {
    const { rows } = await db.query<Omit<CreationEntry, 'n'> & { n: string }>(
      `SELECT n, case_id AS "caseId", kind, first_hash AS "firstHash", prev_hash AS "prevHash", hash FROM creation_index
       WHERE n > $1::bigint ORDER BY n LIMIT $2`,
      [after, CREATIONS_A_PAGE],
    );
    if (rows.length === 0) return;
    yield rows.map((row) => ({ ...row, n: Number(row.n) }));
    after = rows.at(-1)!.n;
  }
}

function toStoredCase(row: StoredCase): StoredCase {
  return {
    ...row,
    dueAt: trimmed(row.dueAt),
    createdAt: trimmed(row.createdAt),
    updatedAt: trimmed(row.updatedAt),
    openClocks: row.openClocks.map((clock) => ({ ...clock, dueAt: trimmed(clock.dueAt) })),
    declarations: row.declarations.map((one) => ({ ...one, sealedAt: trimmed(one.sealedAt) })),
  };
}

/** Instants of the record have milliseconds: microseconds stay only where somebody put them. */
function trimmed<T extends string | null>(instantText: T): T {
  return (instantText?.replace(/000Z$/, 'Z') ?? null) as T;
}
