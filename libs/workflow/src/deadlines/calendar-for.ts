import type { Reckoning, WorkingCalendar } from '@sandbar/calendar';
import { differs, inputOf, reckon } from '@sandbar/calendar';
import type { DeadlineRow } from '../ports/unit-of-work.port.js';

export interface CalendarInput {
  readonly calendar: WorkingCalendar;
  readonly calendarOf?: (version: string) => WorkingCalendar | undefined;
}

/** Whether the calendar would give that clock another date, rest or certainty than it has. */
export const isMovedBy = (calendar: WorkingCalendar, stored: Reckoning): boolean =>
  stored.calendarVersion !== calendar.version && differs(stored, reckon(inputOf(stored, calendar)));

/** Whether a clock that has reached its date goes on by that calendar: a change in force has still to move it, and it must not expire before. */
export const outlives = (calendar: WorkingCalendar, stored: Reckoning, now: string): boolean =>
  isMovedBy(calendar, stored) && (reckon(inputOf(stored, calendar)).due ?? '') > now;

/**
 * By which calendar an ordinary event stops, resumes or extends a clock: the one in force; but while a change is still to move the clock, the one
 * it was reckoned with. So a date moves by CALENDAR_CHANGED, as a fact of its own, and never by the way. An overdue clock is not moved at all.
 */
export function calendarFor({ reckoning, status }: DeadlineRow, { calendar, calendarOf }: CalendarInput): WorkingCalendar {
  if (reckoning === null || reckoning.calendarVersion === calendar.version || status === 'overdue') return calendar;
  return isMovedBy(calendar, reckoning) ? (calendarOf?.(reckoning.calendarVersion) ?? calendar) : calendar;
}
