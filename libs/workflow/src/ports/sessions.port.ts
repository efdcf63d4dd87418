import type { AdministrationAct, SessionRow } from './identity.port.js';

/** What a person, or the security administrator, does about sessions that are open. Each method is one transaction of its own. */
export interface SessionStore {
  /** Sessions of the person that are still good at `at`, the newest first. @param idleSince sessions last seen before it have ended */
  listLive(person: string, at: string, idleSince: string): Promise<readonly SessionRow[]>;
  /** Ends one session of that person. False: that person has no such open session. @param act written with it, where an administrator does it */
  revokeOne(person: string, session: string, at: string, act: AdministrationAct | null): Promise<boolean>;
  /** Ends every session of that person but one; returns how many. @param kept null: none is kept */
  revokeOthers(person: string, kept: string | null, at: string, act: AdministrationAct | null): Promise<number>;
  /**
   * The person has shown again who they are: the session goes on under another token (no process remembers it), authenticated at `at`.
   * False: the session has ended meanwhile, or its token was changed before.
   */
  renew(session: { id: string; tokenHash: string; newTokenHash: string; at: string }): Promise<boolean>;
  /** Sets the password, ends every other session, and renews the one that is kept, all together. False: the kept one has ended. */
  changePassword(entry: {
    person: string;
    passwordHash: string;
    kept: { id: string; tokenHash: string; newTokenHash: string };
    at: string;
    act: AdministrationAct;
  }): Promise<boolean>;
}
