import { CalendarError } from './calendar-error.js';
import type { Reckoning, ReckonInput, RuleRef, Stop, Unit } from './clock.js';
import {
  addCalendarDays,
  addMonths,
  calendarDaysBetween,
  dayEndingAt,
  dayInShanghai,
  endOfDayShanghai,
  instantMs,
  instantOf,
} from './day.js';
import type { WorkingCalendar } from './working-calendar.js';
import { addWorkingDays, rollToWorkingDay, watched, workingDaysBetween } from './working-days.js';

const HOUR_MS = 3_600_000;
type Outcome = { due: string } | { remaining: { value: number; unit: Unit } };

const amountOf = (rule: RuleRef): number => {
  if (!Number.isSafeInteger(rule.value) || rule.value < 1)
    throw new CalendarError('clock.rule.value.invalid', { code: rule.code, value: rule.value });
  return rule.value;
};

/** The rule's value with every extension; months and calendar days may extend each other, other units only themselves. */
const totals = ({ rule, extensions }: ReckonInput): Record<Unit, number> => {
  const total: Record<Unit, number> = { 'working-day': 0, 'calendar-day': 0, month: 0, hour: 0 };
  const family = (unit: Unit): Unit => (unit === 'month' ? 'calendar-day' : unit);
  for (const part of [rule, ...extensions.map((extension) => extension.rule)]) {
    if (family(part.unit) !== family(rule.unit))
      throw new CalendarError('clock.extension.unit.mismatch', { code: part.code, unit: part.unit, clock: rule.unit });
    total[part.unit] += amountOf(part);
  }
  return total;
};

/** Stops in order, overlapping and adjoining ones as one, those without length left out; the last may be open. */
export const mergedStops = (stops: readonly Stop[]): { from: string; to: string | null }[] => {
  const merged: { from: string; to: string | null }[] = [];
  for (const { from, to } of [...stops].sort((a, b) => instantMs(a.from) - instantMs(b.from))) {
    if (to !== null && instantMs(to) < instantMs(from)) throw new CalendarError('clock.stop.ends-before-it-begins', { from, to });
    if (to !== null && instantMs(to) === instantMs(from)) continue;
    const last = merged.at(-1);
    if (!last || (last.to !== null && instantMs(from) > instantMs(last.to))) merged.push({ from, to });
    else if (last.to !== null && (to === null || instantMs(to) > instantMs(last.to))) last.to = to;
  }
  return merged;
};

/** How a unit counts: `between` days after a up to and with b, `add` n of them, and whether the last day rolls over a holiday (203). */
interface Measure {
  unit: Unit;
  between(a: string, b: string): number;
  lastDay(after: string, left: number): string;
}
const workingMeasure = (calendar: WorkingCalendar): Measure => ({
  unit: 'working-day',
  between: (a, b) => workingDaysBetween(calendar, a, b),
  lastDay: (after, left) => addWorkingDays(calendar, after, left),
});
const calendarMeasure = (calendar: WorkingCalendar): Measure => ({
  unit: 'calendar-day',
  between: calendarDaysBetween,
  lastDay: (after, left) => rollToWorkingDay(calendar, addCalendarDays(after, left)),
});

/** Walks from stop to stop. `used` is the last day that is spent, `left` the days still to run; the rules of the README, «Stops». */
const reckonDays = (measure: Measure, startDay: string, total: number, stops: readonly { from: string; to: string | null }[]): Outcome => {
  let used = startDay;
  let left = total;
  for (const { from, to } of stops) {
    const lastSpent = addCalendarDays(dayInShanghai(from), -1);
    const spent = lastSpent > used ? measure.between(used, lastSpent) : 0;
    // Only a last day that rolled over a holiday can have all its days spent and yet not be over.
    if (spent >= left && dayInShanghai(from) > measure.lastDay(used, left)) break;
    const rest = Math.max(1, left - spent);
    if (to === null) return { remaining: { value: rest, unit: measure.unit } };
    const resumed = dayInShanghai(to);
    if (resumed === dayInShanghai(from) || resumed <= used) continue;
    left = rest;
    used = rest === 1 ? resumed : addCalendarDays(resumed, -1);
  }
  return { due: endOfDayShanghai(measure.lastDay(used, left)) };
};

/** Hours run by the clock on the wall: no holidays, no rolling, stops to the millisecond. */
const reckonHours = (start: string, hours: number, stops: readonly { from: string; to: string | null }[]): Outcome => {
  const begin = instantMs(start);
  let due = begin + hours * HOUR_MS;
  for (const { from, to } of stops) {
    const stopped = Math.max(instantMs(from), begin);
    if (stopped >= due) break;
    if (to === null) return { remaining: { value: (due - stopped) / HOUR_MS, unit: 'hour' } };
    due += Math.max(0, instantMs(to) - stopped);
  }
  return { due: instantOf(due) };
};

/** The calendar with those days off besides, for one clock. */
const without = (calendar: WorkingCalendar, days: readonly string[]): WorkingCalendar => {
  const off = new Set(days);
  return { ...calendar, isWorkingDay: (day) => !off.has(day) && calendar.isWorkingDay(day) };
};

const outcomeOf = (input: ReckonInput, calendar: WorkingCalendar): Outcome => {
  const total = totals(input);
  const stops = mergedStops(input.stops);
  if (input.rule.unit === 'hour') return reckonHours(input.start, total.hour, stops);
  const startDay = dayInShanghai(input.start);
  if (input.rule.unit === 'working-day') return reckonDays(workingMeasure(calendar), startDay, total['working-day'], stops);
  const days = calendarDaysBetween(startDay, addMonths(startDay, total.month)) + total['calendar-day'];
  return reckonDays(calendarMeasure(calendar), startDay, days, stops);
};

/**
 * Reckons a clock: when it is due, or what is left while it stands still. Pure; the same input gives the same answer for ever, a newer calendar
 * another `calendarVersion`.
 *
 * The day of the event is not counted (民法典 art. 201); months end on the corresponding day (202); the period ends at 24:00 of its last day, and a
 * calendar-day or month clock whose last day is a rest day ends with the first working day after it (203). Periods of administrative licensing run in
 * working days (行政许可法 art. 82, by analogy). An hour clock runs from the event itself. How stops count stands in the README.
 *
 * Throws CalendarError: `clock.rule.value.invalid`, `clock.extension.unit.mismatch`, `clock.stop.ends-before-it-begins`, `calendar.instant.invalid`.
 */
export const reckon = (input: ReckonInput): Reckoning => {
  const spared = input.spared ?? [];
  const watch = watched(spared.length === 0 ? input.calendar : without(input.calendar, spared));
  const outcome = outcomeOf(input, watch.calendar);
  const due = 'due' in outcome ? outcome.due : null;
  return {
    rule: { ...input.rule },
    calendarVersion: input.calendar.version,
    start: input.start,
    stops: input.stops.map((stop) => ({ ...stop })),
    extensions: input.extensions.map((extension) => ({ ...extension, rule: { ...extension.rule } })),
    ...(spared.length === 0 ? {} : { spared: [...spared] }),
    due,
    dueDay: due === null ? null : dayEndingAt(due),
    remaining: 'remaining' in outcome ? outcome.remaining : null,
    provisional: watch.unknownYear() !== null,
    unknownYear: watch.unknownYear(),
  };
};
