import type { Actor } from '@sandbar/domain';
import type { InboxRow, InboxStore } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { Rooms } from '../session/rooms.js';
import { INBOX_COLUMNS, toInboxRow } from './inbox-row.js';
import type { InboxColumns } from './inbox-row.js';

/** People's own inboxes, in the app role: row security shows each person the rows of that person only. */
export class PostgresInboxStore implements InboxStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async list(
    person: string,
    filter: { unreadOnly: boolean; after?: { at: string; id: string }; limit: number },
  ): Promise<readonly InboxRow[]> {
    const text = `SELECT ${INBOX_COLUMNS} FROM notification n WHERE n.person_id = $1 AND (NOT $2 OR n.read_at IS NULL)
      AND ($3::timestamptz IS NULL OR (n.at, n.id) < ($3, $4::uuid)) ORDER BY n.at DESC, n.id DESC LIMIT $5`;
    const values = [person, filter.unreadOnly, filter.after?.at ?? null, filter.after?.id ?? null, filter.limit];
    return (await this.rooms.readAs<InboxColumns & Record<string, unknown>>(as(person), text, values)).map(toInboxRow);
  }

  async countUnread(person: string): Promise<number> {
    const text = 'SELECT count(*)::int AS n FROM notification WHERE person_id = $1 AND read_at IS NULL';
    return (await this.rooms.readAs<{ n: number }>(as(person), text, [person]))[0]!.n;
  }

  async mark(person: string, ids: readonly string[], readAt: string | null): Promise<number> {
    const text = 'UPDATE notification SET read_at = $3 WHERE person_id = $1 AND id = ANY ($2::uuid[])';
    return this.rooms.as(as(person), 'write', async (db) => (await db.query(text, [person, ids, readAt])).rowCount ?? 0);
  }
}

function as(person: string): { readonly actor: Actor; readonly traceId: string } {
  return { actor: { person, roles: [], organisation: null, authority: null, province: null }, traceId: '' };
}
