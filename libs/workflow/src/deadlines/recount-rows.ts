import { calendarDaysBetween, inputOf, reckon, recount } from '@sandbar/calendar';
import type { Reckoning, WorkingCalendar } from '@sandbar/calendar';
import type { Court, MovedClock } from '@sandbar/domain';
import type { RuleSet } from '../ports/rule-table.port.js';
import type { DeadlineRow } from '../ports/unit-of-work.port.js';
import { isMovedBy } from './calendar-for.js';
import type { LadderInput } from './with-reckoning.js';
import { withReckoning } from './with-reckoning.js';

export interface RecountInput extends LadderInput {
  /** Whether a change may not shorten a clock of that court. */
  readonly protects: (court: Court) => boolean;
  /** The calendar of an earlier version. */
  readonly calendarOf: (version: string) => WorkingCalendar | undefined;
}
/** Open rows by another calendar: those it moves, and what it does to each. */
export interface Recounted {
  readonly rows: readonly DeadlineRow[];
  readonly moved: readonly MovedClock[];
}

/**
 * What the calendar does to the open clocks of one case. Pure: the dry run and the command ask the same. Rows that it leaves as they are stay
 * out, also an overdue one: what has expired is never undone by a calendar.
 */
export function recountRows(open: readonly DeadlineRow[], input: RecountInput): Recounted {
  const rows: DeadlineRow[] = [];
  const moved: MovedClock[] = [];
  for (const row of open) {
    if (row.reckoning === null || row.status === 'overdue' || !isMovedBy(input.calendar, row.reckoning)) continue;
    const before = input.calendarOf(row.reckoning.calendarVersion);
    const after = recount(row.reckoning, input.calendar, { protects: input.protects(row.court), now: input.at, before });
    if (after === row.reckoning) continue;
    rows.push(withReckoning(row, after, input));
    moved.push(moveOf(row, row.reckoning, after));
  }
  return { rows, moved };
}

/** Whether an expiry that is over would have come later, or a case would not be overdue yet, by that calendar: for a person to look at. */
export const endedTooEarly = (row: DeadlineRow, calendar: LadderInput['calendar'], now: string): boolean => {
  const { reckoning } = row;
  if (reckoning === null || reckoning.due === null || reckoning.due > now || !isMovedBy(calendar, reckoning)) return false;
  const { due } = reckon(inputOf(reckoning, calendar));
  return due !== null && due > reckoning.due;
};

/** The stated rule (`calendar.protection`): only an office's own clock may be shortened by a change; everybody else keeps what was promised. */
export const protectedBy =
  (rules: RuleSet, authority: string | null, at: string) =>
  (court: Court): boolean =>
    court !== 'authority' && rules.find('calendar.protection', authority, at)?.value !== 0;

function moveOf(row: DeadlineRow, before: Reckoning, after: Reckoning): MovedClock {
  const [from, to] = [before.dueDay, after.dueDay];
  const rest = (after.remaining?.value ?? 0) - (before.remaining?.value ?? 0);
  const spared = (after.spared ?? []).filter((day) => !(before.spared ?? []).includes(day));
  return {
    clock: row.name,
    court: row.court,
    from,
    to,
    days: from === null || to === null ? rest : calendarDaysBetween(from, to),
    provisional: after.provisional,
    spared,
  };
}
