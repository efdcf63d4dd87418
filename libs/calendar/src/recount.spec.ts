import fc from 'fast-check';
import { CalendarHistory } from './calendar-history.js';
import type { CalendarChange } from './calendar-history.js';
import { extend, inputOf, resumeAt, stopAt } from './clock-events.js';
import type { Reckoning, ReckonInput, RuleRef, Unit } from './clock.js';
import { addCalendarDays, atShanghai, instantOf } from './day.js';
import { differs, recount } from './recount.js';
import { reckon } from './reckon.js';
import { stateCouncilDays } from './state-council.js';
import type { WorkingCalendar } from './working-calendar.js';

const NOW = '2026-11-20T02:00:00.000Z';
const rule = (value: number, unit: Unit = 'working-day'): RuleRef => ({
  code: 'clock.test',
  version: 1,
  value,
  unit,
  basis: '测试',
  basisKind: 'house',
  authority: null,
});
const override = (days: readonly { day: string; working: boolean }[], n = 1): CalendarChange => ({
  id: `change-${n}`,
  inForceAt: instantOf(Date.UTC(2026, 10, 1) + n),
  kind: 'override',
  scope: null,
  days,
});
const calendarWith = (...changes: CalendarChange[]): WorkingCalendar => new CalendarHistory(changes, stateCouncilDays()).at(NOW, null);
const base = calendarWith();
const clock = (start: string, value: number, more: Partial<ReckonInput> = {}): Reckoning =>
  reckon({ rule: rule(value), start, stops: [], extensions: [], calendar: base, ...more });
const strict = { protects: true, now: NOW };
const loose = { protects: false, now: NOW };

describe('a recount', () => {
  const five = clock('2026-11-19T02:00:00.000Z', 5);
  it('moves a due day by the days that are off now', () => {
    expect(five.dueDay).toBe('2026-11-26');
    const off = calendarWith(override([{ day: '2026-11-25', working: false }]));
    expect(recount(five, off, strict).dueDay).toBe('2026-11-27');
  });

  it('brings an office forward by a day that is worked now, and nobody else', () => {
    const worked = calendarWith(override([{ day: '2026-11-22', working: true }]));
    expect(recount(five, worked, loose).dueDay).toBe('2026-11-25');
    const kept = recount(five, worked, strict);
    expect([kept.due, kept.calendarVersion, kept.spared]).toEqual([five.due, worked.version, ['2026-11-25']]);
  });

  it('keeps what it spared through stops and extensions that come later', () => {
    const worked = calendarWith(override([{ day: '2026-11-22', working: true }]));
    const kept = recount(five, worked, { ...strict, before: base });
    expect(kept.spared).toEqual(['2026-11-22']);
    const later = (of: Reckoning, calendar: WorkingCalendar): Reckoning => {
      const stopped = stopAt(inputOf(of, calendar), '2026-11-24T02:00:00.000Z', 'x').input;
      const resumed = resumeAt(stopped, '2026-12-01T02:00:00.000Z').input;
      return extend(resumed, rule(2), '2026-12-01T03:00:00.000Z', 'x').reckoning;
    };
    expect(later(kept, worked).dueDay! >= later(five, base).dueDay!).toBe(true);
  });

  it('never leaves less to a clock that stands still', () => {
    const stopped = stopAt(inputOf(clock('2026-11-09T02:00:00.000Z', 10), base), '2026-11-18T02:00:00.000Z', 'x').reckoning;
    const worked = calendarWith(override([{ day: '2026-11-15', working: true }]));
    expect(recount(stopped, worked, loose).remaining?.value).toBe(stopped.remaining!.value - 1);
    const kept = recount(stopped, worked, strict);
    expect([kept.remaining?.value, kept.spared]).toEqual([stopped.remaining?.value, ['2026-11-17']]);
    expect(recount(stopped, worked, { ...strict, before: base }).spared).toEqual(['2026-11-15']);
  });

  it('keeps a clock standing still that would have ended before its stop', () => {
    const stopped = stopAt(inputOf(clock('2026-11-03T02:00:00.000Z', 8), base), '2026-11-13T02:00:00.000Z', 'x').reckoning;
    expect(stopped.remaining?.value).toBe(1);
    const worked = calendarWith(override([{ day: '2026-11-07', working: true }]));
    for (const rules of [strict, loose])
      expect([recount(stopped, worked, rules).due, recount(stopped, worked, rules).remaining?.value]).toEqual([null, 1]);
  });

  it('ends no clock by itself: what would be over runs to the end of the next working day', () => {
    const due = clock('2026-11-12T02:00:00.000Z', 7);
    expect(due.dueDay).toBe('2026-11-23');
    const worked = calendarWith(override(['2026-11-14', '2026-11-15'].map((day) => ({ day, working: true }))));
    expect(recount(due, worked, loose).dueDay).toBe('2026-11-23');
    expect(recount(due, worked, { protects: false, now: '2026-11-18T02:00:00.000Z' }).dueDay).toBe('2026-11-19');
  });

  it('leaves a clock alone whose date has passed', () => {
    const over = clock('2026-11-09T02:00:00.000Z', 3);
    expect(recount(over, calendarWith(override([{ day: '2026-11-11', working: false }])), strict)).toBe(over);
  });

  it('has nothing to say of an hour clock', () => {
    const hours = reckon({ rule: rule(72, 'hour'), start: NOW, stops: [], extensions: [], calendar: base });
    expect(recount(hours, calendarWith(override([{ day: '2026-11-22', working: true }])), strict).due).toBe(hours.due);
  });
});

