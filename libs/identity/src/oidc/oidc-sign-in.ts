import { isRefusal, refuse, type Refusal } from '@sandbar/domain';
import { sha256Hex } from '@sandbar/hash';
import type { Clock, ExternalIdentityStore, OidcAttemptRow, SecretBox } from '@sandbar/workflow';
import { SecretUnreadable } from '@sandbar/workflow';
import * as client from 'openid-client';
import { v7 as uuidv7 } from 'uuid';
import { actRow } from '../people/act-row.js';
import type { SecondStep } from '../second-factor/second-step.js';
import type { SessionRenewal } from '../sessions/session-renewal.js';
import { instantAfter } from '../sessions/session-rules.js';
import { hashOfToken, newToken } from '../sessions/session-token.js';
import type { Device, Opened, SignedIn } from '../sessions/sessions.js';
import { connectTo, isOutage, type Provider } from './provider.js';

/** How long somebody may be away at the provider. */
const ATTEMPT_MS = 10 * 60_000;

export interface Begun {
  /** Where the browser goes. */
  readonly url: string;
  /** For a cookie: whoever comes back must be the browser that went. */
  readonly browser: string;
  readonly seconds: number;
}
/** What somebody goes to the provider for; a link and showing once more who one is are for the session that began. */
export type Errand = { readonly purpose: 'sign-in' } | { readonly purpose: 'link' | 'reauthenticate'; readonly session: string };
/** What a way back led to: a session (a new one, or the own under its new token), or a link to the account of the session that began it. */
export type Returned = { readonly next: string } & ({ readonly opened: Opened } | { readonly linked: true });
export interface OidcPorts {
  readonly store: ExternalIdentityStore;
  readonly secrets: SecretBox;
  readonly clock: Clock;
}

/**
 * Signing in by an identity provider: authorization code flow with PKCE, state and nonce (OpenID Connect Core 1.0 §3.1, RFC 9700). Nobody gets an account by
 * it: the provider's subject must have been linked to a person here before, by that person when signed in. An e-mail address links nobody.
 */
export class OidcSignIn {
  constructor(
    private readonly provider: Provider | undefined,
    private readonly redirectUri: string,
    private readonly ports: OidcPorts,
    private readonly secondStep: SecondStep,
    private readonly renewal: SessionRenewal,
  ) {}

  /** What the provider is called on the page; undefined: none is configured. */
  get name(): string | undefined {
    return this.provider?.name;
  }

  /**
   * The provider's name, where a person can show there once more who they are: linked to it, and without an authenticator, whose code would be the proof.
   * @returns null: not there
   */
  async confirms({ identity }: SignedIn): Promise<string | null> {
    if (this.provider === undefined || identity.secondFactor) return null;
    const { issuer, name } = this.provider;
    const links = await this.ports.store.listOf(identity.person.id);
    return links.some((one) => new URL(one.issuer).href === new URL(issuer).href) ? name : null;
  }

