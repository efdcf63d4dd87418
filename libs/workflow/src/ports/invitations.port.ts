import type { Province, Role } from '@sandbar/domain';
import type { AdministrationAct, Locale, RoleGrantRow, SessionRow } from './identity.port.js';

/** Somebody asked by e-mail to work at a place. Of the link only the SHA-256 of its token is kept. */
export interface InvitationRow {
  readonly id: string;
  /** Lower case; the sign-in name of the account that accepting makes. */
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly roles: readonly Role[];
  readonly organisation: string | null;
  readonly authority: string | null;
  readonly province: Province | null;
  readonly tokenHash: string;
  readonly invitedBy: string;
  readonly invitedAt: string;
  readonly expiresAt: string;
  readonly acceptedAt: string | null;
  readonly acceptedBy: string | null;
  readonly revokedAt: string | null;
}

/** Each method is one transaction. */
export interface InvitationStore {
  /** Keeps it and its act. An open one of the same place and address is taken back first. */
  add(invitation: InvitationRow, act: AdministrationAct): Promise<void>;
  find(id: string): Promise<InvitationRow | undefined>;
  /** By the hash of a token: neither used nor taken back, and within its time. */
  findUsable(tokenHash: string, at: string): Promise<InvitationRow | undefined>;
  list(of: { organisation: string } | { authority: string }, limit: number): Promise<readonly InvitationRow[]>;
  /** A new token and a new time. False: used, taken back, or none. */
  renew(id: string, tokenHash: string, at: string, expiresAt: string, act: AdministrationAct): Promise<boolean>;
  revoke(id: string, at: string, act: AdministrationAct): Promise<boolean>;
  /** Is the address a sign-in name that somebody uses now? */
  isTaken(email: string): Promise<boolean>;
  /**
   * Uses the link up. Makes the account, or opens the closed account of that address again, under the same id (separation of duties is by identity),
   * with password, grants and session. `taken`: somebody uses the address; `gone`: no usable link. Nothing was written then.
   */
  accept(entry: {
    readonly tokenHash: string;
    readonly at: string;
    /** Id of the account, where it is new. */
    readonly person: string;
    readonly passwordHash: string;
    readonly grants: (person: string, invitation: InvitationRow) => readonly RoleGrantRow[];
    readonly session: Omit<SessionRow, 'person'>;
    readonly actId: string;
  }): Promise<{ readonly person: string } | 'taken' | 'gone'>;
}

/** One message to an address. It says who is asked, by which place, until when; the link only where the address belongs to no account yet. */
export interface InvitationMail {
  /** One message a key: sending it again writes the same. */
  readonly key: string;
  readonly email: string;
  readonly displayName: string;
  readonly locale: Locale;
  readonly placeName: { readonly zh: string; readonly en: string };
  /** Null: the address has an account already, which is told to its owner only. */
  readonly link: string | null;
  readonly at: string;
  readonly expiresAt: string;
}
export interface InvitationPost {
  /** @throws the transport's faults */
  send(mail: InvitationMail): Promise<void>;
}
