import { valueInForce } from '@sandbar/workflow';
import type { ApiPorts } from '../ports/index.js';

/** Whoever is reminded for the first time is told so in lists and pages too: «soon» begins there. */
const SOON = 'reminder.before.first';

/** Working days before the end of a period from which it is due soon, by the rule in force at that instant for every authority. */
export async function soonDays({ rules }: Pick<ApiPorts, 'rules'>, at: string): Promise<number> {
  return valueInForce(await rules.current(), SOON, null, at).value;
}
