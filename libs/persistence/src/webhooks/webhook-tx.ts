import { uuidFrom } from '@sandbar/hash';
import type { WebhookEvent, WebhookTx } from '@sandbar/workflow';
import { addDeliverRow, type Carry } from '../mail/deliver-row.js';
import type { Db } from '../session/statement.js';

/** Webhooks in a transaction of the system role. */
export function webhookTx(db: Db, carry: Carry): WebhookTx {
  return {
    fanOut: (event, persons, body) => fanOut(db, event, persons, body, carry),
    settle: async (delivery, log, outcome) => {
      const over = outcome.state !== 'pending';
      const text = `UPDATE webhook_delivery SET state = $3, held_until = NULL, settled_at = CASE WHEN $4 THEN $5::timestamptz END
        WHERE id = $1 AND attempt = $2 AND state = 'sending'`;
      const { rowCount } = await db.query(text, [delivery.id, delivery.attempt, outcome.state, over, log.at]);
      if (rowCount === 0) return false;
      const line = `INSERT INTO webhook_attempt (delivery_id, attempt, at, status, milliseconds, error, snippet) VALUES ($1, $2, $3, $4, $5, $6, $7)`;
      const { attempt, at, status, milliseconds, error, snippet } = log;
      await db.query(line, [delivery.id, attempt, at, status, milliseconds, error, snippet]);
      const failing = `UPDATE webhook_endpoint SET failing_since = CASE WHEN $2 THEN NULL ELSE coalesce(failing_since, $3) END,
          state = CASE WHEN $4::text IS NULL THEN state ELSE 'disabled' END, disabled_reason = coalesce($4, disabled_reason) WHERE id = $1`;
      await db.query(failing, [delivery.endpoint, outcome.state === 'delivered', log.at, outcome.disable ?? null]);
      if (outcome.state === 'pending')
        await addDeliverRow(
          db,
          { what: 'webhook', id: delivery.id },
          delivery.attempt + 1,
          delivery.caseId,
          log.at,
          outcome.retryAt,
          carry(),
        );
      return true;
    },
  };
}

async function fanOut(db: Db, event: WebhookEvent, persons: readonly string[], body: () => Promise<string>, carry: Carry): Promise<number> {
  if (persons.length === 0) return 0;
  const { rows } = await db.query<{ id: string }>(
    {
      name: 'webhook_hearers',
      text: `SELECT e.id FROM webhook_endpoint e WHERE e.state = 'active' AND (e.types = '{}' OR $2 = ANY (e.types)) AND EXISTS (
       SELECT 1 FROM person p WHERE p.id = ANY ($1::uuid[]) AND (p.organisation_id = e.organisation_id OR p.authority_id = e.authority_id)) ORDER BY e.id`,
    },
    [persons, event.type],
  );
  const said = rows.length === 0 ? '' : await body();
  for (const { id: endpoint } of rows) {
    const id = uuidFrom(endpoint, event.eventKey);
    const text = `INSERT INTO webhook_delivery (id, endpoint_id, event_key, type, case_id, body, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (endpoint_id, event_key) DO NOTHING`;
    const { rowCount } = await db.query(text, [id, endpoint, event.eventKey, event.type, event.caseId, said, event.at]);
    if (rowCount !== 0) await addDeliverRow(db, { what: 'webhook', id }, 1, event.caseId, event.at, null, carry());
  }
  return rows.length;
}
