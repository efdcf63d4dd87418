import { CalendarHistory, differingDays } from './calendar-history.js';
import type { CalendarChange } from './calendar-history.js';
import { stateCouncilCalendar, stateCouncilDays } from './state-council.js';

const SHANGHAI = { province: '31', authority: 'office-a' };
const off = (n: number, scope: string | null, day: string, working = false): CalendarChange => ({
  id: `change-${n}`,
  inForceAt: `2026-11-0${n}T00:00:00.000Z`,
  kind: 'override',
  scope,
  days: [{ day, working }],
});
const history = (...changes: CalendarChange[]): CalendarHistory => new CalendarHistory(changes, stateCouncilDays());
const LATER = '2026-11-20T00:00:00.000Z';

describe('the calendar as it grew', () => {
  it('is the State Council’s until something changes it, under the same version', () => {
    expect(history().at(LATER, SHANGHAI).version).toBe(stateCouncilCalendar().version);
  });

  it('changes at the instant of the change, not before', () => {
    const grown = history(off(2, null, '2026-11-25'));
    expect(grown.at('2026-11-01T23:59:59.999Z', null).isWorkingDay('2026-11-25')).toBe(true);
    expect(grown.at('2026-11-02T00:00:00.000Z', null).isWorkingDay('2026-11-25')).toBe(false);
  });

  it('keeps a province’s decree to the province and an office’s to the office, the nearer one last', () => {
    const grown = history(off(1, null, '2026-11-24'), off(3, '31', '2026-11-25'), off(4, 'office-a', '2026-11-25', true));
    const works = (place: { province: string; authority: string | null } | null, day: string): boolean =>
      grown.at(LATER, place).isWorkingDay(day);
    expect([works(null, '2026-11-25'), works({ province: '32', authority: 'office-b' }, '2026-11-25')]).toEqual([true, true]);
    expect([works({ province: '31', authority: 'office-b' }, '2026-11-25'), works(SHANGHAI, '2026-11-25')]).toEqual([false, true]);
    expect([works(null, '2026-11-24'), works(SHANGHAI, '2026-11-24')]).toEqual([false, false]);
  });

  it('lets the later of two overlapping decrees win, in whatever order they are listed', () => {
    const [first, second] = [off(1, null, '2026-11-25'), off(2, null, '2026-11-25', true)];
    for (const grown of [history(first, second), history(second, first)])
      expect(grown.at(LATER, null).isWorkingDay('2026-11-25')).toBe(true);
  });

  it('finds a calendar of the past by its version, and none that it never made', () => {
    const grown = history(off(1, '31', '2026-11-25'), off(2, null, '2026-11-26'));
    const before = grown.at('2026-11-01T12:00:00.000Z', SHANGHAI);
    const again = history(off(1, '31', '2026-11-25'), off(2, null, '2026-11-26'));
    expect(again.find(before.version)?.isWorkingDay('2026-11-25')).toBe(false);
    expect(again.find(before.version)?.isWorkingDay('2026-11-26')).toBe(true);
    expect(again.find('nobody/2004-2026/000000000000')).toBeUndefined();
  });

  it('takes a later release’s days, but what people loaded stands before it', () => {
    const days = stateCouncilDays();
    const release: CalendarChange = { id: 'r', inForceAt: '2026-11-05T00:00:00.000Z', kind: 'base', days: { ...days, lastYear: 2027 } };
    const holidays = [{ name: '演示', from: '2027-03-01', to: '2027-03-01' }];
    const notice = { year: 2027, document: '演示', publishedOn: '2026-11-01', source: '演示', holidays, workingWeekends: [] };
    const loaded: CalendarChange = { id: 'n', inForceAt: '2026-11-03T00:00:00.000Z', kind: 'notice', notice };
    expect(history(release).at(LATER, null).isWorkingDay('2027-03-01')).toBe(true);
    expect(history(loaded, release).at(LATER, null).isWorkingDay('2027-03-01')).toBe(false);
  });

  it('names the days on which two calendars differ', () => {
    const [one, other] = [history().at(LATER, null), history(off(1, null, '2026-11-25')).at(LATER, null)];
    expect(differingDays(one, other, '2026-11-01', '2026-12-31')).toEqual(['2026-11-25']);
  });
});
