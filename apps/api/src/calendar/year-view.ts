import { departuresOf } from '@sandbar/calendar';
import type { WorkingCalendar } from '@sandbar/calendar';

export interface YearView {
  readonly year: number;
  /** False: nobody has announced it, and what follows is a guess. */
  readonly known: boolean;
  /** Fingerprint of the calendar. */
  readonly version: string;
  readonly off: readonly string[];
  readonly worked: readonly string[];
}

/** Where a year departs from the plain week; undefined beyond the first year that is known and the year after the last one. */
export function yearView(calendar: WorkingCalendar, year: number): YearView | undefined {
  const { firstYear, lastYear, version } = calendar;
  if (!Number.isInteger(year) || year < firstYear || year > lastYear + 1) return undefined;
  return { year, known: year <= lastYear, version, ...departuresOf(calendar, year) };
}
