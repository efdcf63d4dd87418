import type { Court } from './case-kind.js';

/** One clock of a case that a change of the calendar moved. Days are YYYY-MM-DD in Asia/Shanghai; null while the clock stands still. */
export interface MovedClock {
  readonly clock: string;
  readonly court: Court;
  readonly from: string | null;
  readonly to: string | null;
  /** By how many calendar days the due day moved, or, of a clock that stands still, by how many of its own unit its rest did. 0: it only became definite or provisional. */
  readonly days: number;
  readonly provisional: boolean;
  /** Working days that do not count for this clock because a change may not shorten it (信赖保护). */
  readonly spared: readonly string[];
}

/** Payload of CALENDAR_CHANGED: which change, on what basis, the version of the calendar since then, and what it did to this case. */
export interface CalendarChanged {
  readonly change: string;
  readonly calendar: string;
  /** Number and title of the document. */
  readonly basis: string;
  readonly moved: readonly MovedClock[];
}

/** Whether somebody's date is another one; what merely becomes definite is recorded and not told. */
export const someDateMoves = ({ moved }: CalendarChanged): boolean => moved.some((clock) => clock.days !== 0);