  /**
   * To show once more who one is the provider is told to ask (`prompt=login`, `max_age=0`); whether it did is checked on the way back.
   * @returns `route.not_found` without a provider; `oidc.unavailable` when it cannot be reached
   */
  async begin(next: string, errand: Errand): Promise<Begun | Refusal> {
    if (this.provider === undefined) return refuse('route.not_found');
    const [state, nonce, verifier, browser] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier(), newToken()];
    let url: URL;
    try {
      url = client.buildAuthorizationUrl(await connectTo(this.provider), {
        redirect_uri: this.redirectUri,
        scope: 'openid',
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...(errand.purpose === 'reauthenticate' ? { prompt: 'login', max_age: '0' } : {}),
      });
    } catch {
      return refuse('oidc.unavailable', { retryAfterSeconds: 30 });
    }
    const stateHash = sha256Hex(state);
    await this.ports.store.begin({
      stateHash,
      browserHash: hashOfToken(browser)!,
      sealed: this.ports.secrets.seal(JSON.stringify({ state, nonce, verifier }), `oidc:${stateHash}`),
      purpose: errand.purpose,
      session: errand.purpose === 'sign-in' ? null : errand.session,
      next,
      expiresAt: instantAfter(this.ports.clock.now(), ATTEMPT_MS),
    });
    return { url: url.href, browser, seconds: ATTEMPT_MS / 1_000 };
  }

  /**
   * The way back.
   * @param query of the address the provider sent the browser to, with its `?`
   * @param browser the token of begin(), from the cookie
   * @param signedIn who is signed in now: a link, and showing once more who one is, are for the session that began
   * @returns `oidc.refused` for a state, nonce, code or browser that is not the one that began, or was used, for somebody else than the session's person, and
   * where the provider did not ask anew; `oidc.not_linked`; `oidc.linked_elsewhere`; `oidc.unavailable`; what SecondStep.open() and SessionRenewal.renew() return
   */
  async finish(
    query: string,
    browser: string | undefined,
    signedIn: SignedIn | undefined,
    device: Device,
    brought?: string,
  ): Promise<Returned | Refusal> {
    if (this.provider === undefined) return refuse('route.not_found');
    const state = new URLSearchParams(query).get('state') ?? '';
    const browserHash = browser === undefined ? undefined : hashOfToken(browser);
    const attempt =
      browserHash === undefined ? undefined : await this.ports.store.take(sha256Hex(state), browserHash, this.ports.clock.now());
    if (attempt === undefined) return refuse('oidc.refused');
    const subject = await this.subjectOf(this.provider, attempt, query);
    if (isRefusal(subject)) return subject;
    if (attempt.purpose === 'link') return this.link(attempt, signedIn, subject);
    if (attempt.purpose === 'reauthenticate') return this.confirm(attempt, signedIn, subject);
    const person = await this.ports.store.findPerson(subject.issuer, subject.subject);
    if (person === undefined) return refuse('oidc.not_linked');
    const opened = await this.secondStep.open(person, 'oidc', device, brought);
    return isRefusal(opened) ? { ...opened, params: { ...opened.params, next: attempt.next } } : { next: attempt.next, opened };
  }

  /** Where a browser signs out at the provider too (RP-Initiated Logout 1.0); undefined: the provider offers none, or cannot be reached. */
  async endSessionUrl(backTo: string): Promise<string | undefined> {
    if (this.provider === undefined) return undefined;
    try {
      const connected = await connectTo(this.provider);
      if (connected.serverMetadata().end_session_endpoint === undefined) return undefined;
      return client.buildEndSessionUrl(connected, { post_logout_redirect_uri: backTo }).href;
    } catch {
      return undefined;
    }
  }

  /** Takes the link of the own account away. @returns `oidc.not_linked` */
  async unlink({ identity }: SignedIn, id: string): Promise<Refusal | undefined> {
    const person = identity.person.id;
    const act = actRow(this.ports.clock.now(), 'identity.unlinked', person, person, { identity: id });
    const gone = await this.ports.store.unlink(person, id, act);
    return gone ? undefined : refuse('oidc.not_linked');
  }

  private async subjectOf(
    provider: Provider,
    attempt: OidcAttemptRow,
    query: string,
  ): Promise<{ issuer: string; subject: string } | Refusal> {
    try {
      const kept = this.ports.secrets.open(attempt.sealed, `oidc:${attempt.stateHash}`);
      const { state, nonce, verifier } = JSON.parse(kept) as Record<'state' | 'nonce' | 'verifier', string>;
      const again = attempt.purpose === 'reauthenticate' ? { maxAge: this.secondsSince(attempt) } : {};
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true, ...again };
      const tokens = await client.authorizationCodeGrant(await connectTo(provider), new URL(`${this.redirectUri}${query}`), checks);
      const claims = tokens.claims();
      return claims === undefined ? refuse('oidc.refused') : { issuer: claims.iss, subject: claims.sub };
    } catch (fault) {
      if (fault instanceof SecretUnreadable) return refuse('oidc.refused');
      return isOutage(fault) ? refuse('oidc.unavailable', { retryAfterSeconds: 30 }) : refuse('oidc.refused');
    }
  }

  private async link(
    attempt: OidcAttemptRow,
    signedIn: SignedIn | undefined,
    found: { issuer: string; subject: string },
  ): Promise<Returned | Refusal> {
    if (signedIn === undefined || signedIn.session.id !== attempt.session) return refuse('oidc.refused');
    const person = signedIn.identity.person.id;
    const at = this.ports.clock.now();
    const identity = { id: uuidv7({ msecs: Date.parse(at) }), person, ...found, linkedAt: at, linkedBy: person };
    const act = actRow(at, 'identity.linked', person, person, { identity: identity.id, issuer: found.issuer });
    const linked = await this.ports.store.link(identity, act);
    return linked ? { next: attempt.next, linked: true } : refuse('oidc.linked_elsewhere');
  }

  private async confirm(
    attempt: OidcAttemptRow,
    signedIn: SignedIn | undefined,
    found: { issuer: string; subject: string },
  ): Promise<Returned | Refusal> {
    if (signedIn === undefined || signedIn.session.id !== attempt.session || (await this.confirms(signedIn)) === null)
      return refuse('oidc.refused');
    if ((await this.ports.store.findPerson(found.issuer, found.subject)) !== signedIn.session.person) return refuse('oidc.refused');
    const opened = await this.renewal.renew(signedIn);
    return isRefusal(opened) ? opened : { next: attempt.next, opened };
  }

  /** How old a sign-in at the provider may be to lie after the beginning of the attempt; the library allows half a minute for clocks that differ. */
  private secondsSince({ expiresAt }: OidcAttemptRow): number {
    return Math.ceil((Date.parse(this.ports.clock.now()) - (Date.parse(expiresAt) - ATTEMPT_MS)) / 1_000);
  }
}
