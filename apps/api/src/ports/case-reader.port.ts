import type { CaseHeader, CaseKind, Court, Province } from '@sandbar/domain';
import type { CaseRow, Ctx, DeadlineRow, RecordEntry, SealedRow } from '@sandbar/workflow';

/** A case as lists show it, from the projected columns. */
export interface CaseSummaryRow {
  readonly id: string;
  readonly kind: CaseKind;
  readonly definition: string;
  readonly version: number;
  readonly number: string | null;
  readonly title: string;
  readonly province: Province;
  readonly stage: string;
  readonly court: Court;
  readonly dueAt: string | null;
  readonly closed: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
  /** Who sees it and how much of it, and the parties' ids. */
  readonly header: CaseHeader;
}
/** An open case with the end of the first clock that runs in it, and whose that is. */
export interface OpenCaseRow {
  readonly row: CaseSummaryRow;
  readonly due: string | null;
  readonly court: Court | null;
}
/** The whole present state of one case. */
export interface CaseFile extends CaseRow, CaseSummaryRow {
  readonly leaves: readonly string[];
}

export const CASE_ORDERS = ['-updatedAt', '-createdAt', 'dueAt'] as const;
export type CaseOrder = (typeof CASE_ORDERS)[number];

/** Filters are any-of within a list and all-of between them; undefined does not filter. */
export interface CaseFilter {
  readonly kind?: CaseKind;
  /** Matches the stage and every stage below it: `review` finds `review.risk`. */
  readonly stage?: string;
  readonly province?: Province;
  readonly court?: Court;
  readonly closed?: boolean;
  /** Due before this instant and not closed. */
  readonly dueBefore?: string;
  /** Part of the title or the number. */
  readonly text?: string;
  readonly parent?: string;
}
/** Where the page before ended: the sort value (null sorts last) and the id of its last row. */
export interface Keyset {
  readonly value: string | null;
  readonly id: string;
}

/** What screens read, as somebody: row security shows the case to its holders only. Undefined: missing or not theirs to see. */
export interface CaseReader {
  findCase(ctx: Ctx, caseId: string): Promise<CaseFile | undefined>;
  listCases(
    ctx: Ctx,
    query: { readonly filter: CaseFilter; readonly order: CaseOrder; readonly after?: Keyset; readonly limit: number },
  ): Promise<readonly CaseSummaryRow[]>;
  /** Open cases by due date, those without one last; a headline stands among those. */
  listOpen(
    ctx: Ctx,
    query: { readonly filter: Omit<CaseFilter, 'closed' | 'dueBefore'>; readonly after?: Keyset; readonly limit: number },
  ): Promise<readonly OpenCaseRow[]>;
  /** Entries with seq above `afterSeq`, ascending. */
  listRecord(ctx: Ctx, caseId: string, page: { readonly afterSeq: number; readonly limit: number }): Promise<readonly RecordEntry[]>;
  /** Open and closed clocks by the order of opening. */
  listDeadlines(ctx: Ctx, caseId: string): Promise<readonly DeadlineRow[]>;
  findSealed(ctx: Ctx, caseId: string, revision: number): Promise<SealedRow | undefined>;
  /** Revisions without their content, ascending. */
  listSealed(ctx: Ctx, caseId: string): Promise<readonly (Omit<SealedRow, 'content'> & { readonly sealedAt: string })[]>;
}
