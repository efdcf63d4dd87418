import type { Queue, Worker } from 'bullmq';
import { createPostgresBackend, runMigrations, withBackend } from 'bullmq';
import pg from 'pg';
import type { JobData, QueueBackend } from './backend.js';
import { QUEUE_NAMES, WORKER_OPTIONS } from './backend.js';
import { bullSender } from './bull-sender.js';

const SCHEMA = 'bullmq';
/** How long one bulk of jobs may take. */
const SEND_MS = 15_000;

/**
 * Prepares BullMQ's own schema as its owner and lets the system role use it; safe to run at every start and by two processes at once.
 * @param ownerUrl connection string of sandbar_owner
 */
export async function migrateQueue(ownerUrl: string, role = 'sandbar_system'): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runMigrations(client, SCHEMA);
    const name = client.escapeIdentifier(role);
    // BullMQ makes a queue's number series at its first job, and temporary tables at every addBulk: the first is done here, the second allowed.
    await client.query(`
      DO $$ BEGIN
${Object.values(QUEUE_NAMES)
  .map((queue) => `EXECUTE format('CREATE SEQUENCE IF NOT EXISTS ${SCHEMA}.%I', ${SCHEMA}.job_id_seq_name('${queue}'));`)
  .join(' ')}
        EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), ${client.escapeLiteral(role)});
      END $$;
      GRANT USAGE ON SCHEMA ${SCHEMA} TO ${name};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${name};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${SCHEMA} TO ${name};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO ${name};`);
  } finally {
    await client.end();
  }
}

/** BullMQ on Postgres: what the embedded default runs on. @param systemUrl connection string of sandbar_system */
export function postgresBackend(systemUrl: string, onError: (error: Error) => void): QueueBackend {
  const bound = withBackend(createPostgresBackend);
  const connection = { connectionString: systemUrl, schema: SCHEMA, max: 4, keepAlive: true };
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
