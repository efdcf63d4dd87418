import type { RuleRef, Stop, Unit } from './clock.js';
import { extend, inputOf, restartAt, resumeAt, startAt, stopAt } from './clock-events.js';
import { calendarFromNotices } from './notice-calendar.js';
import { reckon } from './reckon.js';
import { stateCouncilCalendar, stateCouncilDays } from './state-council.js';

const calendar = stateCouncilCalendar();
const rule = (value: number, unit: Unit, code = 'clock.test'): RuleRef => ({
  code,
  version: 1,
  value,
  unit,
  basis: '测试',
  basisKind: 'house',
  authority: null,
});
/** An instant by the clock on the wall in Shanghai. */
const at = (day: string, time = '10:00'): string => new Date(`${day}T${time}:00+08:00`).toISOString();
const stop = (from: string, to: string | null, reason = 'information'): Stop => ({ from, to, reason });
const dueDay = (value: number, unit: Unit, start: string, stops: Stop[] = []): string | null =>
  reckon({ rule: rule(value, unit), start, stops, extensions: [], calendar }).dueDay;

describe('a clock without stops', () => {
  it.each<[string, number, Unit, string]>([
    ['2026-09-18', 5, 'working-day', '2026-09-24'],
    ['2026-02-12', 7, 'working-day', '2026-02-28'],
    ['2026-09-29', 5, 'working-day', '2026-10-12'],
    ['2026-10-03', 1, 'working-day', '2026-10-08'],
    ['2025-12-31', 1, 'working-day', '2026-01-04'],
    ['2026-09-01', 30, 'calendar-day', '2026-10-08'],
    ['2026-01-16', 30, 'calendar-day', '2026-02-24'],
    ['2026-01-15', 30, 'calendar-day', '2026-02-14'],
    ['2023-12-31', 60, 'calendar-day', '2024-02-29'],
    ['2026-01-31', 1, 'month', '2026-02-28'],
    ['2024-01-31', 1, 'month', '2024-02-29'],
    ['2026-07-01', 3, 'month', '2026-10-08'],
    ['2025-11-30', 3, 'month', '2026-02-28'],
  ])('from %s, %i %s: due %s (art. 201–203)', (start, value, unit, expected) => expect(dueDay(value, unit, at(start))).toBe(expected));

  it('is due at 24:00 in Shanghai, whatever the hour of the event', () => {
    for (const time of ['00:00', '10:00', '23:59'])
      expect(reckon({ rule: rule(5, 'working-day'), start: at('2026-09-18', time), stops: [], extensions: [], calendar })).toMatchObject({
        due: '2026-09-24T16:00:00.000Z',
        dueDay: '2026-09-24',
        remaining: null,
        provisional: false,
        unknownYear: null,
        calendarVersion: calendar.version,
      });
  });

  it('an hour clock runs from the event over holidays', () => {
    const { due, dueDay: day, provisional } = startAt(rule(24, 'hour'), at('2026-10-01', '23:30'), calendar).reckoning;
    expect([due, day, provisional]).toEqual([at('2026-10-02', '23:30'), '2026-10-02', false]);
  });

  it.each<[string, number, Unit, string, number | null]>([
    ['2026-12-21', 5, 'working-day', '2026-12-28', null],
    ['2026-12-22', 5, 'working-day', '2026-12-29', 2027],
    ['2026-12-28', 10, 'working-day', '2027-01-12', 2027],
    ['2026-11-23', 60, 'calendar-day', '2027-01-22', 2027],
    ['2026-11-23', 3, 'month', '2027-02-23', 2027],
    ['2026-12-31', 24, 'hour', '2027-01-01', null],
    ['2003-12-30', 3, 'working-day', '2004-01-05', 2003],
  ])('from %s, %i %s: %s, missing notice %p', (start, value, unit, day, unknownYear) =>
    expect(reckon({ rule: rule(value, unit), start: at(start), stops: [], extensions: [], calendar })).toMatchObject({
      dueDay: day,
      unknownYear,
      provisional: unknownYear !== null,
    }),
  );

  it('is reckoned again from the stored row when the notice is loaded', () => {
    const stored = JSON.parse(JSON.stringify(startAt(rule(10, 'working-day'), at('2026-12-28'), calendar).reckoning));
    const notice = {
      year: 2027,
      document: '演示',
      publishedOn: '2026-11-30',
      source: '演示',
      holidays: [{ name: '元旦', from: '2027-01-01', to: '2027-01-05' }],
      workingWeekends: [],
    };
    const later = reckon(inputOf(stored, calendarFromNotices([notice], [], stateCouncilDays())));
    expect([stored.provisional, stored.dueDay, later.provisional, later.dueDay]).toEqual([true, '2027-01-12', false, '2027-01-14']);
    expect(later.calendarVersion).not.toBe(stored.calendarVersion);
  });
});

