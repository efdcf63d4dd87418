import { refuse, type Refusal } from '@sandbar/domain';
import type { Clock, IdentityStore } from '@sandbar/workflow';
import { HasherBusy, type PasswordHasher } from '../passwords/password-hasher.js';
import { PASSWORD_LENGTH } from '../passwords/password-rules.js';
import { instantAfter } from '../sessions/session-rules.js';
import type { Opened, Sessions } from '../sessions/sessions.js';
import { attemptsOf, normaliseLogin, type ThrottleRules } from './throttle.js';

export interface SignInRequest {
  readonly login: string;
  readonly password: string;
  /** The client's address, proxies already resolved. */
  readonly address: string;
  readonly userAgent: string | null;
  /** The token in the browser's cookie, if any: it ends. */
  readonly brought?: string;
}

const BUSY_SECONDS = 5;

/** Signing in with name and password. */
export class SignIn {
  constructor(
    private readonly store: IdentityStore,
    private readonly clock: Clock,
    private readonly hasher: PasswordHasher,
    private readonly sessions: Sessions,
    private readonly throttle: ThrottleRules,
  ) {}

  /**
   * The attempt is counted before the password is looked at, so that no burst gets past the counter; a success takes it back.
   * @returns the new session; `login.failed` for a wrong name, a wrong password and a closed account alike; `login.throttled` with
   * `retryAfterSeconds` for the Retry-After header
   * @throws StoreUnavailable when the counters cannot be kept: nobody gets in uncounted
   */
  async signIn(request: SignInRequest): Promise<Opened | Refusal> {
    const login = normaliseLogin(request.login).slice(0, 200);
    const at = this.clock.now();
    const keys = attemptsOf(login, request.address, this.throttle);
    const outcomes = await this.store.takeAttempt(
      [keys.account, keys.address],
      at,
      instantAfter(at, -this.throttle.forgetMinutes * 60_000),
    );
    const blocked = outcomes.filter((one) => !one.admitted);
    if (blocked.length > 0) {
      const longest = Math.max(...blocked.map((one) => Date.parse(one.blockedUntil) - Date.parse(at)));
      return refuse('login.throttled', { retryAfterSeconds: Math.max(1, Math.ceil(longest / 1_000)) });
    }
    // No name holds NUL, and the store cannot be asked for one that does.
    const account = login.includes('\u0000') ? undefined : await this.store.findAccount(login);
    const password = [...request.password].slice(0, PASSWORD_LENGTH.maximum + 1).join('');
    let checked: { matches: boolean; rehash: boolean };
    try {
      checked = await this.hasher.check(account?.passwordHash ?? null, password);
    } catch (fault) {
      if (fault instanceof HasherBusy) return refuse('login.throttled', { retryAfterSeconds: BUSY_SECONDS });
      throw fault;
    }
    if (account === undefined || account.passwordHash === null || !checked.matches || account.person.status !== 'active')
      return refuse('login.failed');
    await this.store.settleAttempt({ clear: [keys.account.key], forgive: [keys.address.key] });
    if (checked.rehash) await this.store.replacePasswordHash(account.person.id, account.passwordHash, await this.hasher.hash(password));
    return this.sessions.open(account.person.id, 'password', request.userAgent, request.brought);
  }
}
