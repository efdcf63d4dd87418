import { loadReference } from '../../../../seeds/reference/index.js';
import type { RuleRows } from '../ports/rule-changes.port.js';
import { firstDay, judgeRules } from './judge-rules.js';
import { readRuleFile } from './read-rule-file.js';
import { RULE_FAULTS } from './rule-faults.js';

const { rules: seeded, authorities } = loadReference();
const ROWS: RuleRows = { versions: seeded, offices: authorities };
const AT = '2026-11-28T02:00:00.000Z';
const BASIS = { zh: '演示：四省市商定', en: 'Demonstration: settled by the four' };
const REASON = { zh: '演示：县域公示须张贴', en: 'Demonstration: notices are posted in counties' };
/** Eight days of notice in the new year. */
const RULE = { code: 'clock.notice.published', authority: null, value: 8, basis: BASIS, basisKind: 'house', effectiveFrom: '2027-01-01' };
const ITEM = { ...RULE, code: 'checklist.intake.rural', value: 8, title: { zh: '乡镇张贴', en: 'Posted in towns' } };
const DEVIATION = { ...RULE, authority: 'pbc-anhui', reason: REASON };

const judgedBy = (versions: RuleRows['versions'], ...rules: unknown[]) => {
  const read = readRuleFile(JSON.parse(JSON.stringify({ rules })));
  return 'faults' in read ? read : judgeRules(read.rules, { ...ROWS, versions }, AT);
};
const judged = (...rules: unknown[]) => judgedBy(seeded, ...rules);
const faults = (...rules: unknown[]): string[] => {
  const found = judged(...rules);
  return 'faults' in found ? found.faults.map(({ pointer, code }) => `${pointer} ${code}`) : [];
};