describe('stops', () => {
  // Monday 2026-11-02, 10 working days: due Monday 2026-11-16.
  const monday = at('2026-11-02');
  it.each<[string, string, string, string]>([
    ['Wednesday to Friday: two days', '2026-11-04', '2026-11-06', '2026-11-18'],
    ['over a weekend: Friday only', '2026-11-06', '2026-11-09', '2026-11-17'],
    ['on a Saturday until Monday: nothing was lost', '2026-11-07', '2026-11-09', '2026-11-16'],
    ['within a day: nothing', '2026-11-04', '2026-11-04', '2026-11-16'],
    ['from the day of the event, which does not count', '2026-11-02', '2026-11-03', '2026-11-16'],
    ['from before the event', '2026-10-30', '2026-11-04', '2026-11-17'],
    ['wholly before the event', '2026-10-29', '2026-10-30', '2026-11-16'],
    ['resumed on a Saturday: runs on from Monday', '2026-11-04', '2026-11-07', '2026-11-19'],
    ['on the last day: one whole working day is left after the resumption', '2026-11-16', '2026-11-18', '2026-11-19'],
    ['after it expired: nothing is revived', '2026-11-17', '2026-11-20', '2026-11-16'],
  ])('%s', (_, from, to, expected) => expect(dueDay(10, 'working-day', monday, [stop(at(from), at(to, '16:00'))])).toBe(expected));

  it('while stopped there is no due date, and the rest is kept, the day of the stop with it', () => {
    const stopped = stopAt(startAt(rule(10, 'working-day'), monday, calendar).input, at('2026-11-04'), 'information');
    expect(stopped.reckoning).toMatchObject({ due: null, dueDay: null, remaining: { value: 9, unit: 'working-day' }, provisional: false });
    expect(resumeAt(stopped.input, at('2026-11-06')).reckoning).toMatchObject({ dueDay: '2026-11-18', remaining: null });
  });

  it.each<[Unit, number, string, number, Unit]>([
    ['calendar-day', 30, '2026-11-12', 21, 'calendar-day'],
    ['month', 1, '2026-11-12', 21, 'calendar-day'],
    ['hour', 24, '2026-11-03', 0.5, 'hour'],
  ])('what is left of a %s clock of %i stopped on %s: %d %s', (unit, value, day, left, leftUnit) => {
    const { input } = startAt(rule(value, unit), at('2026-11-02', '09:30'), calendar);
    expect(stopAt(input, at(day, '09:00'), 'hold').reckoning).toMatchObject({ due: null, remaining: { value: left, unit: leftUnit } });
  });

  it('calendar days stop day by day and roll only at the end', () => {
    expect(dueDay(30, 'calendar-day', monday)).toBe('2026-12-02');
    expect(dueDay(30, 'calendar-day', monday, [stop(at('2026-11-10'), at('2026-11-13'))])).toBe('2026-12-07'); // 5 December is a Saturday
  });

  it('a clock that only runs on because its last day rolled keeps that day through a stop', () => {
    expect(dueDay(30, 'calendar-day', at('2026-09-01'))).toBe('2026-10-08');
    const stopped = [stop(at('2026-10-03'), at('2026-10-13'))];
    expect(dueDay(30, 'calendar-day', at('2026-09-01'), stopped)).toBe('2026-10-14');
  });

  it('hours stop to the millisecond, and not after they have run out', () => {
    const start = at('2026-11-02', '09:30');
    const due = (stops: Stop[]) => reckon({ rule: rule(24, 'hour'), start, stops, extensions: [], calendar }).due;
    expect(due([stop(at('2026-11-02', '20:00'), at('2026-11-03', '02:30'))])).toBe(at('2026-11-03', '16:00'));
    expect(due([stop(at('2026-11-02', '08:00'), at('2026-11-02', '10:00'))])).toBe(at('2026-11-03', '10:00'));
    expect(due([stop(at('2026-11-03', '10:00'), at('2026-11-04', '10:00'))])).toBe(at('2026-11-03', '09:30'));
  });

  it('two reasons at once stop it once, and both must go', () => {
    const asked = stopAt(startAt(rule(10, 'working-day'), monday, calendar).input, at('2026-11-04'), 'information');
    const held = stopAt(asked.input, at('2026-11-05'), 'hold');
    const answered = resumeAt(held.input, at('2026-11-06'), 'information');
    expect(answered.reckoning.due).toBeNull();
    expect(resumeAt(answered.input, at('2026-11-09'), 'hold').reckoning.dueDay).toBe('2026-11-19');
  });

  it('a clock that is stopped after it expired stays due, stopped or not, until an extension reaches past the stop', () => {
    const { input } = startAt(rule(5, 'working-day'), monday, calendar);
    const stopped = stopAt(input, at('2026-11-10'), 'hold');
    expect(stopped.reckoning).toMatchObject({ dueDay: '2026-11-09', remaining: null });
    expect(resumeAt(stopped.input, at('2026-11-12')).reckoning.dueDay).toBe('2026-11-09');
    expect(extend(stopped.input, rule(5, 'working-day'), at('2026-11-11'), 'x').reckoning).toMatchObject({
      due: null,
      remaining: { value: 5 },
    });
  });

  it('refuses what cannot be', () => {
    const { input } = startAt(rule(10, 'working-day'), monday, calendar);
    const stopped = stopAt(input, at('2026-11-04'), 'hold').input;
    expect(() => stopAt(stopped, at('2026-11-05'), 'hold')).toThrow('clock.stop.already-open');
    expect(() => resumeAt(input, at('2026-11-05'))).toThrow('clock.stop.none-open');
    expect(() => resumeAt(stopped, at('2026-11-05'), 'information')).toThrow('clock.stop.none-open');
    expect(() => resumeAt(stopped, at('2026-11-03'))).toThrow('clock.stop.ends-before-it-begins');
  });
});

