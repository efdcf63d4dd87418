import { CalendarError } from './calendar-error.js';
import type { Extension, Reckoning, ReckonInput, RuleRef, Stop } from './clock.js';
import { instantMs } from './day.js';
import { reckon } from './reckon.js';
import type { WorkingCalendar } from './working-calendar.js';

/** A clock after something happened to it: what it depends on now, and what that gives. */
export interface Clock {
  input: ReckonInput;
  reckoning: Reckoning;
}

const clockOf = (input: ReckonInput): Clock => ({ input, reckoning: reckon(input) });

/** The input of a stored reckoning, to stop, resume or extend it or to reckon it again with a newer calendar. */
export const inputOf = (reckoning: Reckoning, calendar: WorkingCalendar): ReckonInput => ({
  rule: reckoning.rule,
  start: reckoning.start,
  stops: reckoning.stops,
  extensions: reckoning.extensions,
  calendar,
  ...(reckoning.spared === undefined ? {} : { spared: reckoning.spared }),
});

/** Starts a clock at the instant of its event. */
export const startAt = (rule: RuleRef, start: string, calendar: WorkingCalendar): Clock =>
  clockOf({ rule, start, stops: [], extensions: [], calendar });

/**
 * Stops a clock for a reason. Two reasons may hold it at once (the firm is asked for information and the case is put on hold): it runs again when
 * neither is left. Throws `clock.stop.already-open` when it already stands still for this reason.
 */
export const stopAt = (input: ReckonInput, at: string, reason: string): Clock => {
  if (input.stops.some((stop) => stop.to === null && stop.reason === reason))
    throw new CalendarError('clock.stop.already-open', { reason });
  return clockOf({ ...input, stops: [...input.stops, { from: at, to: null, reason }] });
};

/** Ends the stop for a reason, or every open stop when no reason is named. Throws `clock.stop.none-open`, `clock.stop.ends-before-it-begins`. */
export const resumeAt = (input: ReckonInput, at: string, reason?: string): Clock => {
  const ends = (stop: Stop): boolean => stop.to === null && (reason === undefined || stop.reason === reason);
  if (!input.stops.some(ends)) throw new CalendarError('clock.stop.none-open', { reason: reason ?? null });
  return clockOf({ ...input, stops: input.stops.map((stop) => (ends(stop) ? { ...stop, to: at } : stop)) });
};

/** Adds the time of an extension rule. How often that may happen is a rule of the machine's, not the clock's. */
export const extend = (input: ReckonInput, rule: RuleRef, at: string, reason: string): Clock => {
  instantMs(at);
  const extension: Extension = { rule, at, reason };
  return clockOf({ ...input, extensions: [...input.extensions, extension] });
};

/** Begins anew at `at`: the whole period again, without the stops and extensions of the first run; with another rule when one is named. */
export const restartAt = (input: ReckonInput, at: string, rule: RuleRef = input.rule): Clock => startAt(rule, at, input.calendar);
