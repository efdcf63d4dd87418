import fc from 'fast-check';
import { dayInShanghai, instantOf } from './day.js';
import { stateCouncilCalendar } from './state-council.js';
import type { Court, Holding } from './time-held.js';
import { timeHeld } from './time-held.js';
import { workingDaysBetween } from './working-days.js';

const calendar = stateCouncilCalendar();
const at = (day: string, time = '10:00'): string => new Date(`${day}T${time}:00+08:00`).toISOString();
const held = (from: string, to: string | null, court: Court): Holding => ({ from: at(from), to: to && at(to), court });

describe('whose court a case was in', () => {
  it('counts authority and firm apart; the day of a handover is the giver’s', () => {
    const { workingDays, total, provisional } = timeHeld(
      [held('2026-11-02', '2026-11-04', 'authority'), held('2026-11-04', '2026-11-09', 'firm'), held('2026-11-09', null, 'authority')],
      calendar,
      at('2026-11-12'),
    );
    expect(workingDays).toEqual({ authority: 5, firm: 3, experts: 0, peers: 0, public: 0, none: 0 });
    expect([total, provisional]).toEqual([8, false]);
  });

  it('counts no holiday against anybody', () => {
    expect(timeHeld([held('2026-09-30', '2026-10-08', 'authority')], calendar, at('2026-10-08')).workingDays.authority).toBe(1);
  });

  it('says when a day was a guess', () =>
    expect(timeHeld([held('2026-12-24', null, 'firm')], calendar, at('2027-01-05')).provisional).toBe(true));

  it('loses no day and counts none twice', () => {
    const court = fc.constantFrom<Court>('firm', 'authority', 'experts', 'peers', 'public', 'none');
    const hours = fc.array(fc.tuple(fc.integer({ min: 0, max: 500 }), court), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(fc.integer({ min: Date.UTC(2010, 0, 1), max: Date.UTC(2024, 0, 1) }), hours, (start, rows) => {
        let ms = start;
        const holdings = rows.map(([long, c]): Holding => ({ from: instantOf(ms), to: instantOf((ms += long * 3_600_000)), court: c }));
        const { total } = timeHeld(holdings, calendar, instantOf(ms));
        expect(total).toBe(workingDaysBetween(calendar, dayInShanghai(instantOf(start)), dayInShanghai(instantOf(ms))));
      }),
    );
  });

  it.each<[string, Holding[]]>([
    ['an end before the beginning', [held('2026-11-04', '2026-11-02', 'firm')]],
    ['an overlap', [held('2026-11-02', '2026-11-05', 'firm'), held('2026-11-04', '2026-11-06', 'authority')]],
    ['something after an open end', [held('2026-11-02', null, 'firm'), held('2026-11-04', '2026-11-06', 'authority')]],
  ])('refuses %s', (_, holdings) => expect(() => timeHeld(holdings, calendar, at('2026-11-12'))).toThrow('clock.intervals.out-of-order'));
});
