import type { Actor } from '@sandbar/domain';
import type { IdentityStore } from '@sandbar/workflow';
import { Refusal } from '../refusal.js';

/** The person of a sign-in name, with the roles in force at the instant. @throws Refusal 2: nobody is named, or the account is not in use */
export async function actingPerson(
  identities: Pick<IdentityStore, 'findAccount' | 'findIdentity'>,
  login: string | undefined,
  now: string,
): Promise<Actor> {
  const account = login === undefined ? undefined : await identities.findAccount(login);
  const found = account === undefined ? undefined : await identities.findIdentity(account.person.id, now);
  if (found === undefined || found.person.status !== 'active')
    throw new Refusal(
      '请用 --by 写明办理人的登录名，其账号应在用。',
      'Name who does it by --by SIGN-IN-NAME, of an account that is in use.',
      2,
    );
  const { id, organisation, authority, province } = found.person;
  return { person: id, roles: found.roles, organisation, authority, province };
}
