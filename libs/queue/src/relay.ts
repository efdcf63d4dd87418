import type { Queue } from 'bullmq';
import type { ClaimedRow, Clock, OutboxStore } from '@sandbar/workflow';
import type { QueuedJob } from './backend.js';
import { JOB_OPTIONS } from './backend.js';

/** The job that carries an outbox row at its present attempt. */
export function jobOf(row: ClaimedRow, now: string): QueuedJob {
  const delay = row.notBefore === null ? 0 : Math.max(0, Date.parse(row.notBefore) - Date.parse(now));
  return { id: `${row.id}-${row.attempt}`, name: row.job, data: { outboxId: row.id }, delay };
}

/** Moves rows of the outbox to the queue. Postgres keeps the truth: a row whose job is lost is sent again by `releaseStale`. */
export class Relay {
  constructor(
    private readonly store: OutboxStore,
    private readonly queue: Pick<Queue, 'addBulk'>,
    private readonly clock: Clock,
  ) {}

  /** Claims up to `limit` rows and enqueues them. Returns how many; a fault of the transport puts them back. */
  async pass(limit = 200): Promise<number> {
    const rows = await this.store.claimPending(limit, this.clock.now());
    if (rows.length === 0) return 0;
    const now = this.clock.now();
    try {
      await this.queue.addBulk(
        rows.map((row) => {
          const { id, name, data, delay } = jobOf(row, now);
          return { name, data, opts: { ...JOB_OPTIONS, jobId: id, delay } };
        }),
      );
    } catch (fault) {
      for (const row of rows) await this.store.markFailed(row.id, `not enqueued: ${String(fault)}`, now);
      throw fault;
    }
    // A wake may lie weeks ahead; the deadline row is its truth and the sweep its net, so its outbox row is over now.
    const wakes = rows.filter((row) => row.job === 'wake').map((row) => row.id);
    if (wakes.length > 0) await this.store.markDone(wakes, now);
    return rows.length;
  }
}
