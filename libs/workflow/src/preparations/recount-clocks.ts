import type { CalendarChanged } from '@sandbar/domain';
import { refuse } from '@sandbar/domain';
import type { Refusal } from '@sandbar/domain';
import { protectedBy, recountRows } from '../deadlines/recount-rows.js';
import { ladderInForce } from '../deadlines/rule-values.js';
import type { Prepared, PreparationInput } from './preparation.js';

/** This process has not read the change yet, or its clock is behind: the command is sent again. */
export class CalendarNotRead extends Error {
  constructor(change: string) {
    super(`the change of the calendar ${change} is not in force for this process yet`);
  }
}

/**
 * CALENDAR_CHANGED: reckons the open clocks of the case by the calendar in force and puts into the payload what moved, so that the record holds it.
 * A case of which nothing moves (any more) has moved on: the message is recorded as ignored. @throws CalendarNotRead
 */
export function recountClocks(input: PreparationInput): Promise<Prepared | Refusal> {
  const id = String(input.command.payload['change']);
  const change = input.rules.calendars.findChange(id);
  if (change === undefined || change.inForceAt > input.at) throw new CalendarNotRead(id);
  const authority = input.definition.header(input.snapshot!).leadAuthority;
  const { rows, moved } = recountRows(input.open, {
    at: input.at,
    calendar: input.calendar,
    calendarOf: (version) => input.rules.calendars.find(version),
    ladder: ladderInForce(input.rules, authority, input.at),
    protects: protectedBy(input.rules, authority, input.at),
  });
  if (moved.length === 0) return Promise.resolve(refuse('deadline.moved', { change: id }));
  const payload: CalendarChanged = { change: id, calendar: input.calendar.version, basis: change.basis, moved };
  return Promise.resolve({ payload: { ...payload }, sealed: null, recounted: rows });
}
