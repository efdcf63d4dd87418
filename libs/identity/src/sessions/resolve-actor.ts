import type { Actor } from '@sandbar/domain';
import type { IdentityRow } from '@sandbar/workflow';

/** The person of a session as the domain sees it: roles in force at the instant the identity was read, and the place in which the person works. */
export function resolveActor(identity: IdentityRow): Actor {
  const { person, roles } = identity;
  return { person: person.id, roles, organisation: person.organisation, authority: person.authority, province: person.province };
}

/** Somebody in another's stead: the actor that the road sees, and whose absence is covered. */
export interface Cover {
  readonly actor: Actor;
  readonly onBehalfOf: string;
  readonly name: string;
}

/**
 * The delegate in the delegator's stead (absence cover): the covered roles that the delegator holds, in the delegator's place of work. The delegate
 * stays the person who acts; `onBehalfOf` goes with the event, so that the delegator's conflicts and past acts count too. A role that the delegator
 * has from somebody else is none of the own grants: cover is not handed on.
 * @returns undefined when no delegation of that person is in force, or nothing of it is left
 */
export function resolveCover({ person, covers }: IdentityRow, delegator: string): Cover | undefined {
  const ofDelegator = covers.filter((one) => one.delegator === delegator && one.delegate === person.id);
  const [first] = ofDelegator;
  if (first === undefined || person.status !== 'active') return undefined;
  // Whoever went to another office or firm left the cover behind.
  if (person.authority !== first.authority || person.organisation !== first.organisation) return undefined;
  const roles = first.held.filter((role) => ofDelegator.some((one) => one.roles.includes(role)));
  if (roles.length === 0) return undefined;
  const { organisation, authority, province, delegatorName } = first;
  return { actor: { person: person.id, roles, organisation, authority, province }, onBehalfOf: delegator, name: delegatorName };
}

/** Everybody whom the person may stand for now, by the order in which the delegations began. */
export function listCovers(identity: IdentityRow): readonly Cover[] {
  const delegators = [...new Set(identity.covers.map((one) => one.delegator))];
  return delegators.flatMap((delegator) => resolveCover(identity, delegator) ?? []);
}
