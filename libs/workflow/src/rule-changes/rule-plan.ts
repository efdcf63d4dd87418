import type { RuleRef } from '@sandbar/calendar';
import type { CaseKind, Province } from '@sandbar/domain';
import type { CaseClocks, ClockScan } from '../ports/calendar.port.js';
import type { NewRule, RuleRows, RuleVersion } from '../ports/rule-changes.port.js';
import { newestOf } from './judge-rules.js';

/** A new version and the one it follows; null: there is none, the rule or the deviation is new. */
export interface PlannedRule {
  readonly rule: NewRule;
  readonly version: number;
  readonly before: RuleVersion | null;
  /** The last day of the version before, once this one is confirmed. */
  readonly beforeTo: string | null;
}
/** An open clock that the rule rules: it keeps the value by which it was reckoned. */
export interface KeptClock {
  readonly caseId: string;
  readonly kind: CaseKind;
  readonly number: string | null;
  readonly province: Province;
  readonly clock: string;
  /** What it goes by; null: it has not begun, and is reckoned by the value in force on the day when it does. */
  readonly by: Pick<RuleRef, 'code' | 'version' | 'value' | 'unit'> | null;
  readonly due: string | null;
}
/** What a change does, to the day on which it is asked. */
export interface RulePlan {
  readonly rules: readonly PlannedRule[];
  readonly kept: readonly KeptClock[];
}

const BATCH = 500;
const isOn = ({ effectiveFrom, effectiveTo }: RuleVersion, day: string): boolean =>
  effectiveFrom <= day && (effectiveTo === null || day <= effectiveTo);

/** The versions that a change makes. @param dayBefore the day before a day */
export function plannedRules(
  rules: readonly NewRule[],
  { versions }: RuleRows,
  dayBefore: (day: string) => string,
): readonly PlannedRule[] {
  return rules.map((rule) => {
    const before = newestOf(versions, rule.code, rule.authority) ?? null;
    const last = dayBefore(rule.effectiveFrom);
    const beforeTo = before === null ? null : before.effectiveTo !== null && before.effectiveTo < last ? before.effectiveTo : last;
    return { rule, version: (before?.version ?? 0) + 1, before, beforeTo };
  });
}

/** Goes through every open clock and lists those of the rules that change; writes nothing, and nothing of them moves. */
export async function keptClocks(scan: ClockScan, rules: readonly NewRule[], rows: RuleRows): Promise<readonly KeptClock[]> {
  const kept: KeptClock[] = [];
  const codes = new Set(rules.map(({ code }) => code));
  if (![...codes].some((code) => code.startsWith('clock.'))) return kept;
  for (let cursor: string | null = null; ;) {
    const cases: readonly CaseClocks[] = await scan.listOpen(cursor, BATCH);
    for (const one of cases) kept.push(...keptOf(one, rules, rows));
    if (cases.length < BATCH) return kept;
    cursor = cases.at(-1)!.caseId;
  }
}

function keptOf(
  { caseId, kind, number, header, deadlines }: CaseClocks,
  rules: readonly NewRule[],
  { offices, versions }: RuleRows,
): KeptClock[] {
  const lead = offices.find(({ id }) => id === header.leadAuthority)?.code ?? null;
  const concerns = ({ code, authority, effectiveFrom: day }: NewRule): boolean =>
    authority === null
      ? !versions.some((row) => row.code === code && row.authority === lead && lead !== null && isOn(row, day))
      : authority === lead;
  return deadlines.flatMap((row): KeptClock[] => {
    const by = row.reckoning === null ? [row.rule] : [row.reckoning.rule, ...row.reckoning.extensions.map(({ rule }) => rule)];
    const found = by.find((one) => rules.some((rule) => rule.code === (typeof one === 'string' ? one : one.code) && concerns(rule)));
    if (found === undefined) return [];
    const place = { caseId, kind, number, province: header.province, clock: row.name, due: row.reckoning?.dueDay ?? null };
    if (typeof found === 'string') return [{ ...place, by: null }];
    const { code, version, value, unit } = found;
    return [{ ...place, by: { code, version, value, unit } }];
  });
}
