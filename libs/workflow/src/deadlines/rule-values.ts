import type { LadderRules, RuleRef } from '@sandbar/calendar';
import type { Definition, EventRow } from '@sandbar/domain';
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

/** What an event's row asks of the rule table, as its meta records it. @throws RuleWithoutValue */
export function eventValues(
  row: Pick<EventRow, 'rules' | 'ruleSet'> | undefined,
  payload: Readonly<Record<string, unknown>>,
  rules: RuleSet,
  authority: string | null,
  at: string,
): Readonly<Record<string, number>> {
  const values: Record<string, number> = {};
  for (const code of row?.rules ?? []) values[code] = valueInForce(rules, code, authority, at).value;
  const beginning = row?.ruleSet?.(payload) ?? null;
  if (beginning !== null) for (const { code, value } of rules.list(beginning, authority, at)) values[code] = value;
  return values;
}

/** The values in force of the rules that a machine's guards about the case read, code by code; a rule without one is left out. */
export function guardValues(
  definition: Pick<Definition, 'events'>,
  rules: RuleSet,
  authority: string | null,
  at: string,
): Readonly<Record<string, number>> {
  const codes = new Set(Object.values(definition.events).flatMap((row) => row.rules ?? []));
  const found = [...codes].map((code) => [code, rules.find(code, authority, at)?.value] as const);
  return Object.fromEntries(found.filter((one): one is readonly [string, number] => one[1] !== undefined));
}
