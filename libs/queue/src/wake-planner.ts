import type { Clock, OutboxStore } from '@sandbar/workflow';
import { WAKE_BATCH } from '@sandbar/workflow';
import type { JobSender, QueuedJob } from './backend.js';

/** So many passes see each wake before it is due: the transport may forget it, or be away, for all but one of them. */
const PASSES_AHEAD = 5;

/**
 * Puts the wakes of the next few seconds on the transport as delayed jobs, one for so many clocks of one moment. Postgres says at every pass anew
 * what is due, so a wake that moved or was lost needs no care: its job is there again after the next pass, and finds nothing where nothing is due.
 */
export class WakePlanner {
  constructor(
    private readonly store: OutboxStore,
    private readonly sender: JobSender,
    private readonly clock: Clock,
    /** Milliseconds between two passes. */
    private readonly every: number,
  ) {}

  /** @returns how many wakes are planned @throws the transport's fault */
  async pass(): Promise<number> {
    if (!this.sender.isThere()) return 0;
    const now = this.clock.now();
    const until = new Date(Date.parse(now) + this.every * PASSES_AHEAD).toISOString();
    const jobs: QueuedJob[] = [];
    for (const { at, rows } of await this.store.listWakes(now, until)) {
      const due = Date.parse(at);
      const delay = Math.max(0, due - Date.parse(this.clock.now()));
      for (let n = 0; n * WAKE_BATCH < rows; n += 1)
        jobs.push({ id: `wake-${due}-${n}`, name: 'wake', data: { clocks: WAKE_BATCH }, delay });
    }
    if (jobs.length > 0) await this.sender.send(jobs);
    return jobs.length;
  }
}
