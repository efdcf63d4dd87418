import fc from 'fast-check';
import type { Extension, ReckonInput, RuleRef, Stop, Unit } from './clock.js';
import { addCalendarDays, atShanghai, dayInShanghai, instantMs, instantOf } from './day.js';
import { reckon } from './reckon.js';
import { stateCouncilCalendar } from './state-council.js';
import { addWorkingDays, rollToWorkingDay, workingDaysBetween } from './working-days.js';

const calendar = stateCouncilCalendar();
const rule = (value: number, unit: Unit): RuleRef => ({
  code: 'clock.test',
  version: 1,
  value,
  unit,
  basis: '测试',
  basisKind: 'house',
  authority: null,
});
const instant = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2024, 11, 31) }).map(instantOf);
const unit = fc.constantFrom<Unit>('working-day', 'calendar-day', 'month', 'hour');
const ruleOf = fc.record({ unit, value: fc.integer({ min: 1, max: 12 }) }).map(({ unit: u, value }) => rule(value, u));
const HOUR = 3_600_000;
/** Stops as pairs of hours after the start. */
const stopsAfter = (start: string) =>
  fc
    .array(fc.record({ after: fc.integer({ min: 0, max: 800 }), long: fc.integer({ min: 0, max: 300 }) }), { maxLength: 4 })
    .map((rows): Stop[] =>
      rows.map(({ after, long }) => ({
        from: instantOf(instantMs(start) + after * HOUR),
        to: instantOf(instantMs(start) + (after + long) * HOUR),
        reason: 'x',
      })),
    );
const clock = fc
  .tuple(ruleOf, instant)
  .chain(([r, start]) => stopsAfter(start).map((stops): ReckonInput => ({ rule: r, start, stops, extensions: [], calendar })));
const dueOf = (input: ReckonInput): string => {
  const { due } = reckon(input);
  if (due === null) throw new Error('stopped');
  return due;
};

describe('for every clock', () => {
  it('due lies after the start; the last day of a day clock is a working day', () => {
    fc.assert(
      fc.property(clock, (input) => {
        const { due, dueDay } = reckon(input);
        expect(instantMs(due ?? '')).toBeGreaterThan(instantMs(input.start));
        if (input.rule.unit !== 'hour') expect(calendar.isWorkingDay(dueDay ?? '')).toBe(true);
      }),
    );
  });

  it('stopping for no time changes nothing', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: 0, max: 800 }), (input, after) => {
        const at = instantOf(instantMs(input.start) + after * HOUR);
        expect(dueOf({ ...input, stops: [...input.stops, { from: at, to: at, reason: 'x' }] })).toBe(dueOf(input));
      }),
    );
  });

  it('a stop never brings the due date forward, and a longer one never either', () => {
    fc.assert(
      fc.property(
        clock,
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 300 }),
        (input, after, long, more) => {
          const from = instantMs(input.start) + after * HOUR;
          const stopped = (hours: number) =>
            dueOf({ ...input, stops: [{ from: instantOf(from), to: instantOf(from + hours * HOUR), reason: 'x' }] });
          expect(stopped(long) >= dueOf({ ...input, stops: [] })).toBe(true);
          expect(stopped(long + more) >= stopped(long)).toBe(true);
        },
      ),
    );
  });

  it('one stop cut in two is still one stop', () => {
    fc.assert(
      fc.property(
        clock,
        fc.integer({ min: 0, max: 800 }),
        fc.integer({ min: 1, max: 300 }),
        fc.integer({ min: 1, max: 300 }),
        (input, after, a, b) => {
          const [p, q, r] = [after, after + a, after + a + b].map((h) => instantOf(instantMs(input.start) + h * HOUR)) as [
            string,
            string,
            string,
          ];
          const whole = dueOf({ ...input, stops: [{ from: p, to: r, reason: 'x' }] });
          expect(
            dueOf({
              ...input,
              stops: [
                { from: p, to: q, reason: 'x' },
                { from: q, to: r, reason: 'y' },
              ],
            }),
          ).toBe(whole);
        },
      ),
    );
  });

  it('the order in which stops are listed does not matter', () => {
    fc.assert(fc.property(clock, (input) => expect(dueOf({ ...input, stops: [...input.stops].reverse() })).toBe(dueOf(input))));
  });

  it('an extension adds', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: 1, max: 30 }), (input, value) => {
        const extensions: Extension[] = [{ rule: { ...input.rule, value }, at: input.start, reason: 'x' }];
        expect(dueOf({ ...input, extensions })).toBe(dueOf({ ...input, rule: { ...input.rule, value: input.rule.value + value } }));
        expect(dueOf({ ...input, extensions }) >= dueOf(input)).toBe(true);
      }),
    );
  });

  it('while it is stopped it has something left and no due date, and resuming gives back at least that much', () => {
    fc.assert(
      fc.property(clock, fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 400 }), (input, after, long) => {
        const from = instantOf(instantMs(input.start) + after * HOUR);
        fc.pre(from < dueOf({ ...input, stops: [] }));
        const stopped = reckon({ ...input, stops: [{ from, to: null, reason: 'x' }] });
        expect([stopped.due, stopped.dueDay]).toEqual([null, null]);
        expect(stopped.remaining?.value).toBeGreaterThan(0);
        const to = instantOf(instantMs(from) + long * HOUR);
        const due = dueOf({ ...input, stops: [{ from, to, reason: 'x' }] });
        if (stopped.remaining?.unit !== 'working-day' || dayInShanghai(to) <= dayInShanghai(input.start)) return;
        const left = workingDaysBetween(calendar, addCalendarDays(dayInShanghai(to), -1), dayInShanghai(instantOf(instantMs(due) - 1)));
        expect(left).toBeGreaterThanOrEqual(stopped.remaining.value);
      }),
    );
  });
});

describe('for every working-day clock', () => {
  const working = fc.record({
    n: fc.integer({ min: 2, max: 40 }),
    start: instant,
    used: fc.integer({ min: 0, max: 38 }),
    k: fc.integer({ min: 0, max: 40 }),
  });

  it('a stop of k working days moves the due day by k working days', () => {
    fc.assert(
      fc.property(working, ({ n, start, used, k }) => {
        fc.pre(used < n - 1);
        const input: ReckonInput = { rule: rule(n, 'working-day'), start, stops: [], extensions: [], calendar };
        // Stops on a working day after the event, with at least two days left: README, «Stops», the last day.
        const stopDay = addWorkingDays(calendar, dayInShanghai(start), used + 1);
        const resumeDay = addWorkingDays(calendar, stopDay, k);
        const stopped = { ...input, stops: [{ from: atShanghai(stopDay, 11), to: atShanghai(resumeDay, 15), reason: 'x' }] };
        expect(reckon(stopped).dueDay).toBe(addWorkingDays(calendar, reckon(input).dueDay ?? '', k));
      }),
    );
  });

  it('on the last day, what is left is one whole working day after the resumption', () => {
    fc.assert(
      fc.property(working, ({ n, start, k }) => {
        fc.pre(k > 0);
        const lastDay = addWorkingDays(calendar, dayInShanghai(start), n);
        const resumeDay = addCalendarDays(lastDay, k);
        const stops = [{ from: atShanghai(lastDay, 11), to: atShanghai(resumeDay, 15), reason: 'x' }];
        const { dueDay } = reckon({ rule: rule(n, 'working-day'), start, stops, extensions: [], calendar });
        expect(dueDay).toBe(rollToWorkingDay(calendar, addCalendarDays(resumeDay, 1)));
      }),
    );
  });
});