describe('extensions and restarts', () => {
  const start = at('2026-11-02');
  it('an extension lengthens the clock, granted before a stop or during it', () => {
    const { input } = startAt(rule(10, 'working-day'), start, calendar);
    const longer = extend(input, rule(5, 'working-day', 'clock.extension'), at('2026-11-10'), '案情复杂');
    expect(longer.reckoning.dueDay).toBe('2026-11-23');
    expect(longer.reckoning.extensions).toHaveLength(1);
    const stopped = stopAt(input, at('2026-11-04'), 'hold').input;
    expect(extend(stopped, rule(5, 'working-day'), at('2026-11-05'), '案情复杂').reckoning.remaining).toEqual({
      value: 14,
      unit: 'working-day',
    });
  });
  it('months and calendar days extend one another, and the rolling happens once, at the end', () => {
    const registered = startAt(rule(3, 'month'), at('2025-11-30'), calendar).input;
    expect(extend(registered, rule(3, 'month'), at('2026-02-01'), '延期').reckoning.dueDay).toBe('2026-06-01'); // 30 May is a Saturday
    expect(extend(registered, rule(10, 'calendar-day'), at('2026-02-01'), '延期').reckoning.dueDay).toBe('2026-03-10');
  });
  it('refuses an extension in a unit that does not add up', () => {
    const { input } = startAt(rule(10, 'working-day'), start, calendar);
    expect(() => extend(input, rule(24, 'hour'), start, 'x')).toThrow('clock.extension.unit.mismatch');
    expect(() => extend(input, rule(1, 'month'), start, 'x')).toThrow('clock.extension.unit.mismatch');
  });
  it.each([0, -1, 2.5, Number.NaN])('refuses a rule of %p', (value) =>
    expect(() => startAt(rule(value, 'working-day'), start, calendar)).toThrow('clock.rule.value.invalid'),
  );

  it('a restart begins anew, with nothing of the first run', () => {
    const { input } = stopAt(
      extend(startAt(rule(5, 'working-day'), start, calendar).input, rule(5, 'working-day'), start, 'x').input,
      at('2026-11-04'),
      'hold',
    );
    expect(restartAt(input, at('2026-11-20')).reckoning).toMatchObject({
      dueDay: '2026-11-27',
      stops: [],
      extensions: [],
      start: at('2026-11-20'),
    });
    expect(restartAt(input, at('2026-11-20'), rule(7, 'working-day')).reckoning).toMatchObject({
      dueDay: '2026-12-01',
      rule: { value: 7 },
    });
  });

  it('changes nothing of what it was given', () => {
    const given = startAt(rule(5, 'working-day'), start, calendar);
    const before = JSON.stringify(given);
    stopAt(given.input, at('2026-11-04'), 'hold');
    extend(given.input, rule(5, 'working-day'), start, 'x');
    expect(JSON.stringify(given)).toBe(before);
  });
});
