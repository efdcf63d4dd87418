import type { WorkingCalendar } from '@sandbar/calendar';

/**
 * The calendar the stories are played by: days that have passed are settled whether or not their year's notice is known here, so that a
 * clock of the past runs out as it did in life. Days after `today` stay as the calendar knows them: a date on them may be provisional.
 */
export function demoCalendar(base: WorkingCalendar, today: string): WorkingCalendar {
  return {
    version: `${base.version}/demo-${today}`,
    firstYear: base.firstYear,
    lastYear: base.lastYear,
    isWorkingDay: (day) => base.isWorkingDay(day),
    isKnown: (day) => day <= today || base.isKnown(day),
  };
}
