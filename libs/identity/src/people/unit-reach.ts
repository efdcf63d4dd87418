import { refuse, type Actor, type Refusal } from '@sandbar/domain';
import type { PersonRow } from '@sandbar/workflow';
import type { Access } from '../policy/access-table.js';
import type { CaslPolicy } from '../policy/casl-policy.js';

type Place = Pick<PersonRow, 'organisation' | 'authority'>;

/** Both work at the same office, or at the same firm. */
export function sameUnit(one: Place, other: Place): boolean {
  if (one.authority !== null || other.authority !== null) return one.authority === other.authority;
  return one.organisation !== null && one.organisation === other.organisation;
}

/**
 * May `by` administer this person: the unit's own administrator, or the platform's administrator of that matter? Nobody administers the own account,
 * and a unit administrator neither sees nor touches anybody outside the unit.
 * @param platform the row of the access table that admits an administrator of the platform
 */
export function barredFrom(policy: CaslPolicy, by: Actor, person: PersonRow | undefined, platform: Access): Refusal | undefined {
  const missing = refuse('reference.not_found', { kind: 'person', id: person?.id ?? '' });
  if (policy.admit(by, platform) === undefined) {
    if (person === undefined) return missing;
  } else {
    const barred = policy.admit(by, 'unit.people');
    if (barred !== undefined) return barred;
    if (person === undefined || !sameUnit(by, person)) return missing;
  }
  return by.person === person.id ? refuse('action.not_permitted', { need: [] }, ON_ONESELF) : undefined;
}

export const ON_ONESELF = {
  zh: '不得办理涉及本人账号的事项，请由他人办理',
  en: 'Nobody administers the own account; somebody else has to do it',
};
