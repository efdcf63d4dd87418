import { isRefusal, type Refusal } from '@sandbar/domain';
import type { SecondStep } from '../second-factor/second-step.js';
import type { Opened } from '../sessions/sessions.js';
import type { PasswordCheck } from './password-check.js';

export interface SignInRequest {
  readonly login: string;
  readonly password: string;
  /** The client's address, proxies already resolved. */
  readonly address: string;
  readonly userAgent: string | null;
  /** The token in the browser's cookie, if any: it ends. */
  readonly brought?: string;
}

/** Signing in with name and password. */
export class SignIn {
  constructor(
    private readonly passwords: PasswordCheck,
    private readonly secondStep: SecondStep,
  ) {}

  /**
   * @returns the new session; `login.failed` for a wrong name, a wrong password and a closed account alike; `login.throttled` with
   * `retryAfterSeconds`; `login.second_factor_required` with a challenge where the person has an authenticator
   * @throws StoreUnavailable when the counters cannot be kept: nobody gets in uncounted
   */
  async signIn({ login, password, address, userAgent, brought }: SignInRequest): Promise<Opened | Refusal> {
    const account = await this.passwords.check(login, password, address);
    if (isRefusal(account)) return account;
    return this.secondStep.open(account.person.id, 'password', { userAgent, address }, brought);
  }
}
