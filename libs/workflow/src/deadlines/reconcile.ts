import type { LadderRules, Reckoning, ReckonInput, RuleRef, WorkingCalendar } from '@sandbar/calendar';
import { atShanghai, extend, inputOf, resumeAt, startAt, stopAt } from '@sandbar/calendar';
import type { Decision, DesiredClock } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { DeadlineRow } from '../ports/unit-of-work.port.js';
import { calendarFor } from './calendar-for.js';
import { withReckoning } from './with-reckoning.js';

/** A stop that a hold puts on every clock; RESUME ends it. */
export const HOLD_STOP = 'hold';

export interface ReconcileInput {
  readonly caseId: string;
  readonly seq: number;
  /** Id of the event, the namespace of new rows' ids. */
  readonly eventId: string;
  readonly at: string;
  /** Rows of the case that are not closed. */
  readonly open: readonly DeadlineRow[];
  readonly decision: Pick<Decision, 'clocks' | 'clocksStarted' | 'holding'>;
  /** The clock row whose expiry this event is. */
  readonly expired: string | null;
  /** The value in force; throws RuleWithoutValue when the table has none. */
  readonly rule: (code: string) => RuleRef;
  readonly ladder: LadderRules;
  readonly calendar: WorkingCalendar;
  /** The calendar of an earlier version, for a clock that a change is still to move. */
  readonly calendarOf?: (version: string) => WorkingCalendar | undefined;
  /** Rows that a change of the calendar has just moved, instead of those of `open`. */
  readonly recounted?: readonly DeadlineRow[];
}

/**
 * Brings the rows of a case's clocks in line with what its state wants: one open row a clock, each with its reckoning. Pure. Returns the
 * rows that are new or changed. A stop pauses and keeps the rest; a restart closes the row and opens another; a hold stops every clock and
 * its end lets them run on, but for a clock that says `restart`.
 */
export function reconcile(input: ReconcileInput): DeadlineRow[] {
  const changed: DeadlineRow[] = [];
  const wanted = new Map(input.decision.clocks.map((clock) => [clock.name, clock]));
  const kept = new Set<string>();
  const recounted = new Map((input.recounted ?? []).map((row) => [row.id, row]));
  for (const stored of input.open) {
    const row = recounted.get(stored.id) ?? stored;
    const clock = wanted.get(row.name);
    const next = clock === undefined ? unwanted(row, input) : rerun(row, clock, input);
    if (next.status !== 'met' && next.status !== 'expired' && next.status !== 'superseded') kept.add(row.name);
    if (next !== stored) changed.push(next);
  }
  for (const clock of input.decision.clocks) if (!kept.has(clock.name)) changed.push(opened(clock, input));
  return changed;
}

const close = (row: DeadlineRow, status: 'met' | 'expired' | 'superseded', seq: number): DeadlineRow => ({
  ...row,
  status,
  closedSeq: seq,
  nextWakeAt: null,
});

/** What the row's clock depends on, by the calendar that an ordinary event goes by. */
const running = (row: DeadlineRow, input: ReconcileInput): ReckonInput => inputOf(row.reckoning!, calendarFor(row, input));

const isHeld = (row: DeadlineRow): boolean => row.reckoning?.stops.some((stop) => stop.to === null && stop.reason === HOLD_STOP) ?? false;

function unwanted(row: DeadlineRow, input: ReconcileInput): DeadlineRow {
  if (!input.decision.holding) return close(row, row.id === input.expired ? 'expired' : 'met', input.seq);
  if (row.reckoning === null || isHeld(row)) return row;
  return withReckoning(row, stopAt(running(row, input), input.at, HOLD_STOP).reckoning, input);
}

function rerun(row: DeadlineRow, clock: DesiredClock, input: ReconcileInput): DeadlineRow {
  const held = isHeld(row);
  const again = input.decision.clocksStarted.includes(clock.name) && !(held && clock.afterHold === 'continue');
  if (again || row.rule !== clock.rule) return close(row, row.id === input.expired ? 'expired' : 'superseded', input.seq);
  let next = held ? withReckoning(row, resumeAt(running(row, input), input.at, HOLD_STOP).reckoning, input) : row;
  if (next.reckoning === null) return clock.state === 'pending' ? next : begun(next, clock, input);
  next = extended(next, clock, input);
  next = stoppedOrRunning(next, clock, input);
  return row.id === input.expired ? withReckoning({ ...next, status: 'overdue' }, next.reckoning!, input) : next;
}

function extended(row: DeadlineRow, clock: DesiredClock, input: ReconcileInput): DeadlineRow {
  const granted = clock.extensions.slice(row.reckoning!.extensions.length);
  if (granted.length === 0) return row;
  const reckoning = granted.reduce<Reckoning>(
    (so, code) => extend(inputOf(so, calendarFor(row, input)), input.rule(code), input.at, code).reckoning,
    row.reckoning!,
  );
  // An extension granted after the due date takes the overdue mark away when it reaches past now.
  const late = reckoning.due !== null && reckoning.due <= input.at;
  return withReckoning({ ...row, status: row.status === 'overdue' && !late ? 'running' : row.status }, reckoning, input);
}

function stoppedOrRunning(row: DeadlineRow, clock: DesiredClock, input: ReconcileInput): DeadlineRow {
  const open = row.reckoning!.stops.find((stop) => stop.to === null && stop.reason !== HOLD_STOP);
  if (clock.state === 'stopped' && open === undefined) {
    const reason = clock.stopReason ?? 'stopped';
    return withReckoning(row, stopAt(running(row, input), input.at, reason).reckoning, input);
  }
  if (clock.state === 'running' && open !== undefined)
    return withReckoning(row, resumeAt(running(row, input), input.at, open.reason).reckoning, input);
  return row;
}

function opened(clock: DesiredClock, input: ReconcileInput): DeadlineRow {
  const blank: DeadlineRow = {
    id: uuidFrom(input.eventId, `deadline:${clock.name}`),
    caseId: input.caseId,
    name: clock.name,
    court: clock.court,
    rule: clock.rule,
    expires: clock.expires,
    payload: clock.payload,
    escalates: clock.escalates,
    status: 'pending',
    reckoning: null,
    dueAt: null,
    provisional: false,
    reminders: [],
    nextWakeAt: null,
    openedSeq: input.seq,
    closedSeq: null,
  };
  input.rule(clock.rule);
  return clock.state === 'pending' ? blank : begun(blank, clock, input);
}

function begun(row: DeadlineRow, clock: DesiredClock, input: ReconcileInput): DeadlineRow {
  const day = clock.startsAt !== null && clock.startsAt.length === 10;
  const start = day ? atShanghai(clock.startsAt!, 12) : (clock.startsAt ?? input.at);
  let row2 = withReckoning(row, startAt(input.rule(clock.rule), start, input.calendar).reckoning, input);
  row2 = extended(row2, clock, input);
  return clock.state === 'stopped' ? stoppedOrRunning(row2, clock, input) : row2;
}
