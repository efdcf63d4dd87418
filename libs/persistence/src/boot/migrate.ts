import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { MIGRATIONS_TABLE, storeOptions } from '../data-source.js';
import { MIGRATIONS } from '../migrations/index.js';
import { toStoreFault } from '../session/store-fault.js';
import { MigrationNewerThanCode, MigrationsPending } from './migration-newer.error.js';

const MIGRATION_LOCK = 7_391_002;

/** What stands in the database and what the code knows, by name, oldest first. */
export interface MigrationState {
  readonly done: readonly string[];
  readonly pending: readonly string[];
  /** In the database but not in the code. */
  readonly unknown: readonly string[];
}

/**
 * Brings the schema up to date in one transaction, as the owner. Two processes at once: the second waits and finds nothing to do.
 * @returns the names of the migrations it ran
 * @throws MigrationNewerThanCode, StoreUnavailable
 */
export const migrate = (ownerUrl: string): Promise<readonly string[]> => runMigrations(ownerUrl, undefined);

/**
 * The same, up to the schema of a backup.
 * @param only names of the migrations to run where they are pending; undefined for all
 */
export async function runMigrations(ownerUrl: string, only: readonly string[] | undefined): Promise<readonly string[]> {
  const guard = new Client({ connectionString: ownerUrl, application_name: 'sandbar-migrate' });
  const options = storeOptions({ url: ownerUrl, poolSize: 1, applicationName: 'sandbar-migrate', statementTimeoutMs: 0, lockTimeoutMs: 0 });
  const store = new DataSource({ ...options, migrations: MIGRATIONS.filter((one) => only === undefined || only.includes(one.name)) });
  try {
    await guard.connect();
    await guard.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    refuseNewer(await migrationState(guard));
    await store.initialize();
    const ran = await store.runMigrations({ transaction: 'all' });
    await guard.query(`GRANT SELECT ON ${MIGRATIONS_TABLE} TO sandbar_app, sandbar_system`);
    return ran.map((migration) => migration.name);
  } catch (error) {
    throw toStoreFault(error);
  } finally {
    if (store.isInitialized) await store.destroy();
    await guard.end().catch(() => undefined);
  }
}

/** A connection that answers, whoever made it. */
interface Asked {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>;
}

/** Reads which migrations the database has had, in any role. */
export async function migrationState(client: Asked): Promise<MigrationState> {
  const known = MIGRATIONS.map((migration) => migration.name);
  const { rows: table } = await client.query('SELECT to_regclass($1) IS NOT NULL AS there', [MIGRATIONS_TABLE]);
  if (!(table as { there: boolean }[])[0]!.there) return { done: [], pending: known, unknown: [] };
  const { rows } = await client.query(`SELECT name FROM ${MIGRATIONS_TABLE} ORDER BY id`);
  const done = (rows as { name: string }[]).map((row) => row.name);
  return { done, pending: known.filter((name) => !done.includes(name)), unknown: done.filter((name) => !known.includes(name)) };
}

/** @throws MigrationNewerThanCode */
export function refuseNewer(state: MigrationState): void {
  if (state.unknown.length > 0) throw new MigrationNewerThanCode(state.unknown);
}

/** @throws MigrationNewerThanCode, MigrationsPending */
export function refuseOtherSchema(state: MigrationState): void {
  refuseNewer(state);
  if (state.pending.length > 0) throw new MigrationsPending(state.pending);
}
