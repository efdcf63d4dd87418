import type { HealthCheck } from '@sandbar/observability';
import type { MigrationState } from '@sandbar/persistence';

/** An outbox whose oldest due row waits longer than this has no worker. */
const OUTBOX_SECONDS = 300;

export interface HealthSources {
  readSchema(): Promise<MigrationState>;
  oldestPendingSeconds(): Promise<number>;
}

/** What `ready` means: the database answers, its schema is ours, and somebody carries the outbox. */
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
      check: async () => {
        const oldestPendingSeconds = await sources.oldestPendingSeconds();
        if (oldestPendingSeconds > OUTBOX_SECONDS)
          throw new Error(`the oldest row waits ${Math.round(oldestPendingSeconds)} s: is a worker running?`);
        return { oldestPendingSeconds };
      },
    },
  ];
}
