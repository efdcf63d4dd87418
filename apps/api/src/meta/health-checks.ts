import type { HealthCheck } from '@sandbar/observability';
import type { Backlog, MigrationState } from '@sandbar/persistence';

/** An outbox whose oldest due row waits longer than this has no worker. */
const OUTBOX_SECONDS = 300;
/** A row that was carried and is not done after this is stuck: a lost job is sent again after one minute. */
const QUEUE_SECONDS = 300;

export interface HealthSources {
  readSchema(): Promise<MigrationState>;
  lags(): Promise<Pick<Backlog['outbox'], 'oldestPendingSeconds' | 'oldestSentSeconds'>>;
  /** The year whose notice is expected by now and not loaded; null: none. */
  readMissingNotice(): Promise<number | null>;
  /** The transport of jobs, which a commit does not need. */
  readonly queue: { readonly backend: string; check(): Promise<void> };
}

/**
 * What `ready` means: the database answers and its schema is ours, so commands can be committed. Outbox and queue are shown beside: what they hold
 * back waits in the database, and an api that went out of service for it would stop the commands too.
 */
export function healthChecks(sources: HealthSources): readonly HealthCheck[] {
  return [
    {
      name: 'database',
      check: async () => {
        const { pending, unknown, done } = await sources.readSchema();
        if (pending.length > 0) throw new Error(`${pending.length} migrations are pending`);
        if (unknown.length > 0) throw new Error(`the schema is newer than the code by ${unknown.length} migrations`);
        return { migrations: done.length };
      },
    },
    {
      // Never down: a year without its notice is for people to load, and the system goes on with provisional dates.
      name: 'calendar',
      check: async () => {
        const year = await sources.readMissingNotice();
        return year === null
          ? { missingNotice: null }
          : { missingNotice: year, detail: `the notice for ${year} is not loaded: sandbar calendar load notice-${year}.json` };
      },
    },
    {
      name: 'outbox',
      advisory: true,
      check: async () => {
        const { oldestPendingSeconds } = await sources.lags();
        if (oldestPendingSeconds > OUTBOX_SECONDS)
          throw new Error(`the oldest row waits ${Math.round(oldestPendingSeconds)} s (limit ${OUTBOX_SECONDS}): is a worker running?`);
        return { oldestPendingSeconds, limitSeconds: OUTBOX_SECONDS };
      },
    },
    {
      name: 'queue',
      advisory: true,
      check: async () => {
        await sources.queue.check();
        const { oldestSentSeconds } = await sources.lags();
        if (oldestSentSeconds > QUEUE_SECONDS)
          throw new Error(
            `the oldest carried row waits ${Math.round(oldestSentSeconds)} s (limit ${QUEUE_SECONDS}): do the workers get on?`,
          );
        return { backend: sources.queue.backend, oldestSentSeconds, limitSeconds: QUEUE_SECONDS };
      },
    },
  ];
}
