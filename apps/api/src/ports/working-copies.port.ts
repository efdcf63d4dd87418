import type { Ctx, WorkingCopyRow } from '@sandbar/workflow';

export interface WorkingCopyFile extends WorkingCopyRow {
  /** Person id. */
  readonly updatedBy: string;
  readonly updatedAt: string;
}

/** The declaration being written: no part of the case, saved by compare-and-set on its revision. */
export interface WorkingCopies {
  find(ctx: Ctx, caseId: string): Promise<WorkingCopyFile | undefined>;
  /**
   * @param expected the revision it was made from; 0 for the first
   * @returns the new revision, or the one that stands there instead when `expected` is stale (0: none)
   */
  save(
    ctx: Ctx,
    entry: Pick<WorkingCopyRow, 'caseId' | 'schemaVersion' | 'content'> & { readonly expected: number; readonly at: string },
  ): Promise<{ readonly saved: true; readonly revision: number } | { readonly saved: false; readonly current: number }>;
}
