import { addCalendarDays, isWeekend } from './day.js';
import type { WorkingCalendar } from './working-calendar.js';

/** Where a year departs from the plain week: weekdays that are off, and days of a weekend that are worked, in their order. */
export function departuresOf(
  calendar: WorkingCalendar,
  year: number,
): { readonly off: readonly string[]; readonly worked: readonly string[] } {
  const [off, worked]: [string[], string[]] = [[], []];
  for (let day = `${year}-01-01`; day.startsWith(String(year)); day = addCalendarDays(day, 1)) {
    const working = calendar.isWorkingDay(day);
    if (isWeekend(day) && working) worked.push(day);
    if (!isWeekend(day) && !working) off.push(day);
  }
  return { off, worked };
}
