import type { ClaimedRow, Clock, OutboxStore } from '@sandbar/workflow';
import type { JobSender, QueuedJob } from './backend.js';

/** The job that carries an outbox row at its present attempt. */
export function jobOf(row: ClaimedRow): QueuedJob {
  return { id: `${row.id}-${row.attempt}`, name: row.job, data: { outboxId: row.id }, delay: 0 };
}

/** Moves rows of the outbox to the queue. Postgres keeps the truth: a row whose job is lost is sent again by `releaseStale`. */
export class Relay {
  constructor(
    private readonly store: OutboxStore,
    private readonly sender: JobSender,
    private readonly clock: Clock,
  ) {}

  /**
   * Claims up to `limit` rows and enqueues them. Returns how many; none while the transport is away.
   * @throws the transport's fault, after the rows were put back as they were: sent again they have the same job ids, so what the transport
   *   took after all is not there twice
   */
  async pass(limit = 200): Promise<number> {
    if (!this.sender.isThere()) return 0;
    const rows = await this.store.claimPending(limit, this.clock.now());
    if (rows.length === 0) return 0;
    try {
      await this.sender.send(rows.map(jobOf));
    } catch (fault) {
      const ids = rows.map((row) => row.id);
      await this.store.unclaim(ids, `not enqueued: ${String(fault)}`);
      throw fault;
    }
    return rows.length;
  }
}
