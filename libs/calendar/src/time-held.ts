import { CalendarError } from './calendar-error.js';
import { dayInShanghai, instantMs } from './day.js';
import type { WorkingCalendar } from './working-calendar.js';
import { watched, workingDaysBetween } from './working-days.js';

/** Whose court a case is in. `peers`: the other provinces. `none`: on hold, or waiting for something that no party owes. */
export type Court = 'firm' | 'authority' | 'experts' | 'peers' | 'public' | 'none';

/** A stretch in which a case lay with one court; `to` null: it still does. Instants are ISO strings in UTC. */
export interface Holding {
  from: string;
  to: string | null;
  court: Court;
}

/** Working days by court. Every court has a key, zero when the case was never there; `total` is the sum. */
export interface TimeHeld {
  workingDays: Record<Court, number>;
  total: number;
  provisional: boolean;
}

/**
 * Counts authority time, firm time and the others apart, in whole working days. The day on which a case changes hands counts for the one who gives it
 * away: for the one who receives it the day of the event is not counted (民法典 art. 201, by analogy). Nothing is counted twice or lost: without gaps
 * the total is the working days from the first `from` to the last `to`. `now` stands in for an open end.
 * Throws `clock.intervals.out-of-order` when a stretch ends before it begins or begins before the one before it has ended.
 */
export const timeHeld = (holdings: readonly Holding[], calendar: WorkingCalendar, now: string): TimeHeld => {
  const watch = watched(calendar);
  const workingDays: Record<Court, number> = { firm: 0, authority: 0, experts: 0, peers: 0, public: 0, none: 0 };
  let after = Number.NEGATIVE_INFINITY;
  for (const { from, to, court } of holdings) {
    const end = to ?? now;
    if (instantMs(from) < after || instantMs(end) < instantMs(from)) throw new CalendarError('clock.intervals.out-of-order', { from, to });
    after = instantMs(end);
    workingDays[court] += workingDaysBetween(watch.calendar, dayInShanghai(from), dayInShanghai(end));
  }
  const total = Object.values(workingDays).reduce((sum, days) => sum + days, 0);
  return { workingDays, total, provisional: watch.unknownYear() !== null };
};
