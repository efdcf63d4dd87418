import type { AdministrationAct, BulkChange, BulkChangeStore, BulkProgress } from '@sandbar/workflow';
import type { MemoryIdentityStore } from './memory-identity-store.js';

/** Bulk changes as they are asked for, in memory; nothing is planned here: that is the database's part. */
export class MemoryBulkChanges implements BulkChangeStore {
  readonly changes: BulkProgress[] = [];

  constructor(private readonly people: MemoryIdentityStore) {}

  preview(): ReturnType<BulkChangeStore['preview']> {
    return Promise.resolve({ total: 0, cases: [] });
  }
  record(change: BulkChange, act: AdministrationAct): Promise<boolean> {
    const subject = (one: BulkChange): string => (one.content.kind === 'succession' ? one.content.from : one.content.person);
    if (this.changes.some((one) => one.cancelledAt === null && subject(one) === subject(change))) return Promise.resolve(false);
    this.changes.push({ ...change, plannedAt: null, cancelledAt: null, total: 0, moved: 0, unchanged: 0, waiting: 0, dead: 0 });
    this.people.acts.push(act);
    return Promise.resolve(true);
  }
  plan(): Promise<number> {
    return Promise.resolve(0);
  }
  planAgain(): Promise<void> {
    return Promise.resolve();
  }
  cancel(id: string, now: string, act: AdministrationAct): Promise<boolean> {
    const index = this.changes.findIndex((one) => one.id === id && one.cancelledAt === null && now < one.effectiveAt);
    if (index === -1) return Promise.resolve(false);
    this.changes[index] = { ...this.changes[index]!, cancelledAt: now };
    this.people.acts.push(act);
    return Promise.resolve(true);
  }
  find(id: string): Promise<BulkProgress | undefined> {
    return Promise.resolve(this.changes.find((one) => one.id === id));
  }
  list(kind: BulkChange['content']['kind'], limit: number): Promise<readonly BulkProgress[]> {
    return Promise.resolve(this.changes.filter(({ content }) => content.kind === kind).slice(0, limit));
  }
  listCases(): ReturnType<BulkChangeStore['listCases']> {
    return Promise.resolve([]);
  }
}
