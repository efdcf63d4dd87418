import type { Definition, Refusal } from '@sandbar/domain';
import { refuse } from '@sandbar/domain';
import { valueInForce } from '../deadlines/rule-values.js';
import type { RuleSet } from '../ports/rule-table.port.js';
import type { Command } from './command.js';

/** Minutes within which the person behind an act with legal effect must have shown who they are. */
export const FRESHNESS_RULE = 'authentication.fresh';

/** Has the person shown who they are within so many minutes? What lies further ahead than that was written by a clock that was wrong. */
export function isFresh(authenticatedAt: string | undefined, minutes: number, now: string): boolean {
  return authenticatedAt !== undefined && Math.abs(Date.parse(now) - Date.parse(authenticatedAt)) <= minutes * 60_000;
}

/**
 * An act with legal effect (`decision` in the events' table) asks for a person who has shown a short while ago who they are. Asked last, of what would be
 * accepted otherwise, so that nobody types a password for nothing. Messages and expiries are no person's act.
 * @returns `auth.reauthentication_required` with the minutes and the instant of the last time; undefined: fresh enough, or not asked
 * @throws RuleWithoutValue
 */
export function staleAuthentication(
  command: Command,
  definition: Pick<Definition, 'events'>,
  rules: RuleSet,
  authority: string | null,
  now: string,
): Refusal | undefined {
  if (command.source.kind !== 'person' || definition.events[command.type]?.decision !== true) return undefined;
  const minutes = valueInForce(rules, FRESHNESS_RULE, authority, now).value;
  const { authenticatedAt } = command.actor;
  if (isFresh(authenticatedAt, minutes, now)) return undefined;
  return refuse('auth.reauthentication_required', { type: command.type, minutes, authenticatedAt: authenticatedAt ?? null });
}
