import type { Config } from '@sandbar/config';
import type { QueueBackend, QueueLog } from './backend.js';
import type { RedisPatience } from './redis-patience.js';

/** Redis where the configuration names one, else the database itself. BullMQ is loaded by the first sender or worker. */
export function chooseBackend({ redis }: Pick<Config, 'redis'>, systemUrl: string, log: QueueLog, patience?: RedisPatience): QueueBackend {
  return redis === undefined
    ? whenUsed('postgres', async () => (await import('./postgres-backend.js')).postgresBackend(systemUrl, log.onError))
    : whenUsed('redis', async () => (await import('./redis-backend.js')).redisBackend(redis, log, patience));
}

/** An api asks only whether the transport answers, and a command line that migrates sends nothing: neither loads what carries the jobs. */
function whenUsed(name: QueueBackend['name'], open: () => Promise<QueueBackend>): QueueBackend {
  let opened: Promise<QueueBackend> | undefined;
  const backend = (): Promise<QueueBackend> => (opened ??= open());
  return {
    name,
    openSender: async (queue) => (await backend()).openSender(queue),
    openWorker: async (queue, work, concurrency) => (await backend()).openWorker(queue, work, concurrency),
    close: async () => (await opened)?.close(),
  };
}
