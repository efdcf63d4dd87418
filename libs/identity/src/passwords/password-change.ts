import { isRefusal, type Refusal } from '@sandbar/domain';
import type { SessionStore } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import type { SessionRenewal } from '../sessions/session-renewal.js';
import type { Opened, SignedIn } from '../sessions/sessions.js';
import type { PasswordCheck } from '../sign-in/password-check.js';
import type { PasswordHasher } from './password-hasher.js';
import { faultOfPassword, weakPassword } from './password-rules.js';

/** A person changes the own password: every other session ends with it (ASVS 5.0, 7.4.3). */
export class PasswordChange {
  constructor(
    private readonly store: Pick<SessionStore, 'changePassword'>,
    private readonly hasher: PasswordHasher,
    private readonly passwords: PasswordCheck,
    private readonly renewal: SessionRenewal,
  ) {}

  /**
   * @param address the client's, proxies resolved
   * @returns the session under its new token; `login.failed` for a wrong present password, `login.throttled`, `password.weak` with its `errors`
   */
  async change(signedIn: SignedIn, typed: { current: string; password: string }, address: string): Promise<Opened | Refusal> {
    const { person } = signedIn.identity;
    const account = await this.passwords.check(person.login, typed.current, address);
    if (isRefusal(account)) return account;
    const fault = faultOfPassword(typed.password, [person.login, person.displayName]);
    if (fault !== undefined) return weakPassword(fault);
    const passwordHash = await this.hasher.hash(typed.password);
    return this.renewal.renew(signedIn, ({ at, ...kept }) => {
      const act = {
        id: uuidv7({ msecs: Date.parse(at) }),
        at,
        by: person.id,
        act: 'password.changed',
        subject: person.id,
        details: {},
      } as const;
      return this.store.changePassword({ person: person.id, passwordHash, kept, at, act });
    });
  }
}
