import type { PublicRow } from '@sandbar/workflow';

/** One page of the public register. */
export interface PublicEntry extends PublicRow {
  /** Taken back at that instant; null: it stands. */
  readonly withdrawnAt: string | null;
}

/** What anybody may read, without a person. */
export interface Register {
  /** Newest first by (at, case id); pages taken back are left out. `text` is part of the title. */
  list(query: {
    readonly what: PublicRow['what'];
    readonly text?: string;
    readonly province?: string;
    readonly after?: { readonly at: string; readonly caseId: string };
    readonly limit: number;
  }): Promise<readonly PublicEntry[]>;
  /** Every page of one case, the ones taken back too, by time. */
  listOfCase(caseId: string): Promise<readonly PublicEntry[]>;
}
