import type { WorkingCalendar } from './working-calendar.js';

/** What a rule counts in. */
export type Unit = 'working-day' | 'calendar-day' | 'month' | 'hour';

/** A clock rule as it was in force: one row of the rule table, frozen into the event's meta. `authority` null is the Delta baseline. */
export interface RuleRef {
  code: string;
  version: number;
  value: number;
  unit: Unit;
  basis: string;
  basisKind: 'law' | 'standard' | 'analogy' | 'house';
  authority: string | null;
}

/** A time in which a clock stands still. `to` null: it stands still now. Instants are ISO strings in UTC. */
export interface Stop {
  from: string;
  to: string | null;
  reason: string;
}

/** Time added by a rule of its own. `at` is when it was granted; it lengthens the whole clock, whenever granted. */
export interface Extension {
  rule: RuleRef;
  at: string;
  reason: string;
}

/** Everything a due date depends on. `start` is the instant of the event (service, for a firm's clock), ISO in UTC. */
export interface ReckonInput {
  rule: RuleRef;
  start: string;
  stops: readonly Stop[];
  extensions: readonly Extension[];
  calendar: WorkingCalendar;
  /** Working days that do not count for this clock, because a change of the calendar may not shorten it: see `recount`. */
  spared?: readonly string[];
}

/** How a due date came about, as it is stored beside the deadline and shown to whoever asks. */
export interface Reckoning {
  rule: RuleRef;
  calendarVersion: string;
  start: string;
  stops: Stop[];
  extensions: Extension[];
  /** Working days that do not count for this clock (`recount`); absent when there are none. */
  spared?: string[];
  /** The instant at which the clock expires (24:00 Asia/Shanghai of the last day, but for hour clocks); null while stopped. */
  due: string | null;
  /** The last day of the clock in Asia/Shanghai, for people: a due instant of 24:00 prints as the next day. Null while stopped. */
  dueDay: string | null;
  /** What is left, while stopped: whole days, the day of the stop among them, or hours to the millisecond. Null while running. */
  remaining: { value: number; unit: Unit } | null;
  /** A day that no notice has settled was counted: the date is a guess until the notice is loaded. */
  provisional: boolean;
  /** The first year whose notice is missing. */
  unknownYear: number | null;
}
