import { Client } from 'pg';
import { migrationState } from '../boot/migrate.js';
import { listBackupTables, type BackupTable, type Reader } from './backup-tables.js';

const ROWS_A_FETCH = 1_000;
/** One spelling of every value, whatever the server's defaults: UTC, ISO, all digits. */
const SPELLING = '-c timezone=UTC -c datestyle=ISO -c extra_float_digits=1 -c bytea_output=hex -c statement_timeout=0';

/** A database as it was at one moment, however long reading takes and whatever is written meanwhile. */
export interface Dump {
  readonly migrations: readonly string[];
  readonly tables: readonly BackupTable[];
  /** Batches of rows, each row the JSON text of an array: the columns of the table as text or null. */
  rows(table: BackupTable): AsyncIterable<readonly string[]>;
  /** Last values of the sequences: read them after the rows, for they are of no moment. */
  sequences(): Promise<Readonly<Record<string, string>>>;
  close(): Promise<void>;
}

/**
 * Opens two connections on one snapshot: what row security hides from the owner is read by the system role.
 * @throws Error naming a table that neither may read whole
 */
export async function openDump(urls: { readonly owner: string; readonly system: string }): Promise<Dump> {
  const clients: Record<Reader, Client> = { owner: connection(urls.owner), system: connection(urls.system) };
  const close = async (): Promise<void> => void (await Promise.all(Object.values(clients).map((one) => one.end().catch(() => undefined))));
  try {
    await Promise.all(Object.values(clients).map((one) => one.connect()));
    await clients.system.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const { rows } = await clients.system.query<{ snapshot: string }>('SELECT pg_export_snapshot() AS snapshot');
    await clients.owner.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await clients.owner.query(`SET TRANSACTION SNAPSHOT ${clients.owner.escapeLiteral(rows[0]!.snapshot)}`);
    const tables = await listBackupTables(clients.owner);
    const hidden = tables.filter((table) => table.reader === undefined).map((table) => table.name);
    if (hidden.length > 0) throw new Error(`neither sandbar_owner nor sandbar_system may read all of: ${hidden.join(', ')}`);
    const { done } = await migrationState(clients.owner);
    return {
      migrations: done,
      tables,
      rows: (table) => rowsOf(clients[table.reader!], table),
      sequences: () => sequencesOf(clients.owner),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function connection(url: string): Client {
  const client = new Client({ connectionString: url, application_name: 'sandbar-backup', options: SPELLING });
  client.on('error', () => undefined);
  return client;
}

async function* rowsOf(client: Client, { name, columns }: BackupTable): AsyncIterable<readonly string[]> {
  const texts = columns.map((column) => `${client.escapeIdentifier(column.name)}::text`).join(', ');
  await client.query(
    `DECLARE dump NO SCROLL CURSOR FOR SELECT json_build_array(${texts})::text AS row FROM ${client.escapeIdentifier(name)}`,
  );
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`FETCH ${ROWS_A_FETCH} FROM dump`);
    if (rows.length === 0) break;
    yield rows.map(({ row }) => row);
  }
  await client.query('CLOSE dump');
}

async function sequencesOf(client: Client): Promise<Readonly<Record<string, string>>> {
  const { rows } = await client.query<{ name: string; value: string }>(
    `SELECT sequencename::text AS name, last_value::text AS value FROM pg_sequences WHERE schemaname = 'public' AND last_value IS NOT NULL ORDER BY 1`,
  );
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}
