import { FaultReader } from '@sandbar/calendar';
import type { Bilingual } from '@sandbar/domain';
import type { NewRule } from '../ports/rule-changes.port.js';
import type { RuleFault } from './rule-faults.js';
import { ruleFault } from './rule-faults.js';

/** A rule as a file has it: what the table knows already may be left out. */
export interface HandedRule extends Omit<NewRule, 'title' | 'unit'> {
  readonly title: Bilingual | null;
  readonly unit: string | null;
}

const KINDS = ['law', 'standard', 'analogy', 'house'] as const;
const FIELDS = [
  'code',
  'authority',
  'title',
  'value',
  'unit',
  'basis',
  'basisKind',
  'effectiveFrom',
  'effectiveTo',
  'verifiedBy',
  'reason',
];
const absent = (value: unknown): boolean => value === undefined || value === null;

/**
 * Reads a file `{rules: [{code, authority, value, basis: {zh, en}, basisKind, effectiveFrom, …}]}` that nobody has checked, and says everything that is wrong with its
 * form, each with its place. Whether the table can take it is `judgeRules`.
 */
export function readRuleFile(value: unknown): { readonly rules: readonly HandedRule[] } | { readonly faults: readonly RuleFault[] } {
  const reader = new FaultReader();
  const file = reader.row(value, '', ['rules']);
  const own: RuleFault[] = [];
  const rules = reader.list(file['rules'], '/rules').map((one, i) => readRule(reader, own, one, `/rules/${i}`));
  if (reader.faults.length + own.length === 0 && rules.length === 0) own.push(ruleFault('/rules', 'no-rules'));
  const faults = [...reader.faults, ...own];
  return faults.length > 0 ? { faults } : { rules };
}

function readRule(reader: FaultReader, own: RuleFault[], value: unknown, at: string): HandedRule {
  const row = reader.row(value, at, FIELDS);
  const optionalText = (name: string): string | null => (absent(row[name]) ? null : reader.text(row, `${at}/${name}`));
  const optionalDay = (name: string): string | null => (absent(row[name]) ? null : reader.day(row[name], `${at}/${name}`));
  const optionalWords = (name: string): Bilingual | null => (absent(row[name]) ? null : words(reader, row[name], `${at}/${name}`));
  const amount = row['value'];
  if (typeof amount !== 'number' || !Number.isFinite(amount)) own.push(ruleFault(`${at}/value`, 'not-a-number'));
  return {
    code: reader.text(row, `${at}/code`),
    authority: optionalText('authority'),
    title: optionalWords('title'),
    value: Number(amount),
    unit: optionalText('unit'),
    basis: words(reader, row['basis'] ?? {}, `${at}/basis`),
    basisKind: reader.oneOf(row, `${at}/basisKind`, KINDS),
    effectiveFrom: reader.day(row['effectiveFrom'], `${at}/effectiveFrom`),
    effectiveTo: optionalDay('effectiveTo'),
    verifiedBy: optionalText('verifiedBy'),
    reason: optionalWords('reason'),
  };
}

function words(reader: FaultReader, value: unknown, at: string): Bilingual {
  const row = reader.row(value, at, ['zh', 'en']);
  return { zh: reader.text(row, `${at}/zh`), en: reader.text(row, `${at}/en`) };
}
