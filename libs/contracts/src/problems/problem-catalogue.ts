import { CALENDAR_PROBLEMS } from './calendar.problems.js';
import { CASE_PROBLEMS } from './case.problems.js';
import { DOCUMENT_PROBLEMS } from './document.problems.js';
import type { ProblemCode } from './problem-code.js';
import type { ProblemRow } from './problem-row.js';
import { REQUEST_PROBLEMS } from './request.problems.js';
import { RULE_PROBLEMS } from './rule.problems.js';
import { SIGN_IN_PROBLEMS } from './sign-in.problems.js';

/** code -> status, title, remedy, log level. */
export const PROBLEMS = {
  ...REQUEST_PROBLEMS,
  ...SIGN_IN_PROBLEMS,
  ...CASE_PROBLEMS,
  ...DOCUMENT_PROBLEMS,
  ...CALENDAR_PROBLEMS,
  ...RULE_PROBLEMS,
} as const satisfies Record<ProblemCode, ProblemRow>;

/** The row of a code; a code without a row is a bug and reads as `internal`. */
export function problemOf(code: string): ProblemRow & { readonly code: ProblemCode } {
  const known = Object.hasOwn(PROBLEMS, code) ? (code as ProblemCode) : 'internal';
  return { code: known, ...PROBLEMS[known] };
}

/** The body of application/problem+json (RFC 9457) as the API writes it. */
export interface ProblemBody {
  /** Path of the page about the code: a stable name. */
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: ProblemCode;
  readonly detail: string;
  readonly instance: string;
  readonly traceId: string;
  readonly errors?: readonly {
    readonly pointer: string;
    readonly code: string;
    readonly params: Readonly<Record<string, unknown>>;
    readonly detail: string;
  }[];
  /** 412: what the version is now. */
  readonly current?: number;
  /** 409: the stage the case is in, the guards that refused, what can be done instead. */
  readonly stage?: unknown;
  readonly refusedBy?: unknown;
  readonly allowedActions?: unknown;
  readonly params?: Readonly<Record<string, unknown>>;
}
