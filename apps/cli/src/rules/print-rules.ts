import type { KeptClock, PlannedRule, RuleChange, RulePlan, RuleVersion } from '@sandbar/workflow';

const whose = (authority: string | null): string => authority ?? '基线/baseline';
const days = (from: string, to: string | null): string => `${from}..${to ?? ''}`;

/** A version in force, before or after: code, whose, value, days, ground and its kind, and what it is called. */
export const versionLine = (row: RuleVersion): string =>
  [
    row.code,
    `v${row.version}`,
    whose(row.authority),
    `${row.value} ${row.unit}`,
    days(row.effectiveFrom, row.effectiveTo),
    `${row.basisKind}: ${row.basis.zh}`,
    row.verifiedBy ?? '未核实/not verified',
    row.title.zh,
  ].join('  ');

const plannedLine = ({ rule, version, before, beforeTo }: PlannedRule): string =>
  [
    `${rule.code} v${version}`,
    whose(rule.authority),
    `${before === null ? '—' : `${before.value} ${before.unit}`} -> ${rule.value} ${rule.unit}`,
    days(rule.effectiveFrom, rule.effectiveTo),
    ...(before === null ? [] : [`v${before.version} 至/to ${beforeTo}`]),
    ...(before === null || before.title.zh !== rule.title.zh ? [rule.title.zh] : []),
    `${rule.basisKind}: ${rule.basis.zh}`,
  ].join('  ');
const keptLine = ({ number, caseId, clock, by, due }: KeptClock): string =>
  by === null
    ? `${number ?? caseId}  ${clock}  未起算，按起算日的值计算/not begun: reckoned by the value in force when it does`
    : `${number ?? caseId}  ${clock}  不变/keeps ${by.code} v${by.version} ${by.value} ${by.unit}  ${due ?? '停/stopped'}`;

/** What a change would do, a line each: the versions that follow, and the open clocks that keep theirs. */
export const rulePlanLines = ({ rules, kept }: RulePlan): string[] => [...rules.map(plannedLine), ...kept.map(keptLine)];
export const rulePlanTotals = ({ rules, kept }: RulePlan): string =>
  `rules=${rules.length} clocks_kept=${kept.length} cases=${new Set(kept.map(({ caseId }) => caseId)).size}`;

const stateOf = ({ withdrawnAt, confirmedAt }: RuleChange): string =>
  withdrawnAt !== null ? '已撤回/withdrawn' : confirmedAt !== null ? '已确认/confirmed' : '待确认/to be confirmed';
export const ruleChangeLine = (change: RuleChange): string => {
  const rules = change.rules.map(({ code, authority, value, effectiveFrom }) => `${code} ${whose(authority)} ${value} ${effectiveFrom}`);
  return `${change.id}  ${rules.join(', ')}  ${stateOf(change)}`;
};
