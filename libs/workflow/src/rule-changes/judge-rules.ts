import { addCalendarDays, dayInShanghai } from '@sandbar/calendar';
import { BOUNDS } from '@sandbar/contracts';
import { CHECKLISTS, checklistPrefix } from '@sandbar/domain';
import type { Bilingual } from '@sandbar/domain';
import { hashJson } from '@sandbar/hash';
import type { NewRule, RuleRows, RuleVersion } from '../ports/rule-changes.port.js';
import type { HandedRule } from './read-rule-file.js';
import type { RuleFault, RuleFaultCode } from './rule-faults.js';
import { ruleFault } from './rule-faults.js';
import { valueWanted } from './rule-values-allowed.js';

/** Longer than a process keeps its copy of the table: every process has read a rule before its first day begins. */
const LEAD_MS = 10_000;

/** The first day from which a rule confirmed at the instant can count: the next whole one. */
export const firstDay = (at: string): string => addCalendarDays(dayInShanghai(new Date(Date.parse(at) + LEAD_MS).toISOString()), 1);

/** The newest version of a rule of an authority, or of the baseline. */
export const newestOf = (versions: readonly RuleVersion[], code: string, authority: string | null): RuleVersion | undefined =>
  versions
    .filter((row) => row.code === code && row.authority === authority)
    .reduce<RuleVersion | undefined>((best, row) => (best === undefined || row.version > best.version ? row : best), undefined);

/**
 * Whether the rule table, as it stands, takes new versions; completed by what it knows of each rule. A version never reaches back, never overwrites one, and an
 * authority deviates only with a reason.
 * @param at the instant of the confirmation, at the earliest
 */
export function judgeRules(
  handed: readonly HandedRule[],
  rows: RuleRows,
  at: string,
): { readonly rules: readonly NewRule[] } | { readonly faults: readonly RuleFault[] } {
  const faults: RuleFault[] = [];
  const rules = handed.map((rule, i) => {
    const twice = handed.slice(0, i).some((other) => other.code === rule.code && other.authority === rule.authority);
    if (twice) faults.push(ruleFault(`/rules/${i}/code`, 'twice'));
    return judgeRule(rule, rows, at, (field, code, right) => void faults.push(ruleFault(`/rules/${i}/${field}`, code, right)));
  });
  for (const name of CHECKLISTS) {
    const last = rules.findLastIndex(({ code }) => code.startsWith(checklistPrefix(name)));
    if (last >= 0 && itemsOf(checklistPrefix(name), rules, rows.versions) > BOUNDS.items)
      faults.push(ruleFault(`/rules/${last}/code`, 'list-full', String(BOUNDS.items)));
  }
  return faults.length > 0 ? { faults } : { rules };
}

/** The items of a checklist that are on somebody's list once the rules count. */
function itemsOf(prefix: string, rules: readonly NewRule[], versions: readonly RuleVersion[]): number {
  const standing = new Map<string, NewRule>();
  for (const row of [...versions].sort((a, b) => a.version - b.version).concat(rules.map((rule) => ({ ...rule, version: Infinity }))))
    if (row.code.startsWith(prefix)) standing.set(`${row.code} ${row.authority}`, row);
  return new Set([...standing.values()].filter(({ value }) => value > 0).map(({ code }) => code)).size;
}

type Say = (field: string, code: RuleFaultCode, right?: Parameters<typeof ruleFault>[2]) => void;

function judgeRule(rule: HandedRule, { versions, offices }: RuleRows, at: string, say: Say): NewRule {
  const { code, authority } = rule;
  const baseline = newestOf(versions, code, null);
  const before = newestOf(versions, code, authority);
  const known = before ?? baseline ?? versions.find((row) => row.code === code);
  const isItem = CHECKLISTS.some((name) => code.startsWith(checklistPrefix(name)));
  const unit = known?.unit ?? 'place';
  if (known === undefined && !(isItem && NEW_ITEM.test(code))) say('code', 'unknown-code');
  if (code.length > BOUNDS.code) say('code', 'too-long', String(BOUNDS.code));
  if (rule.unit !== null && rule.unit !== unit) say('unit', 'other-unit', unit);
  const wanted = valueWanted(code, unit, rule.value);
  if (wanted !== undefined) say('value', 'out-of-range', wanted);
  const title = rule.title ?? known?.title;
  judgeTitle(title, known, isItem, say);
  if (rule.basisKind === 'analogy' && !(rule.basis.zh.includes('非直接适用') && rule.basis.en.includes('does not apply directly')))
    say('basis', 'analogy-unsaid');
  const office = offices.find((one) => one.code === authority);
  const from = rule.effectiveFrom;
  const inOffice = office !== undefined && (office.validFrom ?? from) <= from && from <= (office.validTo ?? from);
  if (authority !== null && !inOffice) say('authority', 'unknown-office');
  if (authority !== null && rule.reason === null) say('reason', 'reason-missing');
  if (authority === null && rule.reason !== null) say('reason', 'reason-of-baseline');
  judgeDays(rule, before, at, say);
  const whole: NewRule = { ...rule, unit, title: title ?? { zh: '', en: '' } };
  if (before !== undefined && same(contentOf(whole), contentOf(before))) say('value', 'changes-nothing');
  else if (authority !== null && before === undefined && baseline !== undefined && isBaseline(whole, versions))
    say('value', 'no-deviation');
  return whole;
}

function judgeTitle(title: Bilingual | undefined, known: RuleVersion | undefined, isItem: boolean, say: Say): void {
  if (!isItem) {
    if (known !== undefined && !same(title, known.title)) say('title', 'title-fixed');
  } else if (title === undefined) say('title', 'title-missing');
  else if (Math.max(title.zh.length, title.en.length) > BOUNDS.title) say('title', 'too-long', String(BOUNDS.title));
}

function judgeDays(
  { authority, effectiveFrom: from, effectiveTo: to }: HandedRule,
  before: RuleVersion | undefined,
  at: string,
  say: Say,
): void {
  const first = firstDay(at);
  if (from < first) say('effectiveFrom', 'too-early', first);
  else if (before !== undefined && from <= before.effectiveFrom) say('effectiveFrom', 'before-another', before.effectiveFrom);
  if (to === null) return;
  if (authority === null) say('effectiveTo', 'baseline-ends');
  else if (to < from) say('effectiveTo', 'ends-before');
}

/** Whether a row of an authority says what the baseline says on each of its days. */
function isBaseline({ code, value, title, effectiveFrom: from, effectiveTo: to }: NewRule, versions: readonly RuleVersion[]): boolean {
  const meanwhile = versions.filter((row) => row.code === code && row.authority === null && overlaps(row, from, to));
  return meanwhile.length > 0 && meanwhile.every((row) => row.value === value && same(row.title, title));
}

const overlaps = (row: NewRule, from: string, to: string | null): boolean =>
  (to === null || row.effectiveFrom <= to) && (row.effectiveTo === null || from <= row.effectiveTo);
const NEW_ITEM = /^checklist\.[a-z]+\.[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const same = (a: unknown, b: unknown): boolean => hashJson(a) === hashJson(b);
/** What a version says, but for the days and its number. */
const contentOf = ({ title, value, basis, basisKind, verifiedBy, reason, effectiveTo }: NewRule): unknown => ({
  ...{ title, value, basis, basisKind, verifiedBy, reason, effectiveTo },
});
