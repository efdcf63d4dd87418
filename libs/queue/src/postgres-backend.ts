import type { Queue, Worker } from 'bullmq';
import { createPostgresBackend, withBackend } from 'bullmq';
import type { JobData, QueueBackend } from './backend.js';
import { QUEUE_NAMES, WORKER_OPTIONS } from './backend.js';
import { bullSender } from './bull-sender.js';
import { QUEUE_SCHEMA } from './migrate-queue.js';

/** How long one bulk of jobs may take. */
const SEND_MS = 15_000;

/** BullMQ on Postgres: what the embedded default runs on. @param systemUrl connection string of sandbar_system */
export function postgresBackend(systemUrl: string, onError: (error: Error) => void): QueueBackend {
  const bound = withBackend(createPostgresBackend);
  const connection = { connectionString: systemUrl, schema: QUEUE_SCHEMA, max: 4, keepAlive: true };
  const open: (Queue | Worker)[] = [];
  return {
    name: 'postgres',
    async openSender(name) {
      const queue = new bound.Queue(QUEUE_NAMES[name], { connection }) as unknown as Queue;
      queue.on('error', onError);
      open.push(queue);
      await queue.waitUntilReady();
      return bullSender(queue, () => true, SEND_MS);
    },
    async openWorker(name, work, concurrency) {
      const options = { connection, concurrency, ...WORKER_OPTIONS };
      const worker = new bound.Worker(QUEUE_NAMES[name], (job) => work(job.data as JobData), options) as unknown as Worker;
      worker.on('error', onError);
      open.push(worker);
      await worker.waitUntilReady();
    },
    async close() {
      await Promise.all(open.splice(0).map((one) => one.close()));
    },
  };
}
