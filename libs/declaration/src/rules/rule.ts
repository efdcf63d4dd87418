import type { Bilingual } from '../model/schema-node.js';
import type { BasisKind, FaultParams } from '../validation/fault.js';
import type { Reader } from './reader.js';

/** Numbers that a rule table may set; see DEFAULT_LIMITS for the values used where it is silent. */
export interface DeclarationLimits {
  /** Calendar days, clear and simple complaint. */
  readonly complaintAnswerDays: number;
  /** Calendar days, all extensions included. */
  readonly complaintLongestDays: number;
  readonly complaintChannels: number;
  /** A drill older than this many months is too old. */
  readonly drillMonths: number;
  readonly incidentReportHours: number;
  readonly leakReportHours: number;
  readonly impactAssessmentKeptYears: number;
  /** JR/T 0197 level from which encryption and consent must be described. */
  readonly safeguardsFromLevel: number;
  /** Shortest planned test, in months, that is not remarked on. */
  readonly shortTestMonths: number;
}

/** Complaints: 银行业保险业消费投诉处理管理办法; 24 h: 网络数据安全管理条例 art. 10; 72 h: PBoC Order 2020 No. 5; 3 years: PIPL art. 56. */
export const DEFAULT_LIMITS: DeclarationLimits = Object.freeze({
  complaintAnswerDays: 15,
  complaintLongestDays: 60,
  complaintChannels: 2,
  drillMonths: 12,
  incidentReportHours: 24,
  leakReportHours: 72,
  impactAssessmentKeptYears: 3,
  safeguardsFromLevel: 4,
  shortTestMonths: 6,
});

/** What a rule may know beside the declaration. */
export interface RuleContext {
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string;
  /** Earliest registration as reckoned from live stage times. */
  readonly forecast?: { readonly registration: string };
  readonly limits: DeclarationLimits;
  /** Knows the State Council calendar; absent or undefined where the year is not known. */
  readonly isWorkingDay?: (day: string) => boolean | undefined;
}

export interface Finding {
  readonly pointer: string;
  readonly params?: FaultParams;
}

/** One cross-field rule. It reads, it never throws, and says nothing of fields that the schema already finds missing. */
export interface Rule {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly basis: Bilingual & { readonly kind: BasisKind };
  /** What is wrong and how it is put right; `{name}` is filled from the finding's params. */
  readonly message: Bilingual;
  readonly check: (declaration: Reader, context: RuleContext) => Iterable<Finding>;
}

/** A date some months later (or earlier); the last day of the month where the day does not exist there. */
export function addMonths(day: string, months: number): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0));
  last.setUTCDate(Math.min(dayOfMonth, last.getUTCDate()));
  return last.toISOString().slice(0, 10);
}

/** A basis in one line. */
export const basis = (kind: BasisKind, zh: string, en: string): Rule['basis'] => ({ kind, zh, en });
