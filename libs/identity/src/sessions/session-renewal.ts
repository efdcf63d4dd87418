import { refuse, type Refusal } from '@sandbar/domain';
import type { Clock, SessionStore } from '@sandbar/workflow';
import { hashOfToken, newToken } from './session-token.js';
import type { Opened, Sessions, SignedIn } from './sessions.js';

/** The step from one token of a session to the next. */
export type Renewed = Parameters<SessionStore['renew']>[0];

/**
 * A person has shown once more who they are: the session goes on under another token (ASVS 5.0, 7.2.4), so that no process answers from an older
 * memory of it.
 */
export class SessionRenewal {
  constructor(
    private readonly store: Pick<SessionStore, 'renew'>,
    private readonly clock: Clock,
    private readonly sessions: Sessions,
  ) {}

  /**
   * @param write writes the step, and whatever belongs to it; false: the session has ended meanwhile
   * @returns the session under its new token; `session.expired`
   */
  async renew(
    { session }: SignedIn,
    write: (step: Renewed) => Promise<boolean> = (step) => this.store.renew(step),
  ): Promise<Opened | Refusal> {
    const at = this.clock.now();
    const token = newToken();
    const newTokenHash = hashOfToken(token)!;
    const renewed = await write({ id: session.id, tokenHash: session.tokenHash, newTokenHash, at });
    this.sessions.forget(session.person);
    if (!renewed) return refuse('session.expired');
    const cookieSeconds = Math.max(1, Math.floor((Date.parse(session.expiresAt) - Date.parse(at)) / 1_000));
    return { token, cookieSeconds, session: { ...session, tokenHash: newTokenHash, authenticatedAt: at } };
  }
}
