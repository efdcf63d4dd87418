import type { ChangedDay, YearNotice } from '@sandbar/calendar';
import type { Actor, CaseHeader, CaseKind } from '@sandbar/domain';
import type { AdministrationAct } from './identity.port.js';
import type { DeadlineRow, OutboxRow } from './unit-of-work.port.js';

/** Why a day changes: what kind of document it is. */
export const CALENDAR_REASONS = [
  'release',
  'yearly-notice',
  'holiday-lengthened',
  'holiday-shortened',
  'days-exchanged',
  'offices-closed',
  'correction',
  'reversal',
] as const;
export type CalendarReason = (typeof CALENDAR_REASONS)[number];

/** The document a change stands on. */
export interface CalendarDocument {
  /** Its number, for example 国办发明电〔2020〕1号. */
  readonly number: string;
  readonly title: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly url: string;
  readonly basisKind: 'law' | 'standard' | 'analogy' | 'house';
}

/** A change of the calendar, entered by one person and, to count, confirmed by another. */
export interface ChangeRow extends CalendarDocument {
  readonly id: string;
  readonly reason: CalendarReason;
  readonly content: ChangeContent;
  /** The instant from which the document has effect; the change counts from it or from its confirmation, whichever is later. */
  readonly effectiveAt: string;
  /** Person id, or `system` for the calendar that a release brings. */
  readonly enteredBy: string;
  readonly enteredAt: string;
  readonly confirmedBy: string | null;
  readonly confirmedAt: string | null;
  readonly inForceAt: string | null;
  readonly withdrawnBy: string | null;
  readonly withdrawnAt: string | null;
  /** When every open case had been gone through; null: not yet. */
  readonly recountedAt: string | null;
}
/** What a change says, as JSON. `base`: the days that a release knows; `override.scope`: null for all, else a province code or an office's id. */
export type ChangeContent =
  | { readonly kind: 'base'; readonly days: BaseDays }
  | { readonly kind: 'notice'; readonly notice: YearNotice }
  | { readonly kind: 'override'; readonly scope: string | null; readonly days: readonly ChangedDay[] };
export interface BaseDays {
  readonly source: string;
  readonly firstYear: number;
  readonly lastYear: number;
  readonly daysOff: readonly string[];
  readonly workingWeekends: readonly string[];
}
/** A change that a second person has confirmed. */
export interface ConfirmedChange {
  readonly id: string;
  readonly inForceAt: string;
  /** Number and title of the document. */
  readonly basis: string;
  readonly content: ChangeContent;
}

/** The open clocks of one case, as a recount reads them. */
export interface CaseClocks {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly version: number;
  readonly number: string | null;
  readonly header: CaseHeader;
  readonly deadlines: readonly DeadlineRow[];
}

/** Reads clocks: all of them, or those of the cases that one person may see. */
export interface ClockScan {
  /** Cases with open clocks in the order of their ids, after the one given. */
  listOpen(after: string | null, limit: number, as?: Actor): Promise<readonly CaseClocks[]>;
  /** Cases with clocks that expired, or are overdue, with a due instant from `from` on; only those clocks. */
  listOver(from: string, as?: Actor): Promise<readonly CaseClocks[]>;
}

export interface CalendarStore {
  /** False: a change of that id is there. */
  add(row: ChangeRow, act: AdministrationAct): Promise<boolean>;
  find(id: string): Promise<ChangeRow | undefined>;
  /** Newest first. */
  list(limit: number): Promise<readonly ChangeRow[]>;
  /**
   * Confirms a change that is neither confirmed nor withdrawn, one at a time over all processes: `judge` sees the calendar with every change
   * confirmed before, and says no by a value. `unknown`: no such change, `settled`: confirmed or withdrawn already.
   */
  confirm<R>(
    id: string,
    how: { readonly by: string; readonly at: string; readonly inForceAt: string; readonly act: AdministrationAct },
    judge: (row: ChangeRow, confirmed: readonly ConfirmedChange[]) => R | undefined,
  ): Promise<'done' | 'unknown' | 'settled' | R>;
  withdraw(id: string, by: string, at: string, act: AdministrationAct): Promise<boolean>;
  /** Confirmed changes, in the order in which they came into force. */
  listConfirmed(): Promise<readonly ConfirmedChange[]>;
  /** A change in force whose cases are not all gone through. */
  findUnrecounted(now: string): Promise<ChangeRow | undefined>;
  /**
   * One batch of a change's recount in one transaction: reads the next cases, adds the outbox rows that `plan` makes of them and notes how far it
   * came; a crash goes on from there, two workers never take the same batch. `over` is asked with the last batch only. Returns the number of cases read.
   */
  recountBatch(
    id: string,
    limit: number,
    now: string,
    plan: (cases: readonly CaseClocks[]) => readonly OutboxRow[],
    over: { readonly from: string; readonly plan: (cases: readonly CaseClocks[]) => readonly OutboxRow[] } | undefined,
  ): Promise<{ readonly read: number; readonly done: boolean } | undefined>;
}
