import { refuse, type Refusal } from '@sandbar/domain';
import type { AccountRow, Clock, IdentityStore } from '@sandbar/workflow';
import { HasherBusy, type PasswordHasher } from '../passwords/password-hasher.js';
import { PASSWORD_LENGTH } from '../passwords/password-rules.js';
import { instantAfter } from '../sessions/session-rules.js';
import { attemptsOf, normaliseLogin, type ThrottleRules } from './throttle.js';

const BUSY_SECONDS = 5;

/** Is it the person's password? The same counters and delays wherever it is asked: at sign-in, before an act with legal effect, before a change. */
export class PasswordCheck {
  constructor(
    private readonly store: IdentityStore,
    private readonly clock: Clock,
    private readonly hasher: PasswordHasher,
    private readonly throttle: ThrottleRules,
  ) {}

  /**
   * The attempt is counted before the password is looked at, so that no burst gets past the counter; a success takes it back.
   * @param address the client's, proxies already resolved
   * @returns the account; `login.failed` for a wrong name, a wrong password and a closed account alike; `login.throttled` with
   * `retryAfterSeconds` for the Retry-After header
   * @throws StoreUnavailable when the counters cannot be kept: nobody gets in uncounted
   */
  async check(typed: string, password: string, address: string): Promise<AccountRow | Refusal> {
    const login = normaliseLogin(typed).slice(0, 200);
    const keys = attemptsOf(login, address, this.throttle);
    const blocked = await this.count([keys.account, keys.address]);
    if (blocked !== undefined) return blocked;
    // No name holds NUL, and the store cannot be asked for one that does.
    const account = login.includes('\u0000') ? undefined : await this.store.findAccount(login);
    const cut = [...password].slice(0, PASSWORD_LENGTH.maximum + 1).join('');
    let checked: { matches: boolean; rehash: boolean };
    try {
      checked = await this.hasher.check(account?.passwordHash ?? null, cut);
    } catch (fault) {
      if (fault instanceof HasherBusy) return refuse('login.throttled', { retryAfterSeconds: BUSY_SECONDS });
      throw fault;
    }
    if (account === undefined || account.passwordHash === null || !checked.matches || account.person.status !== 'active')
      return refuse('login.failed');
    await this.store.settleAttempt({ clear: [keys.account.key], forgive: [keys.address.key] });
    if (checked.rehash) await this.store.replacePasswordHash(account.person.id, account.passwordHash, await this.hasher.hash(cut));
    return account;
  }

  /** Does that person sign in with a password? */
  async isSet(login: string): Promise<boolean> {
    return ((await this.store.findAccount(login))?.passwordHash ?? null) !== null;
  }

  private async count(attempts: Parameters<IdentityStore['takeAttempt']>[0]): Promise<Refusal | undefined> {
    const at = this.clock.now();
    const outcomes = await this.store.takeAttempt(attempts, at, instantAfter(at, -this.throttle.forgetMinutes * 60_000));
    const blocked = outcomes.filter((one) => !one.admitted);
    if (blocked.length === 0) return undefined;
    const longest = Math.max(...blocked.map((one) => Date.parse(one.blockedUntil) - Date.parse(at)));
    return refuse('login.throttled', { retryAfterSeconds: Math.max(1, Math.ceil(longest / 1_000)) });
  }
}
