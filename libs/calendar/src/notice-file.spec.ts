import { INVENTED_2027, inventedDecree } from '../../../test/fixtures/invented-notice.js';
import { readNoticeFile } from './notice-file.js';
import { CHANGE_FAULTS } from './notice-faults.js';
import { readOverrideFile } from './override-file.js';

const TODAY = '2026-11-28';
const faults = (value: unknown): string[] => {
  const read = readNoticeFile(value, TODAY);
  return 'faults' in read ? read.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};
const without = (name: string) => ({ ...INVENTED_2027, holidays: INVENTED_2027.holidays.filter((one) => one.name !== name) });

describe('a notice that is handed in', () => {
  it('is read whole when it is right', () => {
    const read = readNoticeFile(JSON.parse(JSON.stringify(INVENTED_2027)), TODAY);
    if ('faults' in read) throw new Error(JSON.stringify(read.faults));
    expect(read.file.number).toBe(INVENTED_2027.number);
    expect(read.file.notice).toMatchObject({
      year: 2027,
      document: INVENTED_2027.document,
      workingWeekends: INVENTED_2027.workingWeekends,
    });
  });

  it('may join two holidays and begin in the last days of the year before', () => {
    const rest = INVENTED_2027.holidays.filter(({ name }) => !['元旦', '中秋节', '国庆节'].includes(name));
    const joint = [
      { name: '元旦', from: '2026-12-31', to: '2027-01-02' },
      { name: '国庆节、中秋节', from: '2027-10-01', to: '2027-10-08' },
    ];
    expect(faults({ ...INVENTED_2027, holidays: [...rest, ...joint] })).toEqual([]);
  });

  it.each<[string, unknown, string[]]>([
    ['nothing', null, ['', '/year', '/number', '/document', '/publishedOn', '/source', '/holidays', '/workingWeekends']],
    ['a list', [], ['', '/year']],
    ['another field', { ...INVENTED_2027, note: 1 }, ['/note unknown-field']],
    ['no address', { ...INVENTED_2027, source: 'gov.cn' }, ['/source not-an-address']],
    ['tomorrow', { ...INVENTED_2027, publishedOn: '2026-11-29' }, ['/publishedOn not-yet']],
    ['a day there is not', { ...INVENTED_2027, workingWeekends: ['2027-02-30'] }, ['/workingWeekends/0 not-a-day']],
    ['a worked weekday', { ...INVENTED_2027, workingWeekends: ['2027-03-01'] }, ['/workingWeekends/0 not-a-weekend']],
    ['a day of another year', { ...INVENTED_2027, workingWeekends: ['2028-01-08'] }, ['/workingWeekends/0 other-year']],
    ['a day worked and off', { ...INVENTED_2027, workingWeekends: ['2027-10-03'] }, ['/workingWeekends/0 worked-and-off']],
    ['a day twice', { ...INVENTED_2027, workingWeekends: ['2027-01-09', '2027-01-09'] }, ['/workingWeekends/1 twice']],
    ['a holiday less', without('端午节'), ['/holidays holiday-missing']],
    [
      'a holiday by law that is worked',
      { ...without('元旦'), holidays: [...without('元旦').holidays, { name: '元旦', from: '2027-01-02', to: '2027-01-03' }] },
      ['/holidays law-day-worked'],
    ],
    [
      'two at once',
      { ...INVENTED_2027, holidays: [...INVENTED_2027.holidays, { name: '演示节', from: '2027-10-05', to: '2027-10-08' }] },
      ['/holidays/7 overlaps'],
    ],
  ])('with %s is refused by the place', (_what, value, expected) => {
    const found = faults(value);
    for (const one of expected) expect(found.some((fault) => fault.startsWith(one))).toBe(true);
    if (expected.length === 1) expect(found).toHaveLength(1);
  });

  it('hears every fault at once, in both languages', () => {
    const read = readNoticeFile({ ...INVENTED_2027, year: '2027', source: '', workingWeekends: [20270109] }, TODAY);
    if (!('faults' in read)) throw new Error('accepted');
    expect(read.faults.map(({ pointer }) => pointer)).toEqual(['/year', '/source', '/workingWeekends/0']);
    for (const { zh, en } of Object.values(CHANGE_FAULTS)) expect([/\p{Script=Han}/u.test(zh), en.length > 5]).toEqual([true, true]);
  });
});

describe('a decree that is handed in', () => {
  const read = (more: Readonly<Record<string, unknown>>) => readOverrideFile({ ...inventedDecree('2026-12-07', false), ...more }, TODAY);
  it('names every day of its span', () => {
    const found = read({ to: '2026-12-09', scope: '31' });
    expect(found).toMatchObject({
      file: { scope: '31', effectiveAt: null, days: ['07', '08', '09'].map((day) => ({ day: `2026-12-${day}`, working: false })) },
    });
  });
  it.each([
    [{ to: '2026-12-01' }, '/to ends-before'],
    [{ to: '2027-12-01' }, '/to too-many-days'],
    [{ working: 'no' }, '/working not-true-or-false'],
    [{ reason: 'whim' }, '/reason not-one-of'],
    [{ url: 'javascript:alert(1)' }, '/url not-an-address'],
    [{ number: '' }, '/number missing'],
    [{ effectiveAt: '2027-01-01' }, '/effectiveAt not-an-instant'],
    [{ constructor: 1 }, '/constructor unknown-field'],
  ])('%j is refused by the place', (more, expected) => {
    const found = read(more);
    expect('faults' in found ? found.faults.map(({ pointer, code }) => `${pointer} ${code}`) : []).toEqual([expected]);
  });
});
