import { refuse } from '@sandbar/domain';
import type { Actor, Refusal } from '@sandbar/domain';
import { FRESHNESS_RULE, isFresh } from '@sandbar/workflow';
import type { ApiPorts } from '../ports/index.js';

/** Changes of how a person signs in are made by who has just shown who they are. @returns `auth.reauthentication_required` */
export async function freshly(ports: Pick<ApiPorts, 'rules' | 'clock'>, actor: Actor, type: string): Promise<Refusal | undefined> {
  const at = ports.clock.now();
  const minutes = (await ports.rules.current()).find(FRESHNESS_RULE, actor.authority, at)?.value;
  if (minutes === undefined) return refuse('rule.no_value', { rule: FRESHNESS_RULE });
  if (isFresh(actor.authenticatedAt, minutes, at)) return undefined;
  return refuse('auth.reauthentication_required', { type, minutes, authenticatedAt: actor.authenticatedAt ?? null });
}
