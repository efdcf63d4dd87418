import pg from 'pg';
import { QUEUE_NAMES } from './backend.js';

export const QUEUE_SCHEMA = 'bullmq';

/**
 * Prepares BullMQ's own schema as its owner and lets the system role use it; safe to run at every start and by two processes at once.
 * @param ownerUrl connection string of sandbar_owner
 */
export async function migrateQueue(ownerUrl: string, role = 'sandbar_system'): Promise<void> {
  const { runMigrations } = await import('bullmq');
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
    const name = client.escapeIdentifier(role);
    // BullMQ makes a queue's number series at its first job, and temporary tables at every addBulk: the first is done here, the second allowed.
    await client.query(`
      DO $$ BEGIN
${Object.values(QUEUE_NAMES)
  .map((queue) => `EXECUTE format('CREATE SEQUENCE IF NOT EXISTS ${QUEUE_SCHEMA}.%I', ${QUEUE_SCHEMA}.job_id_seq_name('${queue}'));`)
  .join(' ')}
        EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO %I', current_database(), ${client.escapeLiteral(role)});
      END $$;
      GRANT USAGE ON SCHEMA ${QUEUE_SCHEMA} TO ${name};
      GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA ${QUEUE_SCHEMA} TO ${name};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${QUEUE_SCHEMA} TO ${name};
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${QUEUE_SCHEMA} TO ${name};`);
  } finally {
    await client.end();
  }
}
