import type { Actor, Role } from './role.js';

/** Roles of an office that act for their province between the provinces: they prepare, release and answer. */
export const COORDINATION_ROLES: readonly Role[] = ['coordinator', 'head', 'second-reviewer', 'case-administrator'];

/**
 * The holder keys an actor answers to, in the words of CaseHeader.holders: `person:` always, `org:` for people of a firm or body, `authority:` for
 * office staff, `coordination:` for the office roles that act for their province. The policy and the row-security context read the same list.
 */
export function holderKeysOf(actor: Actor): readonly string[] {
  const keys = [`person:${actor.person}`];
  if (actor.organisation !== null && actor.authority === null) keys.push(`org:${actor.organisation}`);
  if (actor.authority !== null) {
    keys.push(`authority:${actor.authority}`);
    if (actor.province !== null && actor.roles.some((role) => COORDINATION_ROLES.includes(role)))
      keys.push(`coordination:${actor.province}`);
  }
  return keys;
}
