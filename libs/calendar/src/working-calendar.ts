import { createHash } from 'node:crypto';
import { CalendarError } from './calendar-error.js';
import { checkedDay, isWeekend, yearOf } from './day.js';

/** Which days are working days, and for which days that is known. All days are `YYYY-MM-DD` in Asia/Shanghai; holidays are national. */
export interface WorkingCalendar {
  /** Names the source and its content: two calendars with one version answer alike. Kept with every deadline. */
  readonly version: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /**
   * Working day or not. For a day that is not known it is a guess (weekends and the holidays that the law itself fixes by the solar calendar),
   * good enough for a provisional date and for nothing else: ask `isKnown`.
   */
  isWorkingDay(day: string): boolean;
  /**
   * Whether a State Council notice has settled this day. The last three days of the last known year are not settled: the notice for the next
   * year has changed them four times since 2004 (2018-12-31 became a holiday, 2018-12-29 a working Saturday, by the notice for 2019).
   */
  isKnown(day: string): boolean;
}

/** The days on which a calendar departs from Monday to Friday, for the years it covers without a gap. */
export interface CalendarDays {
  source: string;
  firstYear: number;
  lastYear: number;
  /** Weekdays that are off. */
  daysOff: ReadonlySet<string>;
  /** Saturdays and Sundays that are worked (调休). */
  workingWeekends: ReadonlySet<string>;
}

/** From this day on the notice for the following year may still move a day: the earliest in the data since 2004 is 29 December. */
export const UNSETTLED_FROM = '12-29';

/** 全国年节及纪念日放假办法 (2024) art. 2: the holidays with a fixed day of the solar calendar. The others wait for the yearly notice. */
export const FIXED_BY_LAW: ReadonlySet<string> = new Set(['01-01', '05-01', '05-02', '10-01', '10-02', '10-03']);

const guess = (day: string): boolean => !isWeekend(day) && !FIXED_BY_LAW.has(day.slice(5));

const fingerprint = (days: CalendarDays): string =>
  createHash('sha256')
    .update([...days.daysOff].sort().join() + '|' + [...days.workingWeekends].sort().join())
    .digest('hex')
    .slice(0, 12);

/** Builds a calendar from its exceptions. Throws when the years run backwards. */
export const calendarOf = (days: CalendarDays): WorkingCalendar => {
  const { firstYear, lastYear, daysOff, workingWeekends } = days;
  if (lastYear < firstYear) throw new CalendarError('calendar.years.not-contiguous', { firstYear, lastYear });
  const covers = (day: string): boolean => yearOf(day) >= firstYear && yearOf(day) <= lastYear;
  return Object.freeze({
    version: `${days.source}/${firstYear}-${lastYear}/${fingerprint(days)}`,
    firstYear,
    lastYear,
    isWorkingDay: (day: string) => {
      checkedDay(day);
      if (workingWeekends.has(day)) return true;
      if (daysOff.has(day)) return false;
      return covers(day) ? !isWeekend(day) : guess(day);
    },
    isKnown: (day: string) => covers(checkedDay(day)) && !(yearOf(day) === lastYear && day.slice(5) >= UNSETTLED_FROM),
  });
};

/** The year whose notice would settle a day that is not known; null when the day is known. */
export const missingYear = (calendar: WorkingCalendar, day: string): number | null => {
  if (calendar.isKnown(day)) return null;
  return yearOf(day) === calendar.lastYear ? calendar.lastYear + 1 : yearOf(day);
};
