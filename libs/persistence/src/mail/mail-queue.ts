import type { MailDelivery, MailQueue, MailState } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { toInstant } from '../session/instant.js';
import { isLapsed } from '../outbox/leases-ahead.js';
import { Rooms } from '../session/rooms.js';
import { toMailDelivery } from './mail-row.js';
import type { MailColumns } from './mail-row.js';

/** The mail queue in Postgres, in the system role. */
export class PostgresMailQueue implements MailQueue {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async claim(id: string, now: string, until: string): Promise<MailDelivery | { readonly busyUntil: string } | undefined> {
    return this.rooms.open('write', async (db) => {
      const text = `UPDATE mail_delivery SET state = 'sending', attempt = attempt + 1, held_until = $3
        WHERE id = $1 AND (state = 'pending' OR (state = 'sending' AND ${isLapsed('held_until', '$2')})) RETURNING *`;
      const [mine] = (await db.query<MailColumns & Record<string, unknown>>(text, [id, now, until])).rows;
      if (mine !== undefined) return toMailDelivery(mine);
      const held = `SELECT held_until FROM mail_delivery WHERE id = $1 AND state = 'sending'`;
      const [other] = (await db.query<{ held_until: Date }>(held, [id])).rows;
      return other && { busyUntil: toInstant(other.held_until) };
    });
  }

  async countByState(): Promise<Readonly<Record<MailState, number>>> {
    const rows = await this.rooms.readOpen<{ state: MailState; n: number }>(
      'SELECT state, count(*)::int AS n FROM mail_delivery GROUP BY state',
    );
    return { pending: 0, sending: 0, sent: 0, bounced: 0, failed: 0, ...Object.fromEntries(rows.map(({ state, n }) => [state, n])) };
  }
}
