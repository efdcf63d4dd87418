import type { ClaimedRow, Clock, OutboxJob, OutboxStore } from '@sandbar/workflow';

/** One handler a job; it writes `done` in the transaction of its effect, or its effect is idempotent by key. */
export type JobHandler = (row: ClaimedRow) => Promise<void>;
export type JobHandlers = Readonly<Record<OutboxJob, JobHandler>>;

/** Failures before a row is dead and waits for a person (`sandbar outbox redrive`). */
const FAILURES = 8;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 15 * 60_000;

/** When to try again after the n-th failure: doubling from one second; null: no more. */
export function retryAt(failures: number, now: string): string | null {
  if (failures >= FAILURES) return null;
  const wait = Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
  return new Date(Date.parse(now) + wait).toISOString();
}

/** Runs the row behind a job, whatever carried it here: a BullMQ worker or the in-process dispatcher. */
export class JobRunner {
  constructor(
    private readonly store: OutboxStore,
    private readonly handlers: JobHandlers,
    private readonly clock: Clock,
    private readonly onFault: (row: ClaimedRow, fault: unknown, dead: boolean) => void,
  ) {}

  /** Never throws for a handler's fault: the row keeps it and is tried again, or is dead. */
  async run(outboxId: string): Promise<'done' | 'failed' | 'dead' | 'nothing'> {
    const row = await this.store.find(outboxId);
    if (row === undefined || row.state === 'dead' || row.state === 'done') return 'nothing';
    try {
      await this.handlers[row.job](row);
      return 'done';
    } catch (fault) {
      const again = retryAt(row.failures + 1, this.clock.now());
      await this.store.markFailed(row.id, String(fault).slice(0, 2_000), again);
      this.onFault(row, fault, again === null);
      return again === null ? 'dead' : 'failed';
    }
  }
}
