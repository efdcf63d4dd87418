import type { WorkingCalendar } from '@sandbar/calendar';
import { addCalendarDays, dayInShanghai, differingDays, endOfDayShanghai } from '@sandbar/calendar';
import type { Actor, CaseKind, MovedClock, Province } from '@sandbar/domain';
import { placeOf } from '../deadlines/place-of.js';
import { endedTooEarly, protectedBy, recountRows } from '../deadlines/recount-rows.js';
import { ladderInForce } from '../deadlines/rule-values.js';
import type { CaseClocks, ClockScan } from '../ports/calendar.port.js';
import type { Calendars, RuleSet } from '../ports/rule-table.port.js';

/** Which case: enough to find it, nothing of its content. */
export interface PlannedCase {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly number: string | null;
  readonly province: Province;
}
export type PlannedMove = PlannedCase & MovedClock;
/** A clock that has expired, or is overdue, and by the changed calendar would not have been: nothing is undone, a person looks at it. */
export interface LeftToPerson extends PlannedCase {
  readonly deadlineId: string;
  readonly clock: string;
  readonly due: string;
}
/** What a change does, to the day on which it is asked. */
export interface CalendarPlan {
  /** Days on which the calendar itself changes, with what they become; of the place that the change is for. */
  readonly days: readonly { readonly day: string; readonly working: boolean }[];
  readonly moves: readonly PlannedMove[];
  readonly left: readonly LeftToPerson[];
}

export interface PlanInput {
  /** The calendar with the change in it. */
  readonly after: Calendars;
  readonly rules: RuleSet;
  /** The instant by which the change is looked at: when it is in force. */
  readonly at: string;
}
const BATCH = 500;
const EARLIEST_DAY = '2004-01-01';

const plannedCase = ({ caseId, kind, number, header }: CaseClocks): PlannedCase => ({ caseId, kind, number, province: header.province });

/** What the calendar does to the open clocks of one case: what the command will find, if nothing happens meanwhile. */
export function movesOf(one: CaseClocks, { after, rules, at }: PlanInput): readonly PlannedMove[] {
  const authority = one.header.leadAuthority;
  const { moved } = recountRows(one.deadlines, {
    at,
    calendar: after.at(at, placeOf(one.header)),
    calendarOf: (version) => after.find(version),
    ladder: ladderInForce(rules, authority, at),
    protects: protectedBy(rules, authority, at),
  });
  return moved.map((clock) => ({ ...plannedCase(one), ...clock }));
}

/** Which of a case's expired and overdue clocks the calendar puts in doubt. */
export function leftOf(one: CaseClocks, { after, at }: PlanInput): readonly LeftToPerson[] {
  const calendar = after.at(at, placeOf(one.header));
  return one.deadlines
    .filter((row) => endedTooEarly(row, calendar, at))
    .map((row) => ({ ...plannedCase(one), deadlineId: row.id, clock: row.name, due: row.reckoning!.dueDay! }));
}

/** The days that change, from the first day of all notices to the end of the year after the last known one. */
export const changedDays = (before: WorkingCalendar, after: WorkingCalendar): CalendarPlan['days'] =>
  differingDays(before, after, EARLIEST_DAY, `${Math.max(before.lastYear, after.lastYear) + 1}-12-31`).map((day) => ({
    day,
    working: after.isWorkingDay(day),
  }));

/** From when on an expiry can be in doubt: the end of the day before the first changed one; null: every changed day is still to come. */
export const inDoubtFrom = (days: CalendarPlan['days'], at: string): string | null => {
  const first = days[0]?.day;
  return first === undefined || first > dayInShanghai(at) ? null : endOfDayShanghai(addCalendarDays(first, -1));
};

/**
 * Goes through every open clock, or those of the cases that a person may see, and lists what would move; writes nothing.
 * @param days what `changedDays` says
 */
export async function planOver(scan: ClockScan, input: PlanInput, days: CalendarPlan['days'], as?: Actor): Promise<CalendarPlan> {
  const moves: PlannedMove[] = [];
  for (let cursor: string | null = null; ;) {
    const cases: readonly CaseClocks[] = await scan.listOpen(cursor, BATCH, as);
    for (const one of cases) moves.push(...movesOf(one, input));
    if (cases.length < BATCH) break;
    cursor = cases.at(-1)!.caseId;
  }
  const from = inDoubtFrom(days, input.at);
  const over = from === null ? [] : await scan.listOver(from, as);
  return { days, moves, left: over.flatMap((one) => leftOf(one, input)) };
}
