import type { Province, Role } from '@sandbar/domain';
import type { OrganisationRow } from './unit-of-work.port.js';

/** Language in which a person reads the product. */
export type Locale = 'zh' | 'en';
export type PersonStatus = 'invited' | 'active' | 'disabled';

/** A person and the one organisation (a firm, an office, a body) in which the person works. */
export interface PersonRow {
  readonly id: string;
  /** Sign-in name, lower case, unique. */
  readonly login: string;
  readonly displayName: string;
  readonly email: string | null;
  readonly locale: Locale;
  readonly status: PersonStatus;
  /** The firm (organisation uuid) or null for office staff, experts and platform people. */
  readonly organisation: string | null;
  /** The office (authority uuid) or null. Never both an organisation and an authority. */
  readonly authority: string | null;
  /** Province of the office or of the firm's home; null for the platform's people. */
  readonly province: Province | null;
  /** Fictional, of the demo: the only people whom the demo's one-click sign-in admits. */
  readonly demo: boolean;
}

/** A dated grant of one role. Instants are ISO UTC; `to` null: until ended. In force when from <= at < to. */
export interface RoleGrantRow {
  readonly id: string;
  readonly person: string;
  readonly role: Role;
  readonly from: string;
  readonly to: string | null;
  readonly grantedBy: string | null;
}

/** Absence cover: dated, logged, carries the delegator's conflicts. Covers the named roles only. */
export interface DelegationRow {
  readonly id: string;
  readonly delegator: string;
  readonly delegate: string;
  readonly roles: readonly Role[];
  readonly from: string;
  readonly to: string;
}

/** A delegation in force, with how the delegator stands at that instant: nobody lends what they do not hold. */
export interface CoverRow extends DelegationRow {
  readonly delegatorName: string;
  /** The delegator's own roles in force; empty when the account is closed. */
  readonly held: readonly Role[];
  readonly organisation: string | null;
  readonly authority: string | null;
  readonly province: Province | null;
}

/** A person with what is in force at one instant, read in one query. */
export interface IdentityRow {
  readonly person: PersonRow;
  readonly roles: readonly Role[];
  /** Delegations to this person in force at that instant; empty when none was granted. */
  readonly covers: readonly CoverRow[];
  /** The next instant at which a grant of theirs or a covered person's, or a delegation begins or ends; null: none known. A cache must not outlive it. */
  readonly changesAt: string | null;
  /** The person signs in with an authenticator beside the first step. */
  readonly secondFactor: boolean;
}

export interface AccountRow {
  readonly person: PersonRow;
  /** argon2id in PHC form; null: never enrolled, or signs in another way. */
  readonly passwordHash: string | null;
}

/** A signed-in browser. Only the SHA-256 (hex) of its token is stored. */
export interface SessionRow {
  readonly id: string;
  readonly tokenHash: string;
  readonly person: string;
  readonly by: 'password' | 'enrolment' | 'demo' | 'oidc';
  readonly createdAt: string;
  /** When the person last showed who they are: at sign-in, or since. */
  readonly authenticatedAt: string;
  readonly lastSeenAt: string;
  /** End of the absolute lifetime. */
  readonly expiresAt: string;
  readonly revokedAt: string | null;
  readonly userAgent: string | null;
  /** Address it was opened from, proxies resolved. */
  readonly address: string | null;
}

/** A one-time link: only the SHA-256 (hex) of its token is stored. */
export interface EnrolmentRow {
  readonly tokenHash: string;
  readonly person: string;
  readonly issuedBy: string | null;
  readonly issuedAt: string;
  readonly expiresAt: string;
}

