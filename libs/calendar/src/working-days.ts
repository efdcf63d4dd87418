import { CalendarError } from './calendar-error.js';
import { addCalendarDays, checkedDay, wholeNumber } from './day.js';
import { missingYear } from './working-calendar.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Longer counts than this are a mistake (the longest rule is 180 days) and would walk the calendar for nothing. */
const MOST_DAYS = 100_000;

/**
 * The `n`th working day after `day`, which itself is not counted (民法典 art. 201). Zero gives `day` back; a negative count walks backwards.
 * Past the known years the answer is a guess: compare `isKnown`.
 */
export const addWorkingDays = (calendar: WorkingCalendar, day: string, n: number): string => {
  if (Math.abs(wholeNumber(n)) > MOST_DAYS) throw new CalendarError('calendar.count.invalid', { n });
  const step = n < 0 ? -1 : 1;
  let at = checkedDay(day);
  for (let left = Math.abs(n); left > 0;) {
    at = addCalendarDays(at, step);
    if (calendar.isWorkingDay(at)) left -= 1;
  }
  return at;
};

/** Working days after `a` up to and with `b`; when `b` lies before `a`, minus the working days after `b` up to and with `a`. */
export const workingDaysBetween = (calendar: WorkingCalendar, a: string, b: string): number => {
  if (checkedDay(b) < checkedDay(a)) return -workingDaysBetween(calendar, b, a);
  let count = 0;
  for (let at = a; at < b;) {
    at = addCalendarDays(at, 1);
    if (calendar.isWorkingDay(at)) count += 1;
  }
  return count;
};

/** 民法典 art. 203: a last day that is a statutory rest day gives way to the day after the rest ends. A working day stays. */
export const rollToWorkingDay = (calendar: WorkingCalendar, day: string): string => {
  let at = checkedDay(day);
  while (!calendar.isWorkingDay(at)) at = addCalendarDays(at, 1);
  return at;
};

/** A calendar that remembers whether an answer was a guess, so that whoever used it can say so. */
export interface WatchedCalendar {
  calendar: WorkingCalendar;
  /** The first year whose notice was missing in the answers given so far, or null. */
  unknownYear(): number | null;
}

/** Wraps a calendar: every unknown day that is asked for marks the result provisional. */
export const watched = (calendar: WorkingCalendar): WatchedCalendar => {
  let unknown: number | null = null;
  const isWorkingDay = (day: string): boolean => {
    const missing = missingYear(calendar, day);
    if (missing !== null && (unknown === null || missing < unknown)) unknown = missing;
    return calendar.isWorkingDay(day);
  };
  const { version, firstYear, lastYear } = calendar;
  return { calendar: { version, firstYear, lastYear, isWorkingDay, isKnown: (day) => calendar.isKnown(day) }, unknownYear: () => unknown };
};
