import type { AdministrationAct } from './identity.port.js';

/** Somebody at an identity provider, linked to one person here by an explicit act; never by an e-mail address alone. */
export interface ExternalIdentityRow {
  readonly id: string;
  readonly person: string;
  /** `iss` and `sub` of the id token: the pair names somebody for good. */
  readonly issuer: string;
  readonly subject: string;
  readonly linkedAt: string;
  /** Person id. */
  readonly linkedBy: string;
}
/** A way to the provider and back that was begun: `sign-in`, or `link` and `reauthenticate` of a session. */
export interface OidcAttemptRow {
  /** SHA-256 (hex) of `state`. */
  readonly stateHash: string;
  /** SHA-256 (hex) of the token in a cookie of the browser that began. */
  readonly browserHash: string;
  /** JSON of nonce and code verifier, sealed by a SecretBox. */
  readonly sealed: string;
  readonly purpose: 'sign-in' | 'link' | 'reauthenticate';
  readonly session: string | null;
  /** Local path to go on to. */
  readonly next: string;
  readonly expiresAt: string;
}

/** Each method is one transaction of its own. */
export interface ExternalIdentityStore {
  findPerson(issuer: string, subject: string): Promise<string | undefined>;
  listOf(person: string): Promise<readonly ExternalIdentityRow[]>;
  /** False: that identity, or that person at that issuer, is linked already. */
  link(identity: ExternalIdentityRow, act: AdministrationAct): Promise<boolean>;
  /** False: the person has no such link. */
  unlink(person: string, id: string, act: AdministrationAct): Promise<boolean>;
  begin(attempt: OidcAttemptRow): Promise<void>;
  /** Takes the attempt away, whatever comes of it: a second callback finds none. Undefined too when it has expired or began in another browser. */
  take(stateHash: string, browserHash: string, at: string): Promise<OidcAttemptRow | undefined>;
}
