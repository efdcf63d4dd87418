import type { WebhookAttempt, WebhookDelivery, WebhookEndpoint, WebhookOwner, WebhookStore } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { addDeliverRow } from '../mail/deliver-row.js';
import { toInstant } from '../session/instant.js';
import { isLapsed } from '../outbox/leases-ahead.js';
import { Rooms } from '../session/rooms.js';
import { toDelivery, toEndpoint } from './webhook-rows.js';
import type { DeliveryColumns, EndpointColumns } from './webhook-rows.js';

/** An owner without a place owns nothing: `null = null` holds for no row. */
const OWNED = '(e.organisation_id = $1 OR e.authority_id = $2)';
const of = ({ organisation, authority }: WebhookOwner): readonly [string | null, string | null] => [organisation, authority];

/** Endpoints and deliveries, in the system role: the app role sees neither. */
export class PostgresWebhookStore implements WebhookStore {
  private readonly rooms: Rooms;

  constructor(dataSource: DataSource) {
    this.rooms = new Rooms(dataSource);
  }

  async list(owner: WebhookOwner): Promise<readonly WebhookEndpoint[]> {
    const text = `SELECT e.* FROM webhook_endpoint e WHERE ${OWNED} ORDER BY e.created_at, e.id`;
    return (await this.rooms.readOpen<EndpointColumns>(text, of(owner))).map(toEndpoint);
  }

  async create(row: WebhookEndpoint): Promise<void> {
    const text = `INSERT INTO webhook_endpoint (id, organisation_id, authority_id, url, types, secret, state, created_by, created_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`;
    const values = [row.id, row.organisation, row.authority, row.url, row.types, row.sealedSecret, row.state, row.createdBy, row.createdAt];
    await this.rooms.open('write', (db) => db.query(text, values));
  }

  async find(owner: WebhookOwner, id: string): Promise<WebhookEndpoint | undefined> {
    const text = `SELECT e.* FROM webhook_endpoint e WHERE ${OWNED} AND e.id = $3`;
    const [row] = await this.rooms.readOpen<EndpointColumns>(text, [...of(owner), id]);
    return row && toEndpoint(row);
  }

  async rotate(owner: WebhookOwner, id: string, sealed: string, previousUntil: string): Promise<boolean> {
    const text = `UPDATE webhook_endpoint e SET previous_secret = e.secret, previous_until = $5, secret = $4 WHERE ${OWNED} AND e.id = $3`;
    return this.rooms.open('write', async (db) => (await db.query(text, [...of(owner), id, sealed, previousUntil])).rowCount === 1);
  }

  async setState(owner: WebhookOwner, id: string, state: WebhookEndpoint['state'], reason: string | null): Promise<boolean> {
    const text = `UPDATE webhook_endpoint e SET state = $4, disabled_reason = $5, failing_since = NULL WHERE ${OWNED} AND e.id = $3`;
    return this.rooms.open('write', async (db) => (await db.query(text, [...of(owner), id, state, reason])).rowCount === 1);
  }

  async listDeliveries(
    owner: WebhookOwner,
    id: string,
    limit: number,
  ): Promise<readonly (WebhookDelivery & { readonly log: readonly WebhookAttempt[] })[]> {
    const text = `SELECT d.*, coalesce((SELECT json_agg(json_build_object('attempt', a.attempt, 'at', a.at, 'status', a.status,
          'milliseconds', a.milliseconds, 'error', a.error, 'snippet', a.snippet) ORDER BY a.attempt)
        FROM webhook_attempt a WHERE a.delivery_id = d.id), '[]') AS log
      FROM webhook_delivery d JOIN webhook_endpoint e ON e.id = d.endpoint_id WHERE ${OWNED} AND e.id = $3 ORDER BY d.created_at DESC, d.id DESC LIMIT $4`;
    const rows = await this.rooms.readOpen<DeliveryColumns & { log: WebhookAttempt[] }>(text, [...of(owner), id, limit]);
    return rows.map((row) => ({ ...toDelivery(row), log: row.log.map((line) => ({ ...line, at: toInstant(line.at) })) }));
  }

  async replay(owner: WebhookOwner, delivery: string, at: string): Promise<boolean> {
    return this.rooms.open('write', async (db) => {
      const text = `UPDATE webhook_delivery d SET state = 'pending', settled_at = NULL FROM webhook_endpoint e
        WHERE e.id = d.endpoint_id AND ${OWNED} AND d.id = $3 AND d.state IN ('delivered', 'dead') RETURNING d.attempt, d.case_id`;
      const [row] = (await db.query<{ attempt: number; case_id: string }>(text, [...of(owner), delivery])).rows;
      if (row === undefined) return false;
      await addDeliverRow(db, { what: 'webhook', id: delivery }, row.attempt + 1, row.case_id, at, null);
      return true;
    });
  }

  async claim(id: string, now: string, until: string): ReturnType<WebhookStore['claim']> {
    return this.rooms.open('write', async (db) => {
      const text = `UPDATE webhook_delivery SET state = 'sending', attempt = attempt + 1, held_until = $3
        WHERE id = $1 AND (state = 'pending' OR (state = 'sending' AND ${isLapsed('held_until', '$2')})) RETURNING *`;
      const [mine] = (await db.query<DeliveryColumns>(text, [id, now, until])).rows;
      if (mine !== undefined) {
        const [of] = (await db.query<EndpointColumns>('SELECT * FROM webhook_endpoint WHERE id = $1', [mine.endpoint_id])).rows;
        return { delivery: toDelivery(mine), endpoint: toEndpoint(of!) };
      }
      const held = `SELECT held_until FROM webhook_delivery WHERE id = $1 AND state = 'sending'`;
      const [other] = (await db.query<{ held_until: Date }>(held, [id])).rows;
      return other && { busyUntil: toInstant(other.held_until) };
    });
  }
}
