import type { Clock, InboxRow, InboxStore } from '@sandbar/workflow';

export interface InboxPage {
  readonly rows: readonly InboxRow[];
  /** Where the next page begins; null: this is the last one. */
  readonly next: { readonly at: string; readonly id: string } | null;
  readonly unread: number;
}
const MOST = 100;

/** A person's own messages. */
export class Inbox {
  constructor(
    private readonly store: InboxStore,
    private readonly clock: Clock,
  ) {}

  /** Newest first. @param limit 1–100 */
  async read(
    person: string,
    filter: { readonly unreadOnly?: boolean; readonly after?: { readonly at: string; readonly id: string }; readonly limit: number },
  ): Promise<InboxPage> {
    const limit = Math.min(Math.max(1, filter.limit), MOST);
    const more = filter.after === undefined ? {} : { after: filter.after };
    const rows = await this.store.list(person, { unreadOnly: filter.unreadOnly ?? false, ...more, limit: limit + 1 });
    const page = rows.slice(0, limit);
    const last = page.at(-1);
    const next = rows.length > limit && last !== undefined ? { at: last.at, id: last.id } : null;
    return { rows: page, next, unread: await this.store.countUnread(person) };
  }

  /** @returns how many of the ids were the person's own */
  markRead(person: string, ids: readonly string[]): Promise<number> {
    return this.store.mark(person, ids, this.clock.now());
  }

  markUnread(person: string, ids: readonly string[]): Promise<number> {
    return this.store.mark(person, ids, null);
  }
}