describe('new versions of rules that are handed in', () => {
  it('are completed by what the table knows', () => {
    const known = seeded.find(({ code }) => code === RULE.code)!;
    expect(judged(RULE)).toEqual({
      rules: [{ ...RULE, title: known.title, unit: 'working-day', effectiveTo: null, verifiedBy: null, reason: null }],
    });
    expect(judged(ITEM)).toMatchObject({ rules: [{ unit: 'place', title: ITEM.title }] });
  });

  it.each<[string, Readonly<Record<string, unknown>>]>([
    ['a deviation with its reason', DEVIATION],
    ['a deviation for a time', { ...DEVIATION, effectiveTo: '2027-06-30' }],
    ['the next version of a deviation', { ...DEVIATION, authority: 'pbc-zhejiang', value: 9 }],
    ['an item that an office rewords', { ...DEVIATION, code: 'checklist.intake.form', value: 1, title: ITEM.title }],
    ['an item that an office takes off its list', { ...DEVIATION, code: 'checklist.intake.form', value: 0 }],
    ['an item of an office alone', { ...DEVIATION, ...ITEM, authority: 'pbc-anhui', value: 1.5 }],
    ['a value that somebody verified', { ...RULE, value: 5, verifiedBy: '演示：法律顾问' }],
    ['tomorrow', { ...RULE, effectiveFrom: '2026-11-29' }],
  ])('%s is taken', (_what, rule) => expect(faults(rule)).toEqual([]));

  it.each<[string, unknown, string]>([
    ['another rule', { ...RULE, code: 'clock.moon' }, '/rules/0/code unknown-code'],
    ['an item of no list', { ...ITEM, code: 'checklist.moon.dust' }, '/rules/0/code unknown-code'],
    ['an office that there is not', { ...DEVIATION, authority: 'moon.office' }, '/rules/0/authority unknown-office'],
    [
      'an office that is closed',
      { ...DEVIATION, authority: authorities.find(({ validTo }) => validTo !== null)!.code },
      '/rules/0/authority unknown-office',
    ],
    ['another unit', { ...RULE, unit: 'calendar-day' }, '/rules/0/unit other-unit'],
    ['a name that every object has', { ...RULE, code: 'constructor' }, '/rules/0/code unknown-code'],
    ['a code that no officer’s answer could name', { ...ITEM, code: `checklist.intake.${'x'.repeat(50)}` }, '/rules/0/code too-long'],
    ['words that no store keeps', { ...ITEM, title: { zh: 'a\u0000', en: 'a' } }, '/rules/0/title/zh text-broken'],
    ['half a character', { ...RULE, basis: { zh: 'a', en: '\ud800' } }, '/rules/0/basis/en text-broken'],
    ['a ground as long as a book', { ...RULE, basis: { zh: '长'.repeat(501), en: 'a' } }, '/rules/0/basis/zh text-too-long'],
    ['half a day', { ...RULE, value: 7.5 }, '/rules/0/value out-of-range'],
    ['no day at all', { ...RULE, value: 0 }, '/rules/0/value out-of-range'],
    ['a switch half on', { ...RULE, code: 'second-factor.head', value: 2 }, '/rules/0/value out-of-range'],
    ['an hour that the day has not', { ...RULE, code: 'digest.hour', value: 24 }, '/rules/0/value out-of-range'],
    ['a text for a number', { ...RULE, value: '8' }, '/rules/0/value not-a-number'],
    ['another name', { ...RULE, title: ITEM.title }, '/rules/0/title title-fixed'],
    ['a new item without words', { ...ITEM, title: null }, '/rules/0/title title-missing'],
    ['a long item', { ...ITEM, title: { zh: '长'.repeat(201), en: 'long' } }, '/rules/0/title too-long'],
    ['no ground', { ...RULE, basis: undefined }, '/rules/0/basis/zh missing'],
    ['a ground in one language', { ...RULE, basis: { zh: '依据' } }, '/rules/0/basis/en missing'],
    ['no kind of ground', { ...RULE, basisKind: 'custom' }, '/rules/0/basisKind not-one-of'],
    ['an analogy that reads as law', { ...RULE, basisKind: 'analogy' }, '/rules/0/basis analogy-unsaid'],
    ['no reason', { ...DEVIATION, reason: null }, '/rules/0/reason reason-missing'],
    ['a reason for the baseline', { ...RULE, reason: REASON }, '/rules/0/reason reason-of-baseline'],
    ['today', { ...RULE, effectiveFrom: '2026-11-28' }, '/rules/0/effectiveFrom too-early'],
    ['a day that there is not', { ...RULE, effectiveFrom: '2027-02-30' }, '/rules/0/effectiveFrom not-a-day'],
    ['an end of the baseline', { ...RULE, effectiveTo: '2027-06-30' }, '/rules/0/effectiveTo baseline-ends'],
    ['an end before the beginning', { ...DEVIATION, effectiveTo: '2026-12-31' }, '/rules/0/effectiveTo ends-before'],
    ['the baseline’s own value', { ...DEVIATION, value: 5 }, '/rules/0/value no-deviation'],
    ['another field', { ...RULE, version: 2 }, '/rules/0/version unknown-field'],
  ])('with %s are refused by the place', (_what, rule, expected) => {
    const found = faults(rule);
    expect(found[0]).toBe(expected);
    if (!expected.endsWith('missing')) expect(found).toHaveLength(1);
  });

  it('without a rule, with one twice, with no change, or before a version that is there, are refused', () => {
    expect(faults()).toEqual(['/rules no-rules']);
    expect(faults(RULE, { ...RULE, value: 9 })).toEqual(['/rules/1/code twice']);
    const { code, value, basis, basisKind } = seeded.find((row) => row.code === RULE.code)!;
    expect(faults({ ...RULE, code, value, basis, basisKind })).toEqual(['/rules/0/value changes-nothing']);
    const later = { ...seeded.find((row) => row.code === RULE.code)!, version: 2, effectiveFrom: '2027-01-01' };
    expect(judgedBy([...seeded, later], RULE)).toMatchObject({ faults: [{ code: 'before-another' }] });
  });

  it('of a checklist are no more than an officer’s answer holds', () => {
    const one = seeded.find(({ code }) => code === 'checklist.intake.form')!;
    const rest = 100 - seeded.filter(({ code }) => code.startsWith('checklist.intake.')).length;
    const versions = [...seeded, ...Array.from({ length: rest }, (_, i) => ({ ...one, code: `checklist.intake.x${i}` }))];
    expect(judgedBy(versions, ITEM)).toMatchObject({ faults: [{ pointer: '/rules/0/code', code: 'list-full' }] });
    expect(judgedBy(versions, ITEM, { ...ITEM, code: 'checklist.intake.x0', title: one.title, value: 0 })).toHaveProperty('rules');
    expect(faults(...Array.from({ length: 41 }, () => RULE))).toEqual(['/rules too-many']);
  });

  it('of an office may say what the baseline says today, where the baseline changes while they count', () => {
    const before = seeded.find((row) => row.code === RULE.code && row.authority === null)!;
    const versions = [
      ...seeded.map((row) => (row === before ? { ...row, effectiveTo: '2027-12-31' } : row)),
      { ...before, version: 2, value: 8, effectiveFrom: '2028-01-01' },
    ];
    expect(judgedBy(versions, { ...DEVIATION, value: 5 })).toHaveProperty('rules');
    expect(judgedBy(versions, { ...DEVIATION, value: 5, effectiveTo: '2027-06-30' })).toMatchObject({ faults: [{ code: 'no-deviation' }] });
  });

  it('count from a whole day on, which every process has heard of before it begins', () => {
    expect(firstDay('2026-11-28T02:00:00.000Z')).toBe('2026-11-29');
    expect(firstDay('2026-11-28T15:59:49.000Z')).toBe('2026-11-29');
    expect(firstDay('2026-11-28T15:59:51.000Z')).toBe('2026-11-30');
  });

  it('hear every fault at once, what is wrong and what would be right, in both languages', () => {
    const found = judged({ ...RULE, value: 0, effectiveFrom: '2020-01-01' });
    if (!('faults' in found)) throw new Error('taken');
    expect(found.faults.map(({ message }) => message)).toEqual([
      { zh: '应为 1 至 1000 的整数', en: 'must be a whole number from 1 to 1000' },
      { zh: expect.stringContaining('2026-11-29'), en: expect.stringContaining('2026-11-29') },
    ]);
    for (const { zh, en } of Object.values(RULE_FAULTS)) expect([/\p{Script=Han}/u.test(zh), en.length > 5]).toEqual([true, true]);
  });
});
