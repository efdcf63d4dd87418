import { isRefusal, refuse, type Refusal } from '@sandbar/domain';
import type { Clock, IdentityStore, SecondFactorStore, SessionRow } from '@sandbar/workflow';
import { instantAfter } from '../sessions/session-rules.js';
import { hashOfToken, newToken } from '../sessions/session-token.js';
import type { Device, Opened, Sessions } from '../sessions/sessions.js';
import type { SecondFactor } from './second-factor.js';

const CHALLENGE_MS = 5 * 60_000;

/** Where every sign-in ends: in a session, or, for whoever has an authenticator, in a challenge that asks for its code. */
export class SecondStep {
  constructor(
    private readonly store: Pick<SecondFactorStore, 'putChallenge' | 'findChallenge' | 'takeChallenge'>,
    private readonly people: Pick<IdentityStore, 'findIdentity'>,
    private readonly clock: Clock,
    private readonly factor: SecondFactor,
    private readonly sessions: Sessions,
  ) {}

  /**
   * @returns the session; `login.second_factor_required` with `challenge` (a token for the second step) and `expiresAt`; `login.failed` when the account
   * was closed meanwhile
   */
  async open(person: string, by: SessionRow['by'], device: Device | null, brought?: string): Promise<Opened | Refusal> {
    const at = this.clock.now();
    const identity = await this.people.findIdentity(person, at);
    if (identity === undefined || identity.person.status !== 'active') return refuse('login.failed');
    if (!identity.secondFactor) return this.sessions.open(person, by, device, brought);
    const challenge = newToken();
    const expiresAt = instantAfter(at, CHALLENGE_MS);
    await this.store.putChallenge({ tokenHash: hashOfToken(challenge)!, person, by, issuedAt: at, expiresAt });
    return refuse('login.second_factor_required', { challenge, expiresAt });
  }

  /** A session that another way has opened already (a one-time link sets a password): it counts only where no second step is due. */
  async after(opened: Opened | Refusal): Promise<Opened | Refusal> {
    if (isRefusal(opened)) return opened;
    const { person, by } = opened.session;
    const identity = await this.people.findIdentity(person, this.clock.now());
    if (identity !== undefined && !identity.secondFactor) return opened;
    await this.sessions.revoke(opened.token);
    return this.open(person, by, null);
  }

  /**
   * The second step. A wrong code leaves the challenge for another try, as often as the counter lets.
   * @returns the session; `login.challenge_over`; `second_factor.failed`, `login.throttled`
   */
  async finish(challenge: string, code: string, device: Device, brought?: string): Promise<Opened | Refusal> {
    const hash = hashOfToken(challenge);
    const at = this.clock.now();
    const found = hash === undefined ? undefined : await this.store.findChallenge(hash, at);
    if (hash === undefined || found === undefined) return refuse('login.challenge_over');
    const failed = await this.factor.check(found.person, code);
    if (failed !== undefined) return failed;
    if (!(await this.store.takeChallenge(hash))) return refuse('login.challenge_over');
    const identity = await this.people.findIdentity(found.person, at);
    if (identity === undefined || identity.person.status !== 'active') return refuse('login.failed');
    return this.sessions.open(found.person, found.by, device, brought);
  }
}
