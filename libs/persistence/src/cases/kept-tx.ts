import type { CaseWrite, Tx } from '@sandbar/workflow';
import type { Kept } from './kept-cases.js';

/** The work needs the database for more than its write: run it in a transaction. */
class NeedsTransaction extends Error {}

export interface KeptAccess {
  find(caseId: string): Kept | undefined;
  /** Sends the write as a transaction of its own. False: its gate missed. */
  write(write: CaseWrite, from: Kept): Promise<boolean>;
  /** Told of everything that memory cannot answer, for the work may swallow the error. */
  onNeed(): void;
}

/**
 * A transaction that reads its case from memory and whose only statement is the write. Whatever else the work asks for, and whatever it does not
 * accept, is for a transaction that holds the lock: so nobody is ever refused by what a process remembers.
 */
export function keptTx(access: KeptAccess): Tx {
  let from: Kept | undefined;
  const needed = (): never => {
    access.onNeed();
    throw new NeedsTransaction();
  };
  return {
    cases: {
      lockForCommand: async (caseId, _person, _key, expected) => {
        // Whoever names no version wants the case as it is now.
        from = expected === undefined ? undefined : access.find(caseId);
        if (from?.row.version !== expected || from === undefined) return needed();
        return { ...from, answered: undefined };
      },
      write: async (write) => {
        // Holders and declarations have tables and policies of their own.
        if (from === undefined || write.holders !== null || write.sealed !== null) return needed();
        return (await access.write(write, from)) || needed();
      },
      listChildren: needed,
    },
    commands: { find: needed, ignore: needed },
    workingCopies: { find: needed },
    sealed: { findByHash: needed, findLatest: needed },
    organisations: { listByUscc: needed },
    directory: { listFalse: needed },
    attachments: { listSha256: needed },
    counters: { next: needed },
    deadlines: { find: needed },
  };
}
