import fc from 'fast-check';
import {
  addCalendarDays,
  addMonths,
  atShanghai,
  calendarDaysBetween,
  dayEndingAt,
  dayInShanghai,
  endOfDayShanghai,
  isWeekend,
} from './day.js';

const shanghai = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' });
const moment = fc.integer({ min: Date.UTC(2004, 0, 1), max: Date.UTC(2099, 11, 31) });
const day = moment.map((ms) => new Date(ms).toISOString().slice(0, 10));

describe('days of Asia/Shanghai', () => {
  it.each([
    ['2026-09-30T15:59:59.999Z', '2026-09-30'],
    ['2026-09-30T16:00:00.000Z', '2026-10-01'],
    ['2025-12-31T16:00:00Z', '2026-01-01'],
    ['2024-02-28T16:00:00Z', '2024-02-29'],
  ])('%s is %s in Shanghai', (instant, expected) => expect(dayInShanghai(instant)).toBe(expected));

  it('a day ends at 16:00 UTC, and what ends then has that day as its last', () => {
    expect(endOfDayShanghai('2026-09-24')).toBe('2026-09-24T16:00:00.000Z');
    expect(dayInShanghai('2026-09-24T16:00:00.000Z')).toBe('2026-09-25');
    expect(dayEndingAt('2026-09-24T16:00:00.000Z')).toBe('2026-09-24');
    expect(atShanghai('2026-09-24', 9)).toBe('2026-09-24T01:00:00.000Z');
  });

  it('agrees with the time zone database for every instant', () => {
    fc.assert(fc.property(moment, (ms) => expect(dayInShanghai(new Date(ms).toISOString())).toBe(shanghai.format(ms))));
  });

  it('the end of a day is the inverse of the day that ends', () => {
    fc.assert(fc.property(day, (d) => expect(dayEndingAt(endOfDayShanghai(d))).toBe(d)));
  });

  it.each(['2026-09-24T16:00:00+08:00', '2026-09-24T16:00:00', '2026-09-24', '2026-13-01T00:00:00Z', ''])(
    'refuses «%s» as an instant',
    (instant) => expect(() => dayInShanghai(instant)).toThrow('calendar.instant.invalid'),
  );
});

describe('calendar arithmetic', () => {
  it.each([
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2100-02-28', 1, '2100-03-01'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-01-01', -1, '2025-12-31'],
  ])('%s + %i days = %s', (from, n, expected) => expect(addCalendarDays(from, n)).toBe(expected));

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-11-23', 3, '2027-02-23'],
    ['2026-08-31', 6, '2027-02-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-03-31', -1, '2026-02-28'],
  ])('%s + %i months = %s (art. 202)', (from, n, expected) => expect(addMonths(from, n)).toBe(expected));

  it('adding and counting days are inverse', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -2000, max: 2000 }), (d, n) => expect(calendarDaysBetween(d, addCalendarDays(d, n))).toBe(n)),
    );
  });

  it('knows weekends', () => {
    fc.assert(fc.property(day, (d) => expect(isWeekend(d)).toBe([0, 6].includes(new Date(`${d}T00:00:00Z`).getUTCDay()))));
  });

  it.each(['2026-02-29', '2026-02-30', '2026-13-01', '2026-1-1', '20260101', '2026-00-10', 'tomorrow', ''])(
    'refuses «%s» as a day',
    (bad) => expect(() => addCalendarDays(bad, 1)).toThrow('calendar.day.invalid'),
  );
  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %p days', (n) =>
    expect(() => addCalendarDays('2026-01-01', n)).toThrow('calendar.count.invalid'),
  );
});
