import { refuse, type Actor, type Refusal } from '@sandbar/domain';
import type { AdministrationAct, Clock, SessionRow, SessionStore } from '@sandbar/workflow';
import { actRow } from '../people/act-row.js';
import type { CaslPolicy } from '../policy/casl-policy.js';
import { instantAfter, type SessionRules } from './session-rules.js';
import type { Sessions, SignedIn } from './sessions.js';

/** Which browsers are signed in, and ending them: one's own, or as the security administrator a person's. */
export class OpenSessions {
  constructor(
    private readonly store: SessionStore,
    private readonly clock: Clock,
    private readonly rules: Pick<SessionRules, 'idleMinutes'>,
    private readonly sessions: Sessions,
    private readonly policy: CaslPolicy,
  ) {}

  /** The person's own, the newest first. */
  listOwn({ session }: SignedIn): Promise<readonly SessionRow[]> {
    return this.list(session.person);
  }

  /** Ends one of the own sessions, the present one too. @returns `session.not_found` for another's and for one that has ended, alike */
  endOwn({ session }: SignedIn, id: string): Promise<Refusal | undefined> {
    return this.end(session.person, id, null);
  }

  /** Ends every own session but the present one; returns how many. */
  async endOthers({ session }: SignedIn): Promise<number> {
    const ended = await this.store.revokeOthers(session.person, session.id, this.clock.now(), null);
    this.sessions.forget(session.person);
    return ended;
  }

  async listOf(by: Actor, person: string): Promise<readonly SessionRow[] | Refusal> {
    return this.policy.admit(by, 'sessions.revoke') ?? this.list(person);
  }

  async endOneOf(by: Actor, person: string, id: string): Promise<Refusal | undefined> {
    return (
      this.policy.admit(by, 'sessions.revoke') ??
      this.end(person, id, actRow(this.clock.now(), 'sessions.revoked', by.person, person, { session: id }))
    );
  }

  /** Ends all of a person's sessions; returns how many. */
  async endAllOf(by: Actor, person: string): Promise<number | Refusal> {
    const barred = this.policy.admit(by, 'sessions.revoke');
    if (barred !== undefined) return barred;
    const ended = await this.store.revokeOthers(
      person,
      null,
      this.clock.now(),
      actRow(this.clock.now(), 'sessions.revoked', by.person, person),
    );
    this.sessions.forget(person);
    return ended;
  }

  private list(person: string): Promise<readonly SessionRow[]> {
    const at = this.clock.now();
    return this.store.listLive(person, at, instantAfter(at, -this.rules.idleMinutes * 60_000));
  }

  private async end(person: string, id: string, act: AdministrationAct | null): Promise<Refusal | undefined> {
    const ended = await this.store.revokeOne(person, id, this.clock.now(), act);
    this.sessions.forget(person);
    return ended ? undefined : refuse('session.not_found');
  }
}