/** What an administrator did, for the audit administrator. Written in the transaction of the act; never changed. */
export interface AdministrationAct {
  readonly id: string;
  readonly at: string;
  /** Person id, or `system`. */
  readonly by: string;
  readonly act:
    | 'person.created'
    | 'organisation.created'
    | 'person.disabled'
    | 'role.granted'
    | 'role.ended'
    | 'enrolment.issued'
    | 'enrolment.redeemed'
    | 'sessions.revoked'
    | 'calendar.entered'
    | 'calendar.confirmed'
    | 'calendar.withdrawn'
    | 'rules.entered'
    | 'rules.confirmed'
    | 'rules.withdrawn'
    | 'delegation.granted'
    | 'delegation.revoked'
    | 'invitation.sent'
    | 'invitation.resent'
    | 'invitation.revoked'
    | 'invitation.accepted'
    | 'person.left'
    | 'person.stays'
    | 'person.moved'
    | 'authority.succeeded'
    | 'authority.stays'
    | 'password.changed'
    | 'key.issued'
    | 'key.rotated'
    | 'key.revoked'
    | 'second-factor.confirmed'
    | 'second-factor.removed'
    | 'second-factor.reset'
    | 'identity.linked'
    | 'identity.unlinked';
  /** The person or organisation it was done to. */
  readonly subject: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** One attempt to sign in, counted before the password is looked at, so that a burst cannot pass the counter. */
export interface Attempt {
  /** Hashed name or address; 64 hex digits with a prefix. */
  readonly key: string;
  /** Seconds to wait after the n-th attempt in a row (index n - 1; the last one goes for all further). */
  readonly delays: readonly number[];
}
export interface AttemptOutcome {
  readonly key: string;
  /** False: the key is blocked and the attempt was not counted. */
  readonly admitted: boolean;
  readonly blockedUntil: string;
}

/**
 * People, grants, sessions, links and the sign-in counters. Each method is one transaction of its own; no table here holds case content.
 * Methods throw StoreUnavailable when there is no database: sign-in then fails closed.
 */
export interface IdentityStore {
  findAccount(login: string): Promise<AccountRow | undefined>;
  findIdentity(person: string, at: string): Promise<IdentityRow | undefined>;
  listPeople(filter: {
    organisation?: string;
    authority?: string;
    demo?: boolean;
    after?: string;
    limit: number;
  }): Promise<readonly PersonRow[]>;
  /** Those who hold the role at that instant and are not disabled, enrolled or not, demo people too; by id. */
  listHolders(role: Role, at: string): Promise<readonly PersonRow[]>;
  /** Creates person, grants, link (where given) and act together. False: the login name is taken (nothing was written). */
  createPerson(entry: {
    person: PersonRow;
    grants: readonly RoleGrantRow[];
    passwordHash: string | null;
    enrolment: EnrolmentRow | null;
    act: AdministrationAct;
  }): Promise<boolean>;
  /** Inserts or replaces the demo's organisations and people with their grants, by id, in one transaction; touches nobody else. */
  upsertDemo(entry: {
    organisations: readonly OrganisationRow[];
    people: readonly { person: PersonRow; grants: readonly RoleGrantRow[] }[];
  }): Promise<void>;
  /** False: the USCC is taken (nothing was written). */
  createOrganisation(organisation: OrganisationRow, act: AdministrationAct): Promise<boolean>;
  listOrganisations(filter: { after?: string; limit: number }): Promise<readonly OrganisationRow[]>;
  /** Replaces the hash only where it is still `was`: two sign-ins at once rehash one time. */
  replacePasswordHash(person: string, was: string, hash: string): Promise<void>;
  /** Disables the account and revokes its sessions in one transaction. */
  disablePerson(person: string, at: string, act: AdministrationAct): Promise<void>;
  grantRole(grant: RoleGrantRow, act: AdministrationAct): Promise<void>;
  /** Ends the open grants of the role at `at`. */
  endRole(person: string, role: Role, at: string, act: AdministrationAct): Promise<void>;
  listAdministrationActs(filter: { before?: string; limit: number }): Promise<readonly AdministrationAct[]>;

  /** Takes every unused link of that person back and writes the new one. */
  issueEnrolment(enrolment: EnrolmentRow, act: AdministrationAct): Promise<void>;
  /**
   * Uses the link up: unused, `issuedAt` <= at < `expiresAt`, person not disabled. Sets the password hash, makes the person active, revokes older
   * sessions and opens `session`, all in one transaction. Undefined: no such usable link (nothing was written).
   */
  redeemEnrolment(entry: {
    tokenHash: string;
    at: string;
    passwordHash: string;
    session: Omit<SessionRow, 'person'>;
    actId: string;
  }): Promise<{ person: string } | undefined>;
  findUsableEnrolment(tokenHash: string, at: string): Promise<{ login: string; displayName: string; expiresAt: string } | undefined>;

  /** Inserts `session` and revokes the one whose token the browser brought along, if any, in one transaction (against fixation). */
  openSession(session: SessionRow, replacedTokenHash: string | null): Promise<void>;
  /** Session with its person and what is in force at `at`, in one query, whatever its state. */
  findSession(tokenHash: string, at: string): Promise<{ session: SessionRow; identity: IdentityRow } | undefined>;
  /** Moves `lastSeenAt` forward, never back. */
  touchSession(tokenHash: string, at: string): Promise<void>;
  revokeSession(tokenHash: string, at: string): Promise<void>;
  revokeSessionsOf(person: string, at: string): Promise<void>;
  listSessionsOf(person: string): Promise<readonly SessionRow[]>;
  /** Removes sessions, links and counters that ended before the instant; returns how many rows. */
  purge(before: string): Promise<number>;

  /**
   * Counts one attempt on every key at once, atomically: a key whose block lasts beyond `at` refuses; else its count rises by one (begins at one when
   * its last attempt was before `forgetBefore`) and its block is set to at + delays. When one key refuses, none is counted.
   */
  takeAttempt(attempts: readonly Attempt[], at: string, forgetBefore: string): Promise<readonly AttemptOutcome[]>;
  /** After a success: the account's key begins anew, the address's keys lose the one attempt. */
  settleAttempt(entry: { clear: readonly string[]; forgive: readonly string[] }): Promise<void>;
}
