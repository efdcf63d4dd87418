import type { Bilingual } from '../model/schema-node.js';
import type { Fault, FaultParams } from '../validation/fault.js';
import { fillIn } from '../validation/fault.js';
import type { Walked } from '../walk.js';
import { contentRules } from './content.rules.js';
import { dataRules } from './data.rules.js';
import { evaluationRules } from './evaluation.rules.js';
import { partyRules } from './parties.rules.js';
import { Reader } from './reader.js';
import { riskRules } from './risk.rules.js';
import type { Rule, RuleContext } from './rule.js';
import { scheduleRules } from './schedule.rules.js';
import { serviceRules } from './service.rules.js';

const fieldRules: readonly Rule[] = [...partyRules, ...scheduleRules, ...serviceRules, ...evaluationRules, ...dataRules, ...riskRules];

/** A rule as shown on the page of rules: what it says and on what it stands. */
export interface RuleView {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly basis: Rule['basis'];
  readonly message: Bilingual;
}

/** Every cross-field rule, in the order in which faults are reported. */
export function listDeclarationRules(): readonly RuleView[] {
  return [...fieldRules, ...contentRules].map(({ code, severity, basis, message }) => ({ code, severity, basis, message }));
}

/** All findings of all cross-field rules. */
export function* crossFieldFaults(
  data: unknown,
  walked: readonly Walked[],
  context: RuleContext,
): Generator<Fault & { severity: Rule['severity'] }> {
  const declaration = new Reader(data);
  for (const rule of fieldRules) for (const found of rule.check(declaration, context)) yield toFault(rule, found.pointer, found.params);
  for (const rule of contentRules) for (const found of rule.check(walked)) yield toFault(rule, found.pointer, found.params);
}

function toFault(rule: RuleView, pointer: string, params: FaultParams = {}): Fault & { severity: Rule['severity'] } {
  return { pointer, code: rule.code, params, message: fillIn(rule.message, params), basis: rule.basis, severity: rule.severity };
}
