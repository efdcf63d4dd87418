import { ROLES } from '@sandbar/domain';
import type { SignedIn } from '@sandbar/identity';
import type { MeView } from '@sandbar/contracts';

/** What a person is told of the own session. */
export function meView({ identity, actor }: SignedIn): MeView {
  const { person } = identity;
  return {
    person: person.id,
    displayName: person.displayName,
    locale: person.locale,
    roles: actor.roles.map((role) => ({ code: role, label: ROLES[role] })),
    organisation: person.organisation,
    authority: person.authority,
    province: person.province,
  };
}
