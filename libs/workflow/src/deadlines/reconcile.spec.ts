import type { RuleRef } from '@sandbar/calendar';
import { stateCouncilCalendar } from '@sandbar/calendar';
import type { DesiredClock } from '@sandbar/domain';
import type { DeadlineRow } from '../ports/unit-of-work.port.js';
import type { ReconcileInput } from './reconcile.js';
import { reconcile } from './reconcile.js';
import { RuleWithoutValue } from './rule-values.js';

const calendar = stateCouncilCalendar();
const EVENT = '0190a000-0000-7000-8000-000000000001';
const NEXT = '0190a000-0000-7000-8000-000000000002';
const rule = (code: string): RuleRef => ({
  code,
  version: 1,
  value: code.endsWith('.extension') ? 5 : 10,
  unit: 'working-day',
  basis: 'test',
  basisKind: 'house',
  authority: null,
});
const clock = (more: Partial<DesiredClock> = {}): DesiredClock => ({
  name: 'screening',
  rule: 'clock.screening',
  court: 'authority',
  expires: 'SCREENING_EXPIRED',
  payload: {},
  escalates: false,
  state: 'running',
  stopReason: null,
  startsAt: null,
  extensions: [],
  afterHold: 'continue',
  ...more,
});
const run = (
  open: readonly DeadlineRow[],
  clocks: readonly DesiredClock[],
  more: Partial<ReconcileInput> & { started?: string[]; holding?: boolean } = {},
) => {
  const { started = [], holding = false, ...rest } = more;
  return reconcile({
    caseId: '0190a000-0000-7000-8000-00000000000c',
    seq: 2,
    eventId: EVENT,
    at: '2026-11-02T02:00:00.000Z',
    open,
    decision: { clocks, clocksStarted: started, holding },
    expired: null,
    rule,
    ladder: { halfway: 0.5, beforeFirst: 3, beforeSecond: 1, overdueDeputy: 1, overdueAdministrator: 5 },
    calendar,
    ...rest,
  });
};
const one = (rows: DeadlineRow[]): DeadlineRow => {
  expect(rows).toHaveLength(1);
  return rows[0]!;
};
const opened = (): DeadlineRow => one(run([], [clock()], { started: ['screening'] }));

