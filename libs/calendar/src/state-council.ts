import chineseDays from 'chinese-days';
import { addCalendarDays, isWeekend, yearOf } from './day.js';
import { calendarOf } from './working-calendar.js';
import type { CalendarDays, WorkingCalendar } from './working-calendar.js';

/** The package's first year. */
const FIRST_YEAR = 2004;

/**
 * The package answers for a year it does not know as if it had no holidays. A year is known when it names New Year, Labour Day and
 * National Day, which every yearly notice does: for an unknown year the name is that of the weekday.
 */
const knows = (year: number): boolean =>
  [`${year}-01-01`, `${year}-05-01`, `${year}-10-01`].every((day) => chineseDays.getDayDetail(day).name.includes(','));

const load = (): CalendarDays => {
  let lastYear = FIRST_YEAR;
  while (knows(lastYear + 1)) lastYear += 1;
  const daysOff = new Set<string>();
  const workingWeekends = new Set<string>();
  for (let day = `${FIRST_YEAR}-01-01`; yearOf(day) <= lastYear; day = addCalendarDays(day, 1)) {
    // Only 'YYYY-MM-DD' strings: a Date is read in the time zone of the server and answers for the day before.
    const works = chineseDays.isWorkday(day);
    if (works && isWeekend(day)) workingWeekends.add(day);
    if (!works && !isWeekend(day)) daysOff.add(day);
  }
  return { source: 'state-council', firstYear: FIRST_YEAR, lastYear, daysOff, workingWeekends };
};

let days: CalendarDays | undefined;
let calendar: WorkingCalendar | undefined;

/** The exceptions that the package holds, as data: what a later notice or decree is laid over. */
export const stateCouncilDays = (): CalendarDays => (days ??= load());

/**
 * The working days of the State Council's yearly notices (国务院办公厅关于部分节假日安排的通知), as collected by chinese-days for the years it really
 * knows; decrees that were issued later in a year are in it (2020: 31 January to 2 February).
 */
export const stateCouncilCalendar = (): WorkingCalendar => (calendar ??= calendarOf(stateCouncilDays()));
