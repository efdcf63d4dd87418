import type { Holder } from '@sandbar/domain';
import type { CaseWrite, SealedRow } from '@sandbar/workflow';
import { creationHash } from '@sandbar/workflow';
import type { Db } from '../session/statement.js';
import { writeParameters } from './write-parameters.js';
import { SEAL, SET_HOLDERS, WRITE_CASE } from './write-statements.js';
import type { Written } from './write-statements.js';

/** Any number that no other advisory lock of the product has. */
const CREATION_LOCK = 7_391_001;

interface LastCreation {
  known: boolean;
  n: string | null;
  hash: string | null;
}

/**
 * Writes one accepted command. False: the version had moved, or the case to create is there already; nothing was written then.
 * @throws Error when the record entry does not belong to the write (a bug of the caller)
 */
export async function writeCase(db: Db, write: CaseWrite): Promise<boolean> {
  checkEntry(write);
  await db.failpoint('write:before');
  const written = write.expectedVersion === 0 ? await create(db, write) : await update(db, write);
  await db.failpoint('write:after');
  return written;
}

/** @throws Error when the record entry does not belong to the write */
export function checkEntry({ record, caseId, expectedVersion }: CaseWrite): void {
  if (record.caseId !== caseId || record.seq !== expectedVersion + 1)
    throw new Error('the record entry does not follow the expected version');
}

export const isWritten = ([row]: readonly Written[]): boolean => row?.written === 1;

async function update(db: Db, write: CaseWrite): Promise<boolean> {
  const values = writeParameters(write, null, null);
  const isLast = write.sealed === null && write.holders === null;
  const { rows } = isLast ? await db.last<Written>(WRITE_CASE, values, isWritten) : await db.query<Written>(WRITE_CASE, values);
  if (!isWritten(rows)) return false;
  if (write.sealed !== null) await seal(db, write, write.sealed);
  // Last: whoever gives a case away must still see it while writing.
  if (write.holders !== null) await setHolders(db, write.caseId, write.holders);
  return true;
}

async function create(db: Db, write: CaseWrite): Promise<boolean> {
  // A statement of its own: the next one must see what the holder of the lock before us has committed.
  await db.query('SELECT pg_advisory_xact_lock($1)', [CREATION_LOCK]);
  const { rows } = await db.query<LastCreation>(
    {
      name: 'creation_last',
      text: `SELECT EXISTS (SELECT 1 FROM creation_index WHERE case_id = $1) AS known, last.n, last.hash
             FROM (VALUES (1)) one(x) LEFT JOIN LATERAL (SELECT n, hash FROM creation_index ORDER BY n DESC LIMIT 1) last ON true`,
    },
    [write.caseId],
  );
  const last = rows[0]!;
  if (last.known) return false;
  // Row security of the rows to come reads case_access: it is written in a statement before theirs.
  await setHolders(db, write.caseId, write.holders ?? write.header.holders);
  const index = { n: Number(last.n ?? 0) + 1, caseId: write.caseId, kind: write.kind, firstHash: write.record.hash, prevHash: last.hash };
  await db.query(WRITE_CASE, writeParameters(write, null, { ...index, hash: creationHash(index) }));
  if (write.sealed !== null) await seal(db, write, write.sealed);
  return true;
}

async function seal(db: Db, write: CaseWrite, sealed: SealedRow): Promise<void> {
  const { revision, hash, schemaVersion, content } = sealed;
  await db.query(SEAL, [write.caseId, revision, hash, schemaVersion, JSON.stringify(content), write.record.meta.at]);
}

async function setHolders(db: Db, caseId: string, holders: readonly Holder[]): Promise<void> {
  const strongest = new Map<string, Holder>();
  for (const entry of holders) if (strongest.get(entry.holder)?.level !== 'full') strongest.set(entry.holder, entry);
  await db.query(SET_HOLDERS, [caseId, JSON.stringify([...strongest.values()])]);
}
