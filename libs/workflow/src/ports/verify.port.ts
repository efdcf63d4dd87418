import type { CreationEntry, StoredCase } from '../record/stored-case.js';
import type { RecordEntry } from '../record/record-entry.js';

/** Everything the verifier reads, from one REPEATABLE READ READ ONLY transaction of the system role. */
export interface VerifySource {
  /** Runs `work` on one consistent view of the store. */
  read<T>(work: (view: VerifyView) => Promise<T>): Promise<T>;
}
export interface VerifyView {
  /** Cases with their records in order of seq, page by page in order of id; one case when `only` is given. Records without a case count too: `stored` is then null. */
  pages(
    only?: string,
  ): AsyncIterable<readonly { readonly stored: StoredCase | null; readonly caseId: string; readonly entries: readonly RecordEntry[] }[]>;
  /** The whole index of creations in order of n. */
  creations(): AsyncIterable<readonly CreationEntry[]>;
}
