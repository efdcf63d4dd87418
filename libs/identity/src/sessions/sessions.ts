import { isRefusal, refuse, type Actor, type Refusal } from '@sandbar/domain';
import type { Clock, IdentityRow, IdentityStore, SessionRow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { resolveActor } from './resolve-actor.js';
import { instantAfter, type SessionRules } from './session-rules.js';
import { hashOfToken, newToken } from './session-token.js';

export interface SignedIn {
  readonly session: SessionRow;
  readonly identity: IdentityRow;
  readonly actor: Actor;
}
/** What a session was opened from; null where nothing is known of it. */
export interface Device {
  readonly userAgent: string | null;
  /** Proxies resolved. */
  readonly address: string | null;
}
export interface Opened {
  /** For the cookie; this is the only time it is seen. */
  readonly token: string;
  readonly cookieSeconds: number;
  readonly session: SessionRow;
}

interface Remembered {
  readonly signedIn: SignedIn;
  readonly readAt: number;
  /** When `lastSeenAt` was last written by this process, ms. */
  touchedAt: number;
}
const KEPT_SESSIONS = 10_000;

/** Sessions of browsers: opaque tokens, of which the store holds the hash only. */
export class Sessions {
  private readonly remembered = new Map<string, Remembered>();
  private readonly reading = new Map<string, Promise<SignedIn | undefined>>();

  constructor(
    private readonly store: IdentityStore,
    private readonly clock: Clock,
    private readonly rules: SessionRules,
  ) {}

  /**
   * Opens a session with a token never seen before, and revokes the one that the browser brought along (session fixation, ASVS 7.2.4).
   * @param brought the token in the browser's cookie, if any
   */
  async open(person: string, by: SessionRow['by'], device: Device | null, brought?: string): Promise<Opened> {
    const { token, session } = this.draft(by, device);
    const old = brought === undefined ? undefined : hashOfToken(brought);
    const row = { ...session, person };
    await this.store.openSession(row, old ?? null);
    if (old !== undefined) this.remembered.delete(old);
    return { token, cookieSeconds: this.rules.absoluteHours * 3_600, session: row };
  }

  /** A session that another transaction will write (redeeming a link opens one). */
  draft(by: SessionRow['by'], device: Device | null): { token: string; cookieSeconds: number; session: Omit<SessionRow, 'person'> } {
    const token = newToken();
    const at = this.clock.now();
    const session = {
      id: uuidv7({ msecs: Date.parse(at) }),
      tokenHash: hashOfToken(token)!,
      by,
      createdAt: at,
      authenticatedAt: at,
      lastSeenAt: at,
      expiresAt: instantAfter(at, this.rules.absoluteHours * 3_600_000),
      revokedAt: null,
      userAgent: device?.userAgent?.slice(0, 200) ?? null,
      address: device?.address ?? null,
    };
    return { token, cookieSeconds: this.rules.absoluteHours * 3_600, session };
  }

  /**
   * Whose session is it? Answers from memory for at most `cacheMilliseconds`, so that a request costs no query; a revocation in another process
   * is seen within that time, one in this process at once.
   * @returns `session.missing` without a token; `session.expired` for an unknown, idle, old or revoked one, all alike
   */
  async find(token: string | undefined): Promise<SignedIn | Refusal> {
    const found = await this.peek(token);
    if (!isRefusal(found)) await this.touch(hashOfToken(token!)!, this.clock.now());
    return found;
  }

  /** As `find`, but no activity: a page that is left open does not keep its session alive. */
  async peek(token: string | undefined): Promise<SignedIn | Refusal> {
    if (token === undefined || token === '') return refuse('session.missing');
    const hash = hashOfToken(token);
    if (hash === undefined) return refuse('session.expired');
    const at = this.clock.now();
    const known = this.remembered.get(hash);
    const signedIn = known !== undefined && this.isFresh(known, at) ? known.signedIn : await this.read(hash, at);
    if (signedIn === undefined || !this.isAlive(signedIn, at)) {
      this.remembered.delete(hash);
      return refuse('session.expired');
    }
    return signedIn;
  }

  /** Signing out. Unknown tokens are let go in silence. */
  async revoke(token: string): Promise<void> {
    const hash = hashOfToken(token);
    if (hash === undefined) return;
    this.remembered.delete(hash);
    await this.store.revokeSession(hash, this.clock.now());
    this.remembered.delete(hash);
  }

  async revokeAllOf(person: string): Promise<void> {
    await this.store.revokeSessionsOf(person, this.clock.now());
    this.forget(person);
  }

  /** Lets go of what this process remembers of a person: something about the person has changed. */
  forget(person: string): void {
    for (const [hash, { signedIn }] of this.remembered) if (signedIn.session.person === person) this.remembered.delete(hash);
  }

  private isFresh({ readAt, signedIn }: Remembered, at: string): boolean {
    const age = Date.parse(at) - readAt;
    const changesAt = signedIn.identity.changesAt;
    return age >= 0 && age < this.rules.cacheMilliseconds && (changesAt === null || at < changesAt);
  }

  private isAlive({ session, identity }: SignedIn, at: string): boolean {
    const idle = this.rules.idleMinutes * 60_000;
    const idleUntil = instantAfter(session.lastSeenAt, idle);
    // Seen further ahead than it may idle: by a clock that was wrong. Its end is as wrong, so it ends now.
    const ahead = session.lastSeenAt > instantAfter(at, idle);
    return session.revokedAt === null && identity.person.status === 'active' && at < session.expiresAt && at < idleUntil && !ahead;
  }

  private read(hash: string, at: string): Promise<SignedIn | undefined> {
    const running = this.reading.get(hash);
    if (running !== undefined) return running;
    const reading = this.readOnce(hash, at).finally(() => this.reading.delete(hash));
    this.reading.set(hash, reading);
    return reading;
  }

  private async readOnce(hash: string, at: string): Promise<SignedIn | undefined> {
    const before = this.remembered.get(hash);
    const found = await this.store.findSession(hash, at);
    if (found === undefined) return undefined;
    const signedIn = { ...found, actor: { ...resolveActor(found.identity), authenticatedAt: found.session.authenticatedAt } };
    const touchedAt = Math.max(before?.touchedAt ?? 0, Date.parse(found.session.lastSeenAt));
    this.remembered.delete(hash);
    this.remembered.set(hash, { signedIn, readAt: Date.parse(at), touchedAt });
    if (this.remembered.size > KEPT_SESSIONS) this.remembered.delete(this.remembered.keys().next().value!);
    return signedIn;
  }

  private async touch(hash: string, at: string): Promise<void> {
    const known = this.remembered.get(hash);
    const now = Date.parse(at);
    if (known === undefined || now - known.touchedAt < this.rules.touchSeconds * 1_000) return;
    known.touchedAt = now;
    await this.store.touchSession(hash, at);
  }
}