describe('a notice', () => {
  /** Weekends and the days that the law fixes by the solar calendar: what the guess supposes. An invented year. */
  const asGuessed: CalendarChange = {
    id: 'notice',
    inForceAt: '2026-11-02T00:00:00.000Z',
    kind: 'notice',
    notice: {
      year: 2027,
      document: '演示通知',
      publishedOn: '2026-11-01',
      source: '演示',
      holidays: [
        { name: '元旦', from: '2027-01-01', to: '2027-01-01' },
        { name: '劳动节', from: '2027-05-01', to: '2027-05-02' },
        { name: '国庆节', from: '2027-10-01', to: '2027-10-03' },
      ],
      workingWeekends: [],
    },
  };
  const known = calendarWith(asGuessed);
  const start = fc.integer({ min: Date.UTC(2026, 10, 20, 3), max: Date.UTC(2027, 8, 1) }).map(instantOf);
  const input = fc
    .record({ start, value: fc.integer({ min: 1, max: 60 }), unit: fc.constantFrom<Unit>('working-day', 'calendar-day', 'month', 'hour') })
    .map(({ start: from, value, unit }) =>
      reckon({ rule: rule(unit === 'month' ? (value % 6) + 1 : value, unit), start: from, stops: [], extensions: [], calendar: base }),
    );

  it('that says what the guess supposed moves nothing, and settles what it settles', () => {
    fc.assert(
      fc.property(input, (before) => {
        const after = recount(before, known, strict);
        expect([after.due, after.spared]).toEqual([before.due, undefined]);
        if (before.provisional && after.dueDay! < '2027-12-29') expect([after.provisional, after.unknownYear]).toEqual([false, null]);
      }),
    );
  });
});

describe('for random changes', () => {
  const day = fc.integer({ min: -20, max: 38 }).map((n) => addCalendarDays('2026-11-20', n));
  const days = fc.array(fc.record({ day, working: fc.boolean() }), { minLength: 1, maxLength: 8 });
  const open = fc
    .record({
      start: fc.integer({ min: Date.UTC(2026, 10, 1), max: Date.UTC(2026, 10, 20) }).map(instantOf),
      value: fc.integer({ min: 1, max: 30 }),
      unit: fc.constantFrom<Unit>('working-day', 'calendar-day'),
      stopped: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    })
    .map(({ start, value, unit, stopped }) => {
      const running = reckon({ rule: rule(value, unit), start, stops: [], extensions: [], calendar: base });
      if (stopped === undefined) return running;
      const from = atShanghai(addCalendarDays(start.slice(0, 10), stopped), 12);
      return from > running.due! ? running : stopAt(inputOf(running, base), from, 'x').reckoning;
    });

  it('a protected clock never gets an earlier date or a smaller rest, whatever is laid over what', () => {
    fc.assert(
      fc.property(open, fc.array(days, { minLength: 1, maxLength: 4 }), (first, laid) => {
        let before = first;
        laid.forEach((_, n) => {
          const laying = (many: number) => calendarWith(...laid.slice(0, many).map((one, k) => override(one, k)));
          const after = recount(before, laying(n + 1), n % 2 === 0 ? strict : { ...strict, before: laying(n) });
          if (before.due !== null) expect(after.due! >= before.due).toBe(true);
          else expect(after.remaining!.value).toBeGreaterThanOrEqual(before.remaining!.value);
          before = after;
        });
      }),
      { numRuns: 300 },
    );
  });

  it('a change and its reversal give an office its old date back, and nobody an earlier one', () => {
    fc.assert(
      fc.property(open, days, (before, changed) => {
        fc.pre(before.due === null || before.due > NOW);
        const there = calendarWith(override(changed, 1));
        const reversal = changed.map(({ day: one }) => ({ day: one, working: base.isWorkingDay(one) }));
        const back = calendarWith(override(changed, 1), override(reversal, 2));
        expect(back.version).toBe(base.version);
        const moved = recount(before, there, loose);
        const returned = recount(moved, back, loose);
        // A date that the change would have put into the past was kept to the next working day: rule 2.
        const forced = moved.spared !== undefined;
        if (!forced) expect(differs(before, returned)).toBe(false);
        const kept = recount(recount(before, there, strict), back, strict);
        if (before.due !== null) expect(kept.due! >= before.due).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('a clock that has not passed its date is never over by the recount, and a second recount moves nothing', () => {
    fc.assert(
      fc.property(open, days, fc.boolean(), (before, changed, protects) => {
        const calendar = calendarWith(override(changed));
        const after = recount(before, calendar, { protects, now: NOW });
        if (before.due !== null && before.due > NOW) expect(after.due! > NOW).toBe(true);
        expect(recount(after, calendar, { protects, now: NOW })).toEqual(after);
      }),
      { numRuns: 300 },
    );
  });
});
