import type { AdministrationAct, SessionRow, SessionStore } from '@sandbar/workflow';
import type { MemoryIdentityStore } from './memory-identity-store.js';

/** Open sessions over the people in memory, with the promises of the database. */
export class MemorySessionStore implements SessionStore {
  constructor(private readonly identities: MemoryIdentityStore) {}

  listLive(person: string, at: string, idleSince: string): Promise<readonly SessionRow[]> {
    const live = this.of(person).filter((one) => one.expiresAt > at && one.lastSeenAt > idleSince);
    return Promise.resolve(live.sort((a, b) => (`${a.createdAt} ${a.id}` < `${b.createdAt} ${b.id}` ? 1 : -1)));
  }
  revokeOne(person: string, session: string, at: string, act: AdministrationAct | null): Promise<boolean> {
    const found = this.of(person).find((one) => one.id === session);
    if (found === undefined) return Promise.resolve(false);
    this.put({ ...found, revokedAt: at });
    if (act !== null) this.identities.acts.push(act);
    return Promise.resolve(true);
  }
  revokeOthers(person: string, kept: string | null, at: string, act: AdministrationAct | null): Promise<number> {
    const others = this.of(person).filter((one) => one.id !== kept);
    for (const one of others) this.put({ ...one, revokedAt: at });
    if (act !== null) this.identities.acts.push(act);
    return Promise.resolve(others.length);
  }
  renew({ id, tokenHash, newTokenHash, at }: Parameters<SessionStore['renew']>[0]): Promise<boolean> {
    const found = this.identities.sessions.get(tokenHash);
    if (found === undefined || found.id !== id || found.revokedAt !== null || found.expiresAt <= at) return Promise.resolve(false);
    this.identities.sessions.delete(tokenHash);
    this.put({ ...found, tokenHash: newTokenHash, authenticatedAt: at, lastSeenAt: at });
    return Promise.resolve(true);
  }
  async changePassword(entry: Parameters<SessionStore['changePassword']>[0]): Promise<boolean> {
    const { person, passwordHash, kept, at, act } = entry;
    if (!(await this.renew({ ...kept, at }))) return false;
    this.identities.passwords.set(person, passwordHash);
    await this.revokeOthers(person, kept.id, at, act);
    return true;
  }

  private of(person: string): SessionRow[] {
    return [...this.identities.sessions.values()].filter((one) => one.person === person && one.revokedAt === null);
  }
  private put(row: SessionRow): void {
    this.identities.sessions.set(row.tokenHash, row);
  }
}
