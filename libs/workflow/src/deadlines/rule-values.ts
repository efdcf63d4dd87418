import type { LadderRules, RuleRef } from '@sandbar/calendar';
import type { RuleSet } from '../ports/rule-table.port.js';

/** A rule the process needs has no value in force. */
export class RuleWithoutValue extends Error {
  constructor(readonly code: string) {
    super(`rule ${code} has no value in force`);
  }
}

/** The value in force for an authority at an instant. @throws RuleWithoutValue */
export function valueInForce(rules: RuleSet, code: string, authority: string | null, at: string): RuleRef {
  const found = rules.find(code, authority, at);
  if (found === undefined) throw new RuleWithoutValue(code);
  return found;
}

/** The reminder ladder as the rule table has it. @throws RuleWithoutValue */
export function ladderInForce(rules: RuleSet, authority: string | null, at: string): LadderRules {
  const value = (code: string): number => valueInForce(rules, code, authority, at).value;
  return {
    halfway: value('reminder.halfway'),
    beforeFirst: value('reminder.before.first'),
    beforeSecond: value('reminder.before.second'),
    overdueDeputy: value('reminder.overdue.deputy'),
    overdueAdministrator: value('reminder.overdue.administrator'),
  };
}
