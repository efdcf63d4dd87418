import type { WorkingCalendar, YearNotice } from '@sandbar/calendar';
import { addCalendarDays } from '@sandbar/calendar';
import type { Refusal } from '@sandbar/domain';
import { refuse } from '@sandbar/domain';
import type { ChangeContent, ConfirmedChange } from '../ports/calendar.port.js';
import type { Calendars } from '../ports/rule-table.port.js';
import { calendarsOf } from './calendars-of.js';

const SHOWN_DAYS = 12;

/** The calendar with one more change, as if it had come into force at that instant. */
export function withChange(confirmed: readonly ConfirmedChange[], content: ChangeContent, id: string, at: string): Calendars {
  return calendarsOf([...confirmed, { id, inForceAt: at, basis: '', content }]);
}

/** The place whose calendar a change is about. */
export const placeOfChange = (content: ChangeContent): { province: string; authority: string } | null =>
  content.kind === 'override' && content.scope !== null ? { province: content.scope, authority: content.scope } : null;

/** Whether a change may be made to the calendar as it stands; a notice never changes a year that is known: that takes an override. */
export function judgeChange(content: ChangeContent, confirmed: readonly ConfirmedChange[], at: string): Refusal | undefined {
  // What is confirmed and not in force yet stands before it too.
  const latest = confirmed.reduce((last, { inForceAt }) => (inForceAt > last ? inForceAt : last), at);
  const calendar = calendarsOf(confirmed).at(latest, placeOfChange(content));
  if (content.kind === 'notice') return judgeNotice(content.notice, calendar);
  if (content.kind === 'base') return undefined;
  const unknown = content.days.find(({ day }) => !calendar.isKnown(day));
  if (unknown !== undefined) return refuse('calendar.year_unknown', { day: unknown.day, knownTo: calendar.lastYear });
  if (content.days.every(({ day, working }) => calendar.isWorkingDay(day) === working)) return refuse('calendar.changes_nothing');
  return undefined;
}

function judgeNotice(notice: YearNotice, calendar: WorkingCalendar): Refusal | undefined {
  const { year } = notice;
  if (year > calendar.lastYear + 1) return refuse('calendar.year_gap', { year, next: calendar.lastYear + 1 });
  if (year < calendar.firstYear) return refuse('calendar.year_gap', { year, next: calendar.firstYear });
  if (year === calendar.lastYear + 1) return undefined;
  const differing: string[] = [];
  for (let day = `${year}-01-01`; day < `${year}-12-29`; day = addCalendarDays(day, 1))
    if (isWorking(notice, day) !== calendar.isWorkingDay(day)) differing.push(day);
  if (differing.length === 0) return refuse('calendar.known_already', { year });
  return refuse('calendar.contradicts', { year, days: differing.slice(0, SHOWN_DAYS), more: Math.max(0, differing.length - SHOWN_DAYS) });
}

function isWorking({ holidays, workingWeekends }: YearNotice, day: string): boolean {
  if (workingWeekends.includes(day)) return true;
  if (holidays.some(({ from, to }) => from <= day && day <= to)) return false;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
