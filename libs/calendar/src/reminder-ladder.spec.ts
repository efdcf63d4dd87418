import fc from 'fast-check';
import type { RuleRef, Unit } from './clock.js';
import { startAt, stopAt } from './clock-events.js';
import { instantMs, instantOf } from './day.js';
import type { LadderRules } from './reminder-ladder.js';
import { reminderLadder } from './reminder-ladder.js';
import { stateCouncilCalendar } from './state-council.js';

const calendar = stateCouncilCalendar();
const rules: LadderRules = { halfway: 0.5, beforeFirst: 3, beforeSecond: 1, overdueDeputy: 1, overdueAdministrator: 5 };
const rule = (value: number, unit: Unit): RuleRef => ({
  code: 'clock.test',
  version: 1,
  value,
  unit,
  basis: '测试',
  basisKind: 'house',
  authority: null,
});
const at = (day: string, time = '10:00'): string => new Date(`${day}T${time}:00+08:00`).toISOString();
const ladder = (value: number, unit: Unit, start: string) =>
  reminderLadder(startAt(rule(value, unit), start, calendar).reckoning, rules, calendar);
const inShanghai = (value: number, unit: Unit, start: string): string[] =>
  ladder(value, unit, start).map((s) => `${s.name} ${instantOf(instantMs(s.at) + 8 * 3_600_000).slice(0, 16)} ${s.audience}`);

describe('the reminder ladder', () => {
  it('climbs from half-way to the case administrator, in the morning, around holidays', () => {
    expect(inShanghai(10, 'working-day', at('2026-09-18'))).toEqual([
      'halfway 2026-09-24T09:00 holder',
      'before-first 2026-09-29T09:00 holder',
      'before-second 2026-10-08T09:00 holder',
      'due 2026-10-09T09:00 holder',
      'overdue-deputy 2026-10-10T09:00 deputy',
      'overdue-administrator 2026-10-15T09:00 administrator',
    ]);
  });

  it('leaves out half-way where the first days-before mark comes sooner', () => {
    expect(ladder(5, 'working-day', at('2026-11-02')).map((s) => s.name)).toEqual([
      'before-first',
      'before-second',
      'due',
      'overdue-deputy',
      'overdue-administrator',
    ]);
  });

  it.each<[number, Unit, string[]]>([
    [1, 'working-day', ['due']],
    [2, 'working-day', ['before-second', 'due']],
    [3, 'working-day', ['before-second', 'due']],
    [24, 'hour', ['halfway', 'due']],
    [3, 'month', ['halfway', 'before-first', 'before-second', 'due']],
  ])('a clock of %i %s has room for %j before it is over', (value, unit, names) => {
    expect(
      ladder(value, unit, at('2026-08-03'))
        .slice(0, -2)
        .map((s) => s.name),
    ).toEqual(names);
  });

  it('an hour clock is reminded by the hour, and read when overdue on the next working morning', () => {
    expect(inShanghai(24, 'hour', at('2026-10-01', '23:30'))).toEqual([
      'halfway 2026-10-02T11:30 holder',
      'due 2026-10-02T23:30 holder',
      'overdue-deputy 2026-10-08T09:00 deputy',
      'overdue-administrator 2026-10-13T09:00 administrator',
    ]);
  });

  it('a stopped clock has none', () => {
    const { input } = startAt(rule(10, 'working-day'), at('2026-11-02'), calendar);
    expect(reminderLadder(stopAt(input, at('2026-11-04'), 'hold').reckoning, rules, calendar)).toEqual([]);
  });

  it('is strictly ascending, after the start, each name once, the due step no later than the due instant', () => {
    const start = fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2024, 11, 31) }).map(instantOf);
    const unit = fc.constantFrom<Unit>('working-day', 'calendar-day', 'month', 'hour');
    fc.assert(
      fc.property(start, unit, fc.integer({ min: 1, max: 40 }), (from, u, value) => {
        const { reckoning } = startAt(rule(value, u), from, calendar);
        const steps = reminderLadder(reckoning, rules, calendar);
        const times = [from, ...steps.map((s) => s.at)].map(instantMs);
        times.slice(1).forEach((time, i) => expect(time).toBeGreaterThan(times[i] ?? Infinity));
        expect(new Set(steps.map((s) => s.name)).size).toBe(steps.length);
        const due = steps.find((s) => s.name === 'due');
        expect(instantMs(due?.at ?? '')).toBeLessThanOrEqual(instantMs(reckoning.due ?? ''));
        expect(steps.at(-1)?.audience).toBe('administrator');
      }),
    );
  });

  it.each<[Partial<LadderRules>]>([[{ halfway: 1 }], [{ halfway: 0 }], [{ beforeFirst: 0 }], [{ overdueDeputy: 1.5 }]])(
    'refuses the rules %j',
    (bad) => {
      const { reckoning } = startAt(rule(5, 'working-day'), at('2026-11-02'), calendar);
      expect(() => reminderLadder(reckoning, { ...rules, ...bad }, calendar)).toThrow('clock.rule.value.invalid');
    },
  );
});
