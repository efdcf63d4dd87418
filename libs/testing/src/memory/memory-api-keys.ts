import type { AdministrationAct, ApiKeyRow, ApiKeyStore, IdentityRow, KeyPlace } from '@sandbar/workflow';
import type { MemoryIdentityStore } from './memory-identity-store.js';

/** Keys of systems over the people in memory, with the promises of the database. */
export class MemoryApiKeys implements ApiKeyStore {
  readonly keys = new Map<string, ApiKeyRow>();

  constructor(private readonly identities: MemoryIdentityStore) {}

  issue(key: ApiKeyRow, act: AdministrationAct): Promise<void> {
    this.keys.set(key.id, key);
    this.identities.acts.push(act);
    return Promise.resolve();
  }
  async rotate(key: ApiKeyRow, oldEndsAt: string, act: AdministrationAct): Promise<boolean> {
    const old = this.keys.get(key.replaces ?? '');
    if (old === undefined || old.revokedAt !== null || old.expiresAt <= key.createdAt) return false;
    this.keys.set(old.id, { ...old, expiresAt: old.expiresAt < oldEndsAt ? old.expiresAt : oldEndsAt });
    await this.issue(key, act);
    return true;
  }
  revoke(id: string, at: string, act: AdministrationAct): Promise<boolean> {
    const found = this.keys.get(id);
    if (found === undefined || found.revokedAt !== null || found.expiresAt <= at) return Promise.resolve(false);
    this.keys.set(id, { ...found, revokedAt: at });
    this.identities.acts.push(act);
    return Promise.resolve(true);
  }
  async find(id: string, at: string): Promise<{ key: ApiKeyRow; identity: IdentityRow } | undefined> {
    const key = this.keys.get(id);
    const identity = key && (await this.identities.findIdentity(key.person, at));
    return key && identity && { key, identity };
  }
  list({ organisation, authority }: KeyPlace, at: string): Promise<readonly ApiKeyRow[]> {
    const own = (one: ApiKeyRow): boolean =>
      (organisation !== null && one.organisation === organisation) || (authority !== null && one.authority === authority);
    return Promise.resolve([...this.keys.values()].filter((one) => own(one) && one.revokedAt === null && one.expiresAt > at).reverse());
  }
  touch(id: string, at: string, from: string): Promise<void> {
    const found = this.keys.get(id);
    if (found !== undefined) this.keys.set(id, { ...found, lastUsedAt: at, lastUsedFrom: from });
    return Promise.resolve();
  }
}
