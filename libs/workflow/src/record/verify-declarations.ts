import { hashJson } from '@sandbar/hash';
import { attempt } from './attempt.js';
import type { Report } from './finding.js';
import type { RecordEntry } from './record-entry.js';
import type { StoredCase, StoredDeclaration } from './stored-case.js';

interface Sealed {
  readonly revision: number;
  readonly hash: string;
  readonly schemaVersion: string;
}

/** Every declaration that the record froze is there as it was, and no other. */
export function verifyDeclarations(stored: StoredCase, entries: readonly RecordEntry[], report: Report): void {
  if (stored.kind !== 'pilot-application') return;
  const rest = new Map(stored.declarations.map((row) => [row.revision, row]));
  if (rest.size !== stored.declarations.length) report('declaration.not_in_record', null, 'a revision is there twice');
  for (const entry of entries) {
    const sealed = (entry.payload as { readonly sealed?: Sealed } | null)?.sealed;
    if (typeof sealed !== 'object' || sealed === null) continue;
    const row = rest.get(sealed.revision);
    rest.delete(sealed.revision);
    if (row === undefined) report('declaration.missing', entry.seq, `revision ${sealed.revision} is not there`);
    else if (!agrees(row, sealed, entry.meta?.at))
      report('declaration.differs', entry.seq, `revision ${sealed.revision} is not what was frozen`);
  }
  for (const { revision } of rest.values()) report('declaration.not_in_record', null, `revision ${revision} was never frozen`);
}

function agrees(row: StoredDeclaration, sealed: Sealed, at: string | undefined): boolean {
  const { hash, schemaVersion, sealedAt, content } = row;
  return hash === sealed.hash && schemaVersion === sealed.schemaVersion && sealedAt === at && attempt(() => hashJson(content)) === hash;
}
