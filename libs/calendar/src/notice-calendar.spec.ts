import { addCalendarDays } from './day.js';
import { calendarFromJson, calendarFromNotices } from './notice-calendar.js';
import { stateCouncilCalendar, stateCouncilDays } from './state-council.js';
import { addWorkingDays, workingDaysBetween } from './working-days.js';
import type { YearNotice } from './year-notice.js';

/** The notice of 2025-11-04 for 2026, as announced (politics.gmw.cn/2025-11/04/content_38391083.htm). */
const notice2026: YearNotice = {
  year: 2026,
  document: '国务院办公厅关于2026年部分节假日安排的通知',
  publishedOn: '2025-11-04',
  source: 'https://politics.gmw.cn/2025-11/04/content_38391083.htm',
  holidays: [
    { name: '元旦', from: '2026-01-01', to: '2026-01-03' },
    { name: '春节', from: '2026-02-15', to: '2026-02-23' },
    { name: '清明', from: '2026-04-04', to: '2026-04-06' },
    { name: '劳动节', from: '2026-05-01', to: '2026-05-05' },
    { name: '端午', from: '2026-06-19', to: '2026-06-21' },
    { name: '中秋', from: '2026-09-25', to: '2026-09-27' },
    { name: '国庆', from: '2026-10-01', to: '2026-10-07' },
  ],
  workingWeekends: ['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10'],
};
/** Invented: only the shape of a notice for a year that nobody has announced. */
const invented2027: YearNotice = {
  year: 2027,
  document: '演示通知',
  publishedOn: '2026-11-30',
  source: '演示',
  holidays: [
    { name: '元旦', from: '2026-12-31', to: '2027-01-02' },
    { name: '春节', from: '2027-02-05', to: '2027-02-11' },
  ],
  workingWeekends: ['2027-02-14'],
};

describe('a calendar from notices', () => {
  it('the notice for 2026 agrees with the package on all 365 days', () => {
    const [ours, theirs] = [calendarFromNotices([notice2026]), stateCouncilCalendar()];
    const differing: string[] = [];
    for (let day = '2026-01-01'; day < '2027-01-01'; day = addCalendarDays(day, 1))
      if (ours.isWorkingDay(day) !== theirs.isWorkingDay(day)) differing.push(day);
    expect(differing).toEqual([]);
    expect(workingDaysBetween(ours, '2025-12-31', '2026-12-31')).toBe(248);
  });

  it('replacing a year of the base by its own notice changes no day of it', () => {
    const laid = calendarFromNotices([notice2026], [], stateCouncilDays());
    expect(laid.version.split('/').at(-1)).toBe(stateCouncilCalendar().version.split('/').at(-1));
  });

  it('a new year settles what was provisional, the end of the year before it too', () => {
    const laid = calendarFromNotices([invented2027], [], stateCouncilDays());
    expect([laid.firstYear, laid.lastYear]).toEqual([2004, 2027]);
    expect([laid.isKnown('2026-12-31'), laid.isKnown('2027-12-28'), laid.isKnown('2027-12-29')]).toEqual([true, true, false]);
    expect([laid.isWorkingDay('2026-12-31'), laid.isWorkingDay('2027-02-14'), laid.isWorkingDay('2027-02-11')]).toEqual([
      false,
      true,
      false,
    ]);
    expect(addWorkingDays(laid, '2026-12-30', 1)).toBe('2027-01-04');
    expect(laid.isWorkingDay('2018-12-31')).toBe(false);
  });

  it('replacing a year leaves its last days of December to the notice of the next', () => {
    const notice2018 = { ...invented2027, year: 2018, holidays: [], workingWeekends: [] };
    const laid = calendarFromNotices([notice2018], [], stateCouncilDays());
    expect([laid.isWorkingDay('2018-10-01'), laid.isWorkingDay('2018-12-29'), laid.isWorkingDay('2018-12-31')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('a decree moves a day and names another version (as on 2020-01-27)', () => {
    const before = stateCouncilCalendar();
    const after = calendarFromNotices([], [{ day: '2026-11-24', working: false }], stateCouncilDays());
    expect(addWorkingDays(before, '2026-11-23', 1)).toBe('2026-11-24');
    expect(addWorkingDays(after, '2026-11-23', 1)).toBe('2026-11-25');
    expect(after.version).not.toBe(before.version);
  });

  it('the last override of a day wins, and a working Sunday can be decreed', () => {
    const row = (working: boolean) => ({ day: '2026-11-29', working });
    expect(calendarFromNotices([notice2026], [row(false), row(true)]).isWorkingDay('2026-11-29')).toBe(true);
    expect(calendarFromNotices([notice2026], [row(true), row(false)]).isWorkingDay('2026-11-29')).toBe(false);
  });

  it.each<[string, () => unknown, string]>([
    [
      'a gap between years',
      () => calendarFromNotices([{ ...invented2027, year: 2028, holidays: [], workingWeekends: [] }], [], stateCouncilDays()),
      'calendar.years.not-contiguous',
    ],
    ['no notice at all', () => calendarFromNotices([]), 'calendar.years.not-contiguous'],
    ['a day of another year', () => calendarFromNotices([{ ...notice2026, workingWeekends: ['2027-01-02'] }]), 'outside the year'],
    ['a worked weekday', () => calendarFromNotices([{ ...notice2026, workingWeekends: ['2026-03-02'] }]), 'not a Saturday or Sunday'],
    ['a day both worked and off', () => calendarFromNotices([{ ...notice2026, workingWeekends: ['2026-10-03'] }]), 'both worked and off'],
    [
      'a holiday that ends before it begins',
      () => calendarFromNotices([{ ...notice2026, holidays: [{ name: 'x', from: '2026-10-07', to: '2026-10-01' }] }]),
      'ends before',
    ],
    ['an override that is no day', () => calendarFromNotices([notice2026], [{ day: '2026-02-30', working: true }]), 'calendar.day.invalid'],
  ])('refuses %s', (_, build, message) => expect(build).toThrow(message));
});

describe('a calendar from JSON', () => {
  it('reads notices and overrides that went through JSON', () => {
    const json = JSON.parse(
      JSON.stringify({ notices: [notice2026], overrides: [{ day: '2026-11-24', working: false, basis: '演示', decidedOn: '2026-11-23' }] }),
    );
    expect(calendarFromJson(json).isWorkingDay('2026-11-24')).toBe(false);
  });

  it.each<[unknown, string]>([
    [{ notices: {} }, '"/notices"'],
    [{ notices: [null] }, '"/notices/0"'],
    [{ notices: [{ ...notice2026, year: '2026' }] }, '"/notices/0/year"'],
    [{ notices: [{ ...notice2026, extra: 1 }] }, '"/notices/0/extra"'],
    [{ notices: [{ ...notice2026, holidays: [{ name: '元旦', from: '2026-1-1', to: '2026-01-03' }] }] }, '"/notices/0/holidays/0/from"'],
    [{ notices: [{ ...notice2026, workingWeekends: [20260104] }] }, '"/notices/0/workingWeekends/0"'],
    [
      { notices: [notice2026], overrides: [{ day: '2026-11-24', working: 'no', basis: 'x', decidedOn: '2026-11-23' }] },
      '"/overrides/0/working"',
    ],
    [
      { notices: [notice2026], overrides: [{ day: '2026-11-24', working: false, basis: ' ', decidedOn: '2026-11-23' }] },
      '"/overrides/0/basis"',
    ],
  ])('names the place of the fault (%#)', (json, pointer) => expect(() => calendarFromJson(json as { notices: unknown })).toThrow(pointer));
});
