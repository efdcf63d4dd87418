import type { Bilingual, Province } from '../kernel/index.js';

/** What the matrix needs to know of a plan; null: the declaration does not say. */
export interface PlanFacts {
  readonly serviceArea: readonly Province[];
  readonly caps: {
    readonly users: number | null;
    /** Yuan. */
    readonly amountPerUser: number | null;
    readonly amountTotal: number | null;
  };
  /** Codes of the technologies used; null: not stated. */
  readonly technologies: readonly string[] | null;
  readonly hasRetailInvestment: boolean | null;
  /** Days YYYY-MM-DD. */
  readonly plannedStart: string | null;
  readonly plannedEnd: string | null;
  readonly forecastRegistration: string | null;
  /** Working days of public notice that the plan leaves. */
  readonly noticeDays: number | null;
  readonly licensedParties: number | null;
}

/** A row of the rule table as it is in force; `province` null is the Delta baseline. */
export interface PlanRuleRow {
  readonly code: string;
  readonly province: Province | null;
  readonly value: number;
  readonly basis: string;
}

export type Verdict = 'meets' | 'breaks' | 'unknown';
export interface ConflictCell {
  readonly province: Province;
  readonly rule: string;
  readonly title: Bilingual;
  readonly compare: 'maximum' | 'minimum' | 'permitted';
  readonly required: number;
  readonly planned: number | null;
  readonly verdict: Verdict;
  /** False: the province follows the Delta baseline. */
  readonly deviates: boolean;
  readonly basis: string;
}

interface PlanRule {
  readonly title: Bilingual;
  readonly compare: ConflictCell['compare'];
  /** What the plan says on it; null: nothing. For `permitted`, 1 when the plan needs the permission. */
  readonly planned: (plan: PlanFacts) => number | null;
}

const DAY_MS = 86_400_000;
const daysBetween = (from: string | null, to: string | null): number | null =>
  from === null || to === null ? null : Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
const flag = (value: boolean | null): number | null => (value === null ? null : Number(value));

/** The rules a plan is held against. Values are rows of the rule table; a rule without a row in force makes no cell. */
export const PLAN_RULES: Readonly<Record<string, PlanRule>> = {
  'plan.users.maximum': { title: { zh: '服务用户数上限', en: 'Most users' }, compare: 'maximum', planned: ({ caps }) => caps.users },
  'plan.amount.user.maximum': {
    title: { zh: '单一用户金额上限（元）', en: 'Most yuan a user' },
    compare: 'maximum',
    planned: ({ caps }) => caps.amountPerUser,
  },
  'plan.amount.total.maximum': {
    title: { zh: '总金额上限（元）', en: 'Most yuan in all' },
    compare: 'maximum',
    planned: ({ caps }) => caps.amountTotal,
  },
  'plan.duration.maximum': {
    title: { zh: '测试期上限（日）', en: 'Longest test (days)' },
    compare: 'maximum',
    planned: ({ plannedStart, plannedEnd }) => daysBetween(plannedStart, plannedEnd),
  },
  'plan.lead-time.minimum': {
    title: { zh: '登记后至上线最少间隔（日）', en: 'Least days from registration to launch' },
    compare: 'minimum',
    planned: ({ forecastRegistration, plannedStart }) => daysBetween(forecastRegistration, plannedStart),
  },
  'clock.notice.published': {
    title: { zh: '公示期（工作日）', en: 'Public notice (working days)' },
    compare: 'minimum',
    planned: ({ noticeDays }) => noticeDays,
  },
  'parties.licensed.minimum': {
    title: { zh: '持牌机构最低数量', en: 'Licensed parties at least' },
    compare: 'minimum',
    planned: ({ licensedParties }) => licensedParties,
  },
  'plan.retail-investment.permitted': {
    title: { zh: '可否含零售投资产品', en: 'Retail investment permitted' },
    compare: 'permitted',
    planned: ({ hasRetailInvestment }) => flag(hasRetailInvestment),
  },
};
const TECHNOLOGY = /^plan\.technology\.(.+)\.permitted$/;

/** The rule behind a code: one of the list, or the permission of one technology. */
function ruleOf(code: string): PlanRule | undefined {
  if (Object.hasOwn(PLAN_RULES, code)) return PLAN_RULES[code];
  const technology = TECHNOLOGY.exec(code)?.[1];
  if (technology === undefined) return undefined;
  return {
    title: { zh: `可否使用技术：${technology}`, en: `Technology permitted: ${technology}` },
    compare: 'permitted',
    planned: ({ technologies }) => (technologies === null ? null : Number(technologies.includes(technology))),
  };
}

function judge(compare: PlanRule['compare'], planned: number | null, required: number): Verdict {
  if (planned === null || Number.isNaN(planned)) return 'unknown';
  if (compare === 'maximum') return planned <= required ? 'meets' : 'breaks';
  if (compare === 'minimum') return planned >= required ? 'meets' : 'breaks';
  return planned === 0 || required !== 0 ? 'meets' : 'breaks';
}

/**
 * Shows, before the consultation, where a plan breaks a province's rule: one cell for each province of the service area
 * and rule in force there, the province's own row standing before the Delta baseline. A plan that says nothing on a
 * rule is `unknown`, never `meets`. Pure: the rows are those in force, read by the caller.
 * (process.md §5; the GFIN pilot of 2019: 44 applications, 8 screened, none tested, for no plan met every rule.)
 */
export function conflictMatrix(plan: PlanFacts, rows: readonly PlanRuleRow[]): readonly ConflictCell[] {
  const codes = [...new Set(rows.map(({ code }) => code))].filter((code) => ruleOf(code) !== undefined).sort();
  return [...new Set(plan.serviceArea)].sort().flatMap((province) =>
    codes.flatMap((code): ConflictCell[] => {
      const row = rowFor(rows, code, province);
      const rule = ruleOf(code);
      if (row === undefined || rule === undefined) return [];
      const planned = rule.planned(plan);
      return [
        {
          province,
          rule: code,
          title: rule.title,
          compare: rule.compare,
          required: row.value,
          planned,
          verdict: judge(rule.compare, planned, row.value),
          deviates: row.province !== null,
          basis: row.basis,
        },
      ];
    }),
  );
}

/** The value of each rule that would satisfy every province at once: the strictest. */
export function strictest(cells: readonly ConflictCell[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { rule, compare, required } of cells) {
    const known = found[rule] ?? required;
    found[rule] = compare === 'minimum' ? Math.max(known, required) : Math.min(known, required);
  }
  return found;
}

function rowFor(rows: readonly PlanRuleRow[], code: string, province: Province): PlanRuleRow | undefined {
  const ofCode = rows.filter((row) => row.code === code);
  return ofCode.find((row) => row.province === province) ?? ofCode.find((row) => row.province === null);
}
