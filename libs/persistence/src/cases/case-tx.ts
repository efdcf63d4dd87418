import type { CaseKind, Province } from '@sandbar/domain';
import type { DeadlineRow, OrganisationRow, SealedRow, StoredAnswer, Tx, WorkingCopyRow } from '@sandbar/workflow';
import type { Db } from '../session/statement.js';
import { lockCase } from './case-locker.js';
import { writeCase } from './case-writer.js';
import { listFalseClaims } from './directory.js';
import { toDeadlineRow } from './deadline-row.js';
import type { DeadlineColumns } from './deadline-row.js';

/** The members of a transaction on cases; they live as long as it does. */
export function caseTx(db: Db): Tx {
  return {
    cases: {
      lockForCommand: (caseId, person, key) => lockCase(db, caseId, person, key),
      write: (write) => writeCase(db, write),
      listChildren: (parent) => listChildren(db, parent),
    },
    commands: {
      find: (person, key) => findAnswer(db, person, key),
      ignore: async ({ person, key, bodyHash, caseId, answer }) => {
        await db.query(
          {
            name: 'command_ignore',
            text: 'INSERT INTO command (person, key, body_hash, case_id, outcome, answer) VALUES ($1, $2, $3, $4, $5, $6::json)',
          },
          [person, key, bodyHash, caseId, answer.outcome, JSON.stringify(answer)],
        );
      },
    },
    workingCopies: { find: (caseId) => findWorkingCopy(db, caseId) },
    sealed: {
      findByHash: (hash) => findSealed(db, 'hash = $1 ORDER BY sealed_at, case_id, revision LIMIT 1', hash),
      findLatest: (caseId) => findSealed(db, 'case_id = $1 ORDER BY revision DESC LIMIT 1', caseId),
    },
    organisations: { listByUscc: (usccs) => listByUscc(db, usccs) },
    directory: { listFalse: (claims, at) => listFalseClaims(db, claims, at) },
    attachments: { listSha256: (caseId) => listSha256(db, caseId) },
    counters: { next: (series) => nextNumber(db, series) },
    deadlines: { find: (id) => findDeadline(db, id) },
  };
}

async function findDeadline(db: Db, id: string): Promise<DeadlineRow | undefined> {
  const { rows } = await db.query<DeadlineColumns>({ name: 'deadline_find', text: 'SELECT * FROM deadline WHERE id = $1' }, [id]);
  return rows[0] && toDeadlineRow(rows[0]);
}

async function listChildren(db: Db, parent: string): Promise<{ id: string; kind: CaseKind; closed: boolean }[]> {
  const text = 'SELECT id, kind, closed FROM case_file WHERE parent_id = $1 ORDER BY created_at, id';
  return (await db.query<{ id: string; kind: CaseKind; closed: boolean }>({ name: 'case_children', text }, [parent])).rows;
}

async function findAnswer(db: Db, person: string, key: string): Promise<StoredAnswer | undefined> {
  const text = 'SELECT body_hash AS "bodyHash", answer FROM command WHERE person = $1 AND key = $2';
  return (await db.query<StoredAnswer & Record<string, unknown>>({ name: 'command_find', text }, [person, key])).rows[0];
}

async function findWorkingCopy(db: Db, caseId: string): Promise<WorkingCopyRow | undefined> {
  const text = 'SELECT case_id AS "caseId", revision, schema_version AS "schemaVersion", content FROM working_copy WHERE case_id = $1';
  return (await db.query<WorkingCopyRow & Record<string, unknown>>({ name: 'working_copy_find', text }, [caseId])).rows[0];
}

async function findSealed(db: Db, where: string, value: string): Promise<SealedRow | undefined> {
  const text = `SELECT revision, hash, schema_version AS "schemaVersion", content FROM sealed_declaration WHERE ${where}`;
  return (await db.query<SealedRow & Record<string, unknown>>(text, [value])).rows[0];
}

async function listByUscc(db: Db, usccs: readonly string[]): Promise<OrganisationRow[]> {
  const text = 'SELECT id, uscc, name, home_province AS "homeProvince" FROM organisation WHERE uscc = ANY ($1::text[]) ORDER BY uscc';
  return (await db.query<{ id: string; uscc: string; name: string; homeProvince: Province | null }>(text, [usccs])).rows;
}

async function listSha256(db: Db, caseId: string): Promise<string[]> {
  const text = `SELECT DISTINCT sha256 FROM attachment WHERE case_id = $1 AND status <> 'withdrawn' ORDER BY sha256`;
  return (await db.query<{ sha256: string }>(text, [caseId])).rows.map((row) => row.sha256);
}

async function nextNumber(db: Db, series: string): Promise<number> {
  const text =
    'INSERT INTO counter AS c (series, value) VALUES ($1, 1) ON CONFLICT (series) DO UPDATE SET value = c.value + 1 RETURNING value';
  return Number((await db.query<{ value: string }>({ name: 'counter_next', text }, [series])).rows[0]!.value);
}
