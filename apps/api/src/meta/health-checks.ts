import type { HealthCheck } from '@sandbar/observability';
import type { MigrationState } from '@sandbar/persistence';

/** An outbox whose oldest due row waits longer than this has no worker. */
const OUTBOX_SECONDS = 300;

export interface HealthSources {
  readSchema(): Promise<MigrationState>;
  oldestPendingSeconds(): Promise<number>;
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
      name: 'outbox',
      advisory: true,
      check: async () => {
        const oldestPendingSeconds = await sources.oldestPendingSeconds();
        if (oldestPendingSeconds > OUTBOX_SECONDS)
          throw new Error(`the oldest row waits ${Math.round(oldestPendingSeconds)} s: is a worker running?`);
        return { oldestPendingSeconds };
      },
    },
    {
      name: 'queue',
      advisory: true,
      check: async () => {
        await sources.queue.check();
        return { backend: sources.queue.backend };
      },
    },
  ];
}
