import { isRefusal, refuse, type Refusal } from '@sandbar/domain';
import type { OidcSignIn } from '../oidc/oidc-sign-in.js';
import type { SecondFactor } from '../second-factor/second-factor.js';
import type { SessionRenewal } from '../sessions/session-renewal.js';
import type { Opened, SignedIn } from '../sessions/sessions.js';
import type { PasswordCheck } from './password-check.js';

/** What a person gives to show once more who they are. */
export interface Proof {
  readonly password?: string;
  /** Of the authenticator, or a recovery code. */
  readonly code?: string;
  /** One click, for the demo's people, who have no password; in demo mode only. */
  readonly demo?: boolean;
}
/** By what a person can show it. */
export interface Ways {
  readonly password: boolean;
  /** Whoever has an authenticator shows its code; the password alone will not do. */
  readonly code: boolean;
  readonly demo: boolean;
  /** The identity provider's name, where the person can show it there (OidcSignIn.begin); null: not there. */
  readonly provider: string | null;
}

/** Showing again who one is, before an act with legal effect. */
export class Reauthentication {
  constructor(
    private readonly mode: 'demo' | 'production',
    private readonly passwords: PasswordCheck,
    private readonly renewal: SessionRenewal,
    private readonly factor: SecondFactor,
    private readonly oidc: Pick<OidcSignIn, 'confirms'>,
  ) {}

  async ways(signedIn: SignedIn): Promise<Ways> {
    const { session, identity } = signedIn;
    const demo = this.mode === 'demo' && session.by === 'demo' && identity.person.demo;
    const code = identity.secondFactor;
    const password = !code && (await this.passwords.isSet(identity.person.login));
    return { password, code, demo, provider: await this.oidc.confirms(signedIn) };
  }

  hasPassword({ identity }: SignedIn): Promise<boolean> {
    return this.passwords.isSet(identity.person.login);
  }

  /**
   * @param address the client's, proxies resolved
   * @returns the session under its new token; `login.failed`, `login.throttled`; `auth.proof_missing` for a proof that is none of the person's ways
   */
  async confirm(signedIn: SignedIn, proof: Proof, address: string): Promise<Opened | Refusal> {
    const ways = await this.ways(signedIn);
    if (ways.code && proof.code !== undefined) {
      const failed = await this.factor.check(signedIn.session.person, proof.code);
      return failed ?? this.renewal.renew(signedIn);
    }
    if (ways.password && proof.password !== undefined) {
      const account = await this.passwords.check(signedIn.identity.person.login, proof.password, address);
      return isRefusal(account) ? account : this.renewal.renew(signedIn);
    }
    return ways.demo && proof.demo === true ? this.renewal.renew(signedIn) : refuse('auth.proof_missing', { ways });
  }
}
