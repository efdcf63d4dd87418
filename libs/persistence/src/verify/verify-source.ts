import type { CreationEntry, RecordEntry, StoredCase, VerifySource, VerifyView } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import type { Db } from '../session/statement.js';

const CASES_A_PAGE = 200;
const CREATIONS_A_PAGE = 5_000;

const STORED = `SELECT id, kind, definition, version, head_hash AS "headHash", stage, leaves, court, closed, snapshot, header FROM case_file`;
const ENTRIES = `SELECT case_id AS "caseId", seq, definition, type, payload, meta, facts, stage, prev_hash AS "prevHash", hash FROM case_record`;

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
    return this.rooms.open('frozen', (db) => work({ pages: (only) => pages(db, only), creations: () => creations(db) }));
  }
}

async function* pages(db: Db, only?: string): AsyncIterable<readonly VerifiedCase[]> {
  let after: string | null = null;
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
async function listIds(db: Db, after: string | null): Promise<string[]> {
  const { rows } = await db.query<{ id: string }>(
    `(SELECT id FROM case_file WHERE $1::uuid IS NULL OR id > $1 ORDER BY id LIMIT $2)
     UNION (SELECT DISTINCT case_id FROM case_record WHERE $1::uuid IS NULL OR case_id > $1 ORDER BY case_id LIMIT $2) ORDER BY id LIMIT $2`,
    [after, CASES_A_PAGE],
  );
  return rows.map((row) => row.id);
}

async function readPage(db: Db, ids: readonly string[]): Promise<VerifiedCase[]> {
  const { rows: cases } = await db.query<StoredCase & Record<string, unknown>>(`${STORED} WHERE id = ANY ($1::uuid[])`, [ids]);
  const { rows: entries } = await db.query<RecordEntry & Record<string, unknown>>(
    `${ENTRIES} WHERE case_id = ANY ($1::uuid[]) ORDER BY case_id, seq`,
    [ids],
  );
  const stored = new Map(cases.map((row) => [row.id, row]));
  const byCase = new Map<string, RecordEntry[]>();
  for (const entry of entries) byCase.set(entry.caseId, [...(byCase.get(entry.caseId) ?? []), entry]);
  return ids
    .map((caseId) => ({ stored: stored.get(caseId) ?? null, caseId, entries: byCase.get(caseId) ?? [] }))
    .filter((found) => found.stored !== null || found.entries.length > 0);
}

async function* creations(db: Db): AsyncIterable<readonly CreationEntry[]> {
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