describe('reconcile', () => {
  test('a wanted clock opens one row with its reckoning, reminders and next wake', () => {
    const row = opened();
    expect(row).toMatchObject({ status: 'running', dueAt: '2026-11-16T16:00:00.000Z', openedSeq: 2, closedSeq: null, provisional: false });
    expect(row.reckoning!.rule.code).toBe('clock.screening');
    expect(row.nextWakeAt).toBe(row.reminders[0]!.at);
  });
  test('a clock that stays wanted and unchanged is not written again', () => {
    expect(run([opened()], [clock()])).toEqual([]);
  });
  test('a clock no longer wanted is met, or expired when this event is its expiry', () => {
    expect(one(run([opened()], []))).toMatchObject({ status: 'met', closedSeq: 2, nextWakeAt: null });
    expect(one(run([opened()], [], { expired: opened().id }))).toMatchObject({ status: 'expired' });
  });
  test('an escalating expiry leaves the row open and overdue; it does not fire again at its due instant', () => {
    const row = one(run([opened()], [clock({ escalates: true })], { expired: opened().id, at: '2026-11-17T00:00:00.000Z' }));
    expect(row).toMatchObject({ status: 'overdue', closedSeq: null });
    expect(row.nextWakeAt! > '2026-11-17T00:00:00.000Z').toBe(true);
    expect(run([row], [clock({ escalates: true })], { at: '2026-11-18T00:00:00.000Z', eventId: NEXT })).toEqual([]);
  });
  test('re-entry of the state supersedes the row and opens another with an id of its own', () => {
    const rows = run([opened()], [clock()], { started: ['screening'], eventId: NEXT, at: '2026-11-04T02:00:00.000Z' });
    expect(rows.map((row) => row.status)).toEqual(['superseded', 'running']);
    expect(rows[1]!.id).not.toBe(rows[0]!.id);
    expect(rows[1]!.dueAt! > rows[0]!.dueAt!).toBe(true);
  });
  test("a firm's clock waits for service and then runs from it", () => {
    const pending = one(run([], [clock({ state: 'pending' })], { started: ['screening'] }));
    expect(pending).toMatchObject({ status: 'pending', reckoning: null, dueAt: null, nextWakeAt: null });
    expect(run([pending], [clock({ state: 'pending' })])).toEqual([]);
    const served = one(run([pending], [clock({ startsAt: '2026-11-05T01:00:00.000Z' })], { at: '2026-11-06T01:00:00.000Z' }));
    expect(served.id).toBe(pending.id);
    expect(served.reckoning!.start).toBe('2026-11-05T01:00:00.000Z');
  });
  test('a stop keeps the rest and a resume runs it out', () => {
    const stopped = one(
      run([opened()], [clock({ state: 'stopped', stopReason: 'awaitingInformation' })], { at: '2026-11-05T02:00:00.000Z' }),
    );
    expect(stopped).toMatchObject({ status: 'stopped', dueAt: null, nextWakeAt: null });
    expect(stopped.reckoning!.remaining!.value).toBeGreaterThan(0);
    const resumed = one(run([stopped], [clock()], { at: '2026-11-12T02:00:00.000Z' }));
    expect(resumed.status).toBe('running');
    expect(resumed.dueAt! > opened().dueAt!).toBe(true);
  });
  test('an extension lengthens the clock once, and takes the overdue mark away when it reaches past now', () => {
    const longer = one(run([opened()], [clock({ extensions: ['clock.screening.extension'] })]));
    expect(longer.dueAt).toBe('2026-11-23T16:00:00.000Z');
    expect(run([longer], [clock({ extensions: ['clock.screening.extension'] })])).toEqual([]);
    const overdue = { ...opened(), status: 'overdue' as const };
    const saved = one(run([overdue], [clock({ extensions: ['clock.screening.extension'] })], { at: '2026-11-18T00:00:00.000Z' }));
    expect(saved.status).toBe('running');
  });
  test('a hold stops every clock; resuming lets it run on, or begin anew where the clock says so', () => {
    const hold = clock({ name: 'hold', rule: 'clock.hold', expires: 'HOLD_EXPIRED' });
    const rows = run([opened()], [hold], { started: ['hold'], holding: true, at: '2026-11-05T02:00:00.000Z' });
    const held = rows.find((row) => row.name === 'screening')!;
    expect(held.status).toBe('stopped');
    expect(rows.find((row) => row.name === 'hold')!.status).toBe('running');
    const after = { started: ['screening'], at: '2026-11-12T02:00:00.000Z', eventId: NEXT };
    const goesOn = run([held], [clock()], after);
    expect(one(goesOn)).toMatchObject({ id: held.id, status: 'running' });
    const anew = run([held], [clock({ afterHold: 'restart' })], after);
    expect(anew.map((row) => row.status)).toEqual(['superseded', 'running']);
    expect(anew[1]!.dueAt).toBe('2026-11-26T16:00:00.000Z');
  });
  test('a hold that ends elsewhere closes what it held', () => {
    const held = run([opened()], [], { holding: true, at: '2026-11-05T02:00:00.000Z' })[0]!;
    expect(one(run([held], [], { at: '2026-11-12T02:00:00.000Z' }))).toMatchObject({ status: 'met' });
  });
  test('a changed rule (another round, urgent) begins anew', () => {
    const rows = run([opened()], [clock({ rule: 'clock.other' })], { eventId: NEXT });
    expect(rows.map((row) => row.status)).toEqual(['superseded', 'running']);
  });
  test('a due date past the last known year is provisional and says so', () => {
    expect(one(run([], [clock()], { at: '2026-12-28T02:00:00.000Z' }))).toMatchObject({ provisional: true });
  });
  test('a clock that starts on a day begins with that day, not with the event', () => {
    const row = one(run([], [clock({ startsAt: '2026-11-30' })]));
    expect(row.dueAt).toBe('2026-12-14T16:00:00.000Z');
  });
  test('a rule without a value stops everything', () => {
    const none = (code: string): RuleRef => {
      throw new RuleWithoutValue(code);
    };
    expect(() => run([], [clock()], { rule: none })).toThrow(RuleWithoutValue);
    expect(() => run([], [clock({ state: 'pending' })], { rule: none })).toThrow(RuleWithoutValue);
  });
});
