import type { Client } from 'pg';

const SECONDARY = `
  SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
  WHERE i.indrelid = ANY ($1::text[]::regclass[]) AND NOT EXISTS (SELECT 1 FROM pg_constraint c WHERE c.conindid = i.indexrelid)`;

/**
 * Writes many rows into these tables in one transaction, as a load does: their indexes beside the keys are dropped before and built after it, triggers
 * and checks of foreign keys are off. @param client a superuser
 */
export async function loadInto(client: Client, tables: readonly string[], load: () => Promise<void>): Promise<void> {
  const { rows } = await client.query<{ name: string; definition: string }>(SECONDARY, [tables]);
  // Fewer checkpoints write fewer whole pages; the setting is the cluster's, and taken back.
  await client.query(`ALTER SYSTEM SET max_wal_size = '8GB'`);
  await client.query('SELECT pg_reload_conf()');
  await client.query(`BEGIN; SET LOCAL session_replication_role = replica; SET LOCAL maintenance_work_mem = '256MB'`);
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  await load();
  for (const { definition } of rows) await client.query(definition);
  await client.query('COMMIT');
  await client.query('ALTER SYSTEM RESET max_wal_size');
  await client.query('SELECT pg_reload_conf()');
}
