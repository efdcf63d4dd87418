import type { Actor, Role } from '@sandbar/domain';
import type { IdentityRow } from '@sandbar/workflow';

/** The person of a session as the domain sees it: roles in force at the instant the identity was read, and the place in which the person works. */
export function resolveActor(identity: IdentityRow): Actor {
  const { person, roles } = identity;
  return { person: person.id, roles, organisation: person.organisation, authority: person.authority, province: person.province };
}

/**
 * The delegate in the delegator's stead (absence cover): the covered roles that the delegator holds, in the delegator's office. The delegate stays the
 * person who acts; `onBehalfOf` goes with the event, so that the delegator's conflicts count too.
 * @returns undefined when no delegation of that person is in force, or nothing of it is left
 */
export function resolveCover(delegate: IdentityRow, delegator: IdentityRow): { actor: Actor; onBehalfOf: string } | undefined {
  const covered = delegate.covers.filter((one) => one.delegator === delegator.person.id && one.delegate === delegate.person.id);
  const roles = delegator.roles.filter((role: Role) => covered.some((one) => one.roles.includes(role)));
  if (roles.length === 0 || delegator.person.status === 'disabled') return undefined;
  const { organisation, authority, province } = delegator.person;
  return { actor: { person: delegate.person.id, roles, organisation, authority, province }, onBehalfOf: delegator.person.id };
}
