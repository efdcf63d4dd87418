import { getDeclarationSchema } from '../declaration-schema.js';
import type { DeclarationLimits, RuleContext } from '../rules/rule.js';
import { DEFAULT_LIMITS } from '../rules/rule.js';
import { crossFieldFaults } from '../rules/rules.js';
import { member, walk } from '../walk.js';
import type { Strictness } from './compile.js';
import { getChecker } from './compile.js';
import type { Fault } from './fault.js';
import { formFaults, tooManyFaults } from './form-faults.js';

export interface ValidateOptions {
  /** draft: a working copy, may be incomplete. seal: all must be right. */
  readonly at: Strictness;
  /** `YYYY-MM-DD` in Asia/Shanghai. */
  readonly today: string;
  /** Earliest registration as forecast from live stage times; a launch before it only warns. */
  readonly forecast?: RuleContext['forecast'];
  /** Values of the rule table in force; what is left out is taken from DEFAULT_LIMITS. */
  readonly limits?: Partial<DeclarationLimits>;
  /** The State Council calendar; undefined for a day whose year is not known. */
  readonly isWorkingDay?: RuleContext['isWorkingDay'];
}

export interface Validation {
  /** What stops the filing (seal) or the saving (draft). */
  readonly errors: readonly Fault[];
  /** What is only pointed out. */
  readonly warnings: readonly Fault[];
}

const MOST_FAULTS = 1000;
const SAYS_IT_ALL = new Set(['declaration.required', 'declaration.wrong_type']);

/**
 * Checks a declaration of any shape; never throws on data. All faults come at once, those of form in the order of the checker, then
 * those of the cross-field rules. A draft errs only by types, sizes, options and unknown fields; half-typed texts and cross-field
 * faults of the sections begun are its warnings. Where a field is missing or of
 * another type, the cross-field faults of that field are left out.
 * @throws UnknownDeclarationVersion
 */
export function validate(version: number, data: unknown, options: ValidateOptions): Validation {
  const errors = listFormFaults(version, data, options.at);
  const warnings: Fault[] = options.at === 'draft' ? halfTyped(version, data, errors) : [];
  const absent = new Set(errors.filter(({ code }) => SAYS_IT_ALL.has(code)).map(({ pointer }) => pointer));
  const walked = [...walk(getDeclarationSchema(version), data)];
  const context: RuleContext = { ...options, limits: { ...DEFAULT_LIMITS, ...options.limits } };
  for (const { severity, ...fault } of crossFieldFaults(data, walked, context)) {
    if (absent.has(fault.pointer)) continue;
    if (options.at === 'seal') (severity === 'error' ? errors : warnings).push(fault);
    else if (member(data, fault.pointer.split('/')[1]!) !== undefined) warnings.push(fault);
  }
  return { errors: capped(errors), warnings: capped(warnings) };
}

function listFormFaults(version: number, data: unknown, at: Strictness): Fault[] {
  const checker = getChecker(version, at);
  if (checker(data)) return [];
  const found: Fault[] = [];
  for (const error of checker.errors ?? []) {
    found.push(...formFaults(error));
    if (found.length > MOST_FAULTS) break;
  }
  return found;
}

/** Texts of a draft that are there but not yet well formed, such as a USCC with a wrong check character. */
function halfTyped(version: number, data: unknown, errors: readonly Fault[]): Fault[] {
  const wrong = new Set(errors.map(({ pointer }) => pointer));
  return listFormFaults(version, data, 'seal').filter(
    ({ pointer, code }) => code.startsWith('declaration.invalid_') && !wrong.has(pointer),
  );
}

function capped(faults: readonly Fault[]): readonly Fault[] {
  return faults.length > MOST_FAULTS ? [...faults.slice(0, MOST_FAULTS), tooManyFaults(MOST_FAULTS)] : faults;
}
