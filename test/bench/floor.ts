import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import { caseId } from './fixture.js';

/** About 500 bytes of JSON, as the yardstick asks. */
export const EVENT_BODY = JSON.stringify({
  type: 'ASSESS',
  payload: { lane: 'risk', verdict: 'pass', opinion: 'x'.repeat(380) },
  actor: randomUUID(),
});

export const FLOOR = 'pg: BEGIN · SELECT FOR UPDATE · UPDATE · INSERT event · INSERT outbox · COMMIT';

/**
 * The floor, row (a): one durable transition with bare `pg`: BEGIN, SELECT … FOR UPDATE, UPDATE case, INSERT event, INSERT outbox, COMMIT;
 * prepared statements, one round trip each.
 */
export async function floorTransition(pool: Pool, n: number): Promise<void> {
  const client = await pool.connect();
  const id = caseId(n);
  try {
    await client.query('BEGIN');
    const { rows } = await client.query<{ version: number; snapshot: unknown }>({
      name: 'floor_lock',
      text: 'SELECT version, stage, snapshot FROM floor.case_file WHERE id = $1 FOR UPDATE',
      values: [id],
    });
    const version = rows[0]!.version + 1;
    await client.query({
      name: 'floor_update',
      text: 'UPDATE floor.case_file SET version = $2, stage = $3, updated_at = now() WHERE id = $1',
      values: [id, version, 'review'],
    });
    await client.query({
      name: 'floor_event',
      text: 'INSERT INTO floor.event (case_id, seq, body) VALUES ($1, $2, $3)',
      values: [id, version, EVENT_BODY],
    });
    await client.query({
      name: 'floor_outbox',
      text: `INSERT INTO floor.outbox (id, case_id, seq, job, payload, added_at) VALUES ($1, $2, $3, 'notify', $4, now())`,
      values: [randomUUID(), id, version, EVENT_BODY],
    });
    await client.query('COMMIT');
  } finally {
    client.release();
  }
}
