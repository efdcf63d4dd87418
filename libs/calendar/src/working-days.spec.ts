import fc from 'fast-check';
import { addCalendarDays } from './day.js';
import { stateCouncilCalendar } from './state-council.js';
import { missingYear } from './working-calendar.js';
import { addWorkingDays, rollToWorkingDay, workingDaysBetween } from './working-days.js';

const calendar = stateCouncilCalendar();
const day = fc.integer({ min: Date.UTC(2004, 0, 1), max: Date.UTC(2026, 5, 30) }).map((ms) => new Date(ms).toISOString().slice(0, 10));
const count = fc.integer({ min: 0, max: 120 });

describe('the State Council calendar', () => {
  it('knows 2004 to 2026 and says so', () => {
    expect([calendar.firstYear, calendar.lastYear]).toEqual([2004, 2026]);
    expect(calendar.version).toMatch(/^state-council\/2004-2026\/[0-9a-f]{12}$/);
  });

  it('has 248 working days in 2026', () => expect(workingDaysBetween(calendar, '2025-12-31', '2026-12-31')).toBe(248));

  it.each([
    ['2026-02-14', true],
    ['2026-02-28', true],
    ['2026-09-20', true],
    ['2026-10-10', true],
    ['2026-02-23', false],
    ['2026-10-07', false],
    ['2020-01-31', false],
    ['2020-02-01', false],
    ['2018-12-31', false],
    ['2018-12-29', true],
  ])('%s is a working day: %s', (d, works) => expect(calendar.isWorkingDay(d)).toBe(works));

  it.each([
    ['2003-12-31', 2003],
    ['2004-01-01', null],
    ['2026-12-28', null],
    ['2026-12-29', 2027],
    ['2026-12-31', 2027],
    ['2027-01-01', 2027],
    ['2028-06-01', 2028],
  ])('the notice missing for %s is that of %p', (d, year) => {
    expect(missingYear(calendar, d)).toBe(year);
    expect(calendar.isKnown(d)).toBe(year === null);
  });

  it('no notice since 2004 moved an earlier December day than the 29th', () => {
    const moved: string[] = [];
    for (let year = 2004; year <= 2025; year += 1)
      for (let d = `${year}-12-01`; d < `${year + 1}-01-01`; d = addCalendarDays(d, 1))
        if (calendar.isWorkingDay(d) === [0, 6].includes(new Date(`${d}T00:00:00Z`).getUTCDay())) moved.push(d);
    expect(moved).toEqual(['2006-12-30', '2006-12-31', '2007-12-29', '2007-12-31', '2011-12-31', '2018-12-29', '2018-12-31']);
  });

  it('past its years it guesses: weekends and the holidays that the law fixes', () => {
    expect(['2027-01-01', '2027-01-02', '2027-01-04', '2027-05-03', '2027-10-04'].map((d) => calendar.isWorkingDay(d))).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });
});

describe('working-day arithmetic', () => {
  it.each([
    ['2026-09-18', 5, '2026-09-24'],
    ['2026-02-12', 7, '2026-02-28'],
    ['2026-09-29', 5, '2026-10-12'],
    ['2025-12-30', 2, '2026-01-04'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2024-02-29', 1, '2024-03-01'],
    ['2026-09-18', 0, '2026-09-18'],
    ['2026-09-24', -5, '2026-09-18'],
    ['2026-10-08', -1, '2026-09-30'],
  ])('%s + %i working days = %s', (from, n, expected) => expect(addWorkingDays(calendar, from, n)).toBe(expected));

  it.each([
    ['2026-09-18', '2026-09-24', 5],
    ['2026-02-12', '2026-02-28', 7],
    ['2026-09-29', '2026-10-12', 5],
    ['2026-09-30', '2026-10-07', 0],
    ['2026-10-12', '2026-09-29', -5],
  ])('between %s and %s lie %i', (a, b, expected) => expect(workingDaysBetween(calendar, a, b)).toBe(expected));

  it.each([
    ['2026-10-01', '2026-10-08'],
    ['2026-02-14', '2026-02-14'],
    ['2026-09-19', '2026-09-20'],
    ['2026-11-21', '2026-11-23'],
  ])('%s rolls to %s (art. 203)', (from, to) => expect(rollToWorkingDay(calendar, from)).toBe(to));

  it('adding and counting are inverse', () => {
    fc.assert(fc.property(day, count, (d, n) => expect(workingDaysBetween(calendar, d, addWorkingDays(calendar, d, n))).toBe(n)));
  });
  it('from a working day, walking back is the inverse of walking on', () => {
    fc.assert(
      fc.property(day, count, (d, n) => {
        const from = rollToWorkingDay(calendar, d);
        expect(addWorkingDays(calendar, addWorkingDays(calendar, from, n), -n)).toBe(from);
      }),
    );
  });
  it('a later day or a higher count never gives an earlier result, and the result is a working day', () => {
    fc.assert(
      fc.property(day, count, fc.integer({ min: 0, max: 30 }), (d, n, more) => {
        const due = addWorkingDays(calendar, d, n + 1);
        expect(calendar.isWorkingDay(due)).toBe(true);
        expect(addWorkingDays(calendar, d, n + 1 + more) >= due).toBe(true);
        expect(addWorkingDays(calendar, addCalendarDays(d, more), n + 1) >= due).toBe(true);
      }),
    );
  });
  it('counts add up over any day in the middle', () => {
    fc.assert(
      fc.property(day, count, count, (d, i, j) => {
        const [b, c] = [addCalendarDays(d, i), addCalendarDays(d, i + j)];
        expect(workingDaysBetween(calendar, d, b) + workingDaysBetween(calendar, b, c)).toBe(workingDaysBetween(calendar, d, c));
      }),
    );
  });
  it.each([1.5, Number.NaN, 200_000])('refuses a count of %p', (n) =>
    expect(() => addWorkingDays(calendar, '2026-01-05', n)).toThrow('calendar.count.invalid'),
  );
});
