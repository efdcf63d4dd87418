import { Client } from 'pg';
import { migrationState, runMigrations } from '../boot/migrate.js';
import { MigrationNewerThanCode } from '../boot/migration-newer.error.js';
import { MIGRATIONS } from '../migrations/index.js';
import { listBackupTables, type BackupTable } from './backup-tables.js';

/** The database to load into is not empty, or its schema is later than the dump's. Nothing was changed. */
export class NotLoadable extends Error {
  override readonly name = 'NotLoadable';
  constructor(
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

export interface LoadableDump {
  readonly migrations: readonly string[];
  /** Columns of each table, in the order of its rows. */
  readonly columns: Readonly<Record<string, readonly string[]>>;
  readonly sequences: Readonly<Record<string, string>>;
  rows(table: string): AsyncIterable<readonly string[]>;
}

/**
 * Loads a dump into an empty database: brings the schema to the dump's, loads everything in one transaction, and leaves the schema there; the caller
 * migrates on. Triggers and forced row security are off for the owner inside that transaction only.
 * @param onTable called after each table with the number of its rows
 * @param beforeCommit what belongs to the dump outside the database: where it fails, nothing was loaded
 * @throws NotLoadable; MigrationNewerThanCode where the dump is of a newer release
 */
export async function loadDump(
  ownerUrl: string,
  dump: LoadableDump,
  onTable: (name: string, rows: number) => void,
  beforeCommit: () => Promise<void>,
): Promise<void> {
  const known = new Set(MIGRATIONS.map((migration) => migration.name));
  const unknown = dump.migrations.filter((name) => !known.has(name));
  if (unknown.length > 0) throw new MigrationNewerThanCode(unknown);
  const client = new Client({
    connectionString: ownerUrl,
    application_name: 'sandbar-restore',
    options: '-c timezone=UTC -c datestyle=ISO',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await refuseUnlessEmpty(client, dump.migrations);
    await runMigrations(ownerUrl, dump.migrations);
    await client.query('BEGIN');
    const tables = await listBackupTables(client);
    for (const table of [...tables].reverse()) await open(client, table);
    for (const table of tables) onTable(table.name, await load(client, table, dump));
    for (const [name, value] of Object.entries(dump.sequences)) await client.query('SELECT setval($1::regclass, $2)', [name, value]);
    for (const table of tables) await shut(client, table);
    await beforeCommit();
    await client.query('COMMIT');
  } finally {
    await client.end();
  }
}

async function refuseUnlessEmpty(client: Client, migrations: readonly string[]): Promise<void> {
  const { done } = await migrationState(client);
  const later = done.filter((name) => !migrations.includes(name));
  if (later.length > 0)
    throw new NotLoadable(
      '目标数据库的结构比备份新。请用一个尚未迁移的空库恢复。',
      'The schema of the database is later than the backup. Restore into an empty database that was not migrated.',
    );
  if (done.length === 0) return;
  // Row security hides cases from the owner, but not the index of their creations.
  for (const table of ['creation_index', 'person']) {
    const { rows } = await client.query<{ there: boolean }>(`SELECT EXISTS (SELECT 1 FROM ${table}) AS there`);
    if (rows[0]!.there)
      throw new NotLoadable(
        '目标数据库已有案件或人员，恢复只能写入空库；未作任何改动。',
        'The database has cases or people already: a restore goes into an empty one. Nothing was changed.',
      );
  }
}

/** What the migrations or the reference data put there gives way to what the dump says. */
async function open(client: Client, { name, forced }: BackupTable): Promise<void> {
  const table = client.escapeIdentifier(name);
  await client.query(`ALTER TABLE ${table} DISABLE TRIGGER USER`);
  if (forced) await client.query(`ALTER TABLE ${table} NO FORCE ROW LEVEL SECURITY`);
  await client.query(`DELETE FROM ${table}`);
}

async function shut(client: Client, { name, forced }: BackupTable): Promise<void> {
  const table = client.escapeIdentifier(name);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE');
  await client.query(`ALTER TABLE ${table} ENABLE TRIGGER USER`);
  if (forced) await client.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
}

async function load(client: Client, table: BackupTable, dump: LoadableDump): Promise<number> {
  const columns = dump.columns[table.name];
  if (columns === undefined) throw new Error(`the dump has no table ${table.name}`);
  const types = new Map(table.columns.map(({ name, type }) => [name, type]));
  const casts = columns.map((name, i) => `(r.v ->> ${i})::${types.get(name) ?? refuseColumn(table.name, name)}`);
  const insert = `INSERT INTO ${client.escapeIdentifier(table.name)} (${columns.map((name) => client.escapeIdentifier(name)).join(', ')})
    OVERRIDING SYSTEM VALUE SELECT ${casts.join(', ')} FROM json_array_elements($1::json) AS r(v)`;
  let rows = 0;
  for await (const batch of dump.rows(table.name)) {
    await client.query(insert, [`[${batch.join(',')}]`]);
    rows += batch.length;
  }
  return rows;
}

function refuseColumn(table: string, column: string): never {
  throw new Error(`the table ${table} has no column ${column}`);
}
