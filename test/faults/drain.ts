import { setTimeout as pause } from 'node:timers/promises';
import type { Clock, OutboxStore } from '@sandbar/workflow';
import type { Store } from './road/database-road.js';

const POLL_MS = 200;
const PATIENCE_SECONDS = 180;
const LEFT = `state IN ('pending', 'sent')`;

/**
 * Waits until relay and workers have carried everything.
 * @param sweepNow rows `sent` before so many milliseconds are taken for lost at once, as the worker's own sweep takes them a minute later;
 *   undefined: that sweep is waited for
 * @throws Error with what is left
 */
export async function drain(store: Store, outbox: OutboxStore, clock: Clock, sweepNow: number | undefined): Promise<void> {
  const until = performance.now() + PATIENCE_SECONDS * 1000;
  for (;;) {
    if (sweepNow !== undefined) await outbox.releaseStale(new Date(Date.parse(clock.now()) - sweepNow).toISOString());
    const dead = await outbox.listDead(5);
    if (dead.length > 0) throw new Error(`dead letters: ${JSON.stringify(dead)}`);
    const [left] = await store.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM outbox WHERE ${LEFT}`);
    if (left?.n === 0) return;
    if (performance.now() > until) throw new Error(`not drained in ${PATIENCE_SECONDS} s: ${await leftIn(store)}`);
    await pause(POLL_MS);
  }
}

async function leftIn(store: Store): Promise<string> {
  const rows = await store.query<object[]>(
    `SELECT job, state, attempt, count(*)::int AS n, min(sent_at) AS first, max(last_error) AS error FROM outbox WHERE ${LEFT} GROUP BY 1, 2, 3`,
  );
  const jobs = await store.query<object[]>(`SELECT name, state, count(*)::int AS n FROM bullmq.job GROUP BY 1, 2`);
  return JSON.stringify({ outbox: rows, jobs });
}
