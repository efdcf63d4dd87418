import { CalendarError } from './calendar-error.js';
import { addCalendarDays, checkedDay, isWeekend, yearOf } from './day.js';
import { calendarOf, UNSETTLED_FROM } from './working-calendar.js';
import type { CalendarDays, WorkingCalendar } from './working-calendar.js';
import { parseNotice, parseOverride } from './year-notice.js';
import type { ChangedDay, YearNotice } from './year-notice.js';

const refuse = (notice: YearNotice, day: string, why: string): never => {
  throw new CalendarError('calendar.notice.invalid', { year: notice.year, day, why });
};

/** A notice speaks of its own year and of the last days of December before it. */
const speaksOf = (notice: YearNotice, day: string): boolean =>
  yearOf(checkedDay(day)) === notice.year || (yearOf(day) === notice.year - 1 && day.slice(5) >= UNSETTLED_FROM);

/** The notice that a day off the ordinary comes from: in the last days of December that of the next year. */
const noticeYear = (day: string): number => yearOf(day) + (day.slice(5) >= UNSETTLED_FROM ? 1 : 0);

const applyNotice = (notice: YearNotice, daysOff: Set<string>, workingWeekends: Set<string>): void => {
  for (const { from, to } of notice.holidays) {
    if (to < from) refuse(notice, from, 'holiday ends before it begins');
    for (let day = checkedDay(from); day <= to; day = addCalendarDays(day, 1)) {
      if (!speaksOf(notice, day)) refuse(notice, day, 'outside the year of the notice');
      workingWeekends.delete(day);
      if (!isWeekend(day)) daysOff.add(day);
    }
  }
  for (const day of notice.workingWeekends) {
    if (!speaksOf(notice, day)) refuse(notice, day, 'outside the year of the notice');
    if (!isWeekend(day)) refuse(notice, day, 'not a Saturday or Sunday');
    if (notice.holidays.some((h) => h.from <= day && day <= h.to)) refuse(notice, day, 'both worked and off');
    workingWeekends.add(day);
  }
};

const applyOverride = ({ day, working }: ChangedDay, daysOff: Set<string>, workingWeekends: Set<string>): void => {
  checkedDay(day);
  daysOff.delete(day);
  workingWeekends.delete(day);
  if (working && isWeekend(day)) workingWeekends.add(day);
  if (!working && !isWeekend(day)) daysOff.add(day);
};

/**
 * A calendar from yearly notices and later decrees, alone or laid over a base (usually `stateCouncilDays()`). Years must join without a gap; a
 * notice for a year that the base already knows replaces that year. A later override of the same day wins.
 * Throws `calendar.notice.invalid` with the day at fault, `calendar.years.not-contiguous` with the year that is missing.
 */
export const calendarFromNotices = (
  notices: readonly YearNotice[],
  overrides: readonly ChangedDay[] = [],
  base?: CalendarDays,
  source = base ? `${base.source}+notices` : 'notices',
): WorkingCalendar => {
  const ordered = [...notices].sort((a, b) => a.year - b.year);
  const firstYear = base?.firstYear ?? ordered[0]?.year;
  if (firstYear === undefined) throw new CalendarError('calendar.years.not-contiguous', { missing: 'no notice at all' });
  const replaced = new Set(ordered.map((notice) => notice.year));
  const kept = (set: ReadonlySet<string> | undefined): Set<string> =>
    new Set([...(set ?? [])].filter((day) => !replaced.has(noticeYear(day))));
  const daysOff = kept(base?.daysOff);
  const workingWeekends = kept(base?.workingWeekends);
  let lastYear = base?.lastYear ?? firstYear - 1;
  for (const notice of ordered) {
    if (notice.year < firstYear || notice.year > lastYear + 1)
      throw new CalendarError('calendar.years.not-contiguous', { year: notice.year, knownFrom: firstYear, knownTo: lastYear });
    lastYear = Math.max(lastYear, notice.year);
    applyNotice(notice, daysOff, workingWeekends);
  }
  for (const override of overrides) applyOverride(override, daysOff, workingWeekends);
  return calendarOf({ source, firstYear, lastYear, daysOff, workingWeekends });
};

/** The same from JSON values that nobody has checked yet; throws `calendar.notice.invalid` with the pointer of the first fault. */
export const calendarFromJson = (json: { notices: unknown; overrides?: unknown }, base?: CalendarDays): WorkingCalendar => {
  const rows = (value: unknown, pointer: string): unknown[] => {
    if (!Array.isArray(value)) throw new CalendarError('calendar.notice.invalid', { pointer, why: 'not a list' });
    return value;
  };
  return calendarFromNotices(
    rows(json.notices, '/notices').map((row, i) => parseNotice(row, `/notices/${i}`)),
    rows(json.overrides ?? [], '/overrides').map((row, i) => parseOverride(row, `/overrides/${i}`)),
    base,
  );
};
