import { differingDays } from './calendar-history.js';
import { inputOf } from './clock-events.js';
import type { Reckoning } from './clock.js';
import { addCalendarDays, dayInShanghai, endOfDayShanghai } from './day.js';
import { reckon } from './reckon.js';
import type { WorkingCalendar } from './working-calendar.js';
import { addWorkingDays } from './working-days.js';

export interface RecountRules {
  /** The clock may not be shortened: what was promised to its holder stays (信赖保护). */
  readonly protects: boolean;
  /** The instant of the recount, ISO in UTC. */
  readonly now: string;
  /** The calendar the clock was reckoned with, where it is still known: the days that the change newly works are the first to be spared. */
  readonly before?: WorkingCalendar | undefined;
}

/** Whether two reckonings of one clock say something else to its holder: another day, another rest, or no longer a guess. */
export const differs = (before: Reckoning, after: Reckoning): boolean =>
  before.due !== after.due || before.provisional !== after.provisional || before.remaining?.value !== after.remaining?.value;

/**
 * A clock that is not over, reckoned again by another calendar. Two rules beyond the arithmetic:
 *
 * 1. A protected clock never ends earlier, and one that stands still never has less left: working days that the new calendar would take from it do
 *    not count for it, now or after later stops and extensions (`spared`).
 * 2. No clock is over by the mere recount: what would already have ended runs to 24:00 of the next working day.
 *
 * A clock that is over on its definite date by both calendars is returned as it was.
 */
export const recount = (stored: Reckoning, calendar: WorkingCalendar, rules: RecountRules): Reckoning => {
  const plain = reckon(inputOf(stored, calendar));
  if (stored.due !== null && stored.due <= rules.now && !stored.provisional && (plain.due ?? '') <= rules.now) return stored;
  if (!differs(stored, plain)) return plain;
  return stored.due === null ? withRest(stored, plain, calendar, rules) : notBefore(stored, plain, calendar, rules);
};

/** Spares days that are newly worked, then the last day again and again, until the clock ends late enough. */
const notBefore = (stored: Reckoning, plain: Reckoning, calendar: WorkingCalendar, rules: RecountRules): Reckoning => {
  const promised = rules.protects && stored.due !== null ? stored.due : '';
  const tomorrow = plain.due! <= rules.now ? endOfDayShanghai(addWorkingDays(calendar, dayInShanghai(rules.now), 1)) : '';
  const earliest = promised > tomorrow ? promised : tomorrow;
  let next = plain;
  for (const day of newlyWorked(plain, plain.dueDay!, calendar, rules)) if (next.due! < earliest) next = sparing(next, day, calendar);
  while (next.due! < earliest) next = sparing(next, next.dueDay!, calendar);
  return next;
};

const restOf = (reckoning: Reckoning): number => reckoning.remaining?.value ?? 0;

/**
 * Spares spent days, those newly worked first and then the latest, until the clock stands still again (it may now have ended before its stop) and,
 * where it is protected, has as much left as before.
 */
const withRest = (stored: Reckoning, plain: Reckoning, calendar: WorkingCalendar, rules: RecountRules): Reckoning => {
  const enough = (reckoning: Reckoning): boolean => reckoning.due === null && (!rules.protects || restOf(reckoning) >= restOf(stored));
  const last = lastSpentDay(stored);
  const spent: string[] = [];
  for (let day = last; day > dayInShanghai(stored.start); day = addCalendarDays(day, -1)) if (calendar.isWorkingDay(day)) spent.push(day);
  let next = plain;
  for (const day of new Set([...newlyWorked(stored, last, calendar, rules), ...spent])) {
    if (enough(next)) break;
    const tried = sparing(next, day, calendar);
    if (restOf(tried) > restOf(next) || (next.due !== null && (tried.due === null || tried.due > next.due))) next = tried;
  }
  return next;
};

/** Days after the start up to and with `last` that the new calendar works and the old one did not. */
const newlyWorked = ({ start }: Reckoning, last: string, calendar: WorkingCalendar, { before }: RecountRules): string[] =>
  before === undefined ? [] : differingDays(before, calendar, addCalendarDays(dayInShanghai(start), 1), last).filter(calendar.isWorkingDay);

const sparing = (reckoning: Reckoning, day: string, calendar: WorkingCalendar): Reckoning =>
  reckon(inputOf({ ...reckoning, spared: [...(reckoning.spared ?? []), day] }, calendar));

/** The day before the clock was stopped. */
const lastSpentDay = ({ stops }: Reckoning): string => {
  const open = stops.filter((stop) => stop.to === null).map((stop) => stop.from);
  return addCalendarDays(dayInShanghai(open.reduce((a, b) => (a < b ? a : b))), -1);
};
