import { openTestDatabase } from '@sandbar/testing';
import { runMigrations } from '../boot/migrate.js';
import { MIGRATIONS } from '../migrations/index.js';
import { connected, openAll, type Opened } from '../opened.fixture.js';
import { LEFT_OUT, listBackupTables } from './backup-tables.js';
import { loadDump } from './load-dump.js';
import { openDump } from './open-dump.js';

describe('what a backup carries', () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await openAll();
  });
  afterAll(() => opened.close());

  it('is every table but those that would let somebody in again: each has a role that reads it whole', async () => {
    const tables = await listBackupTables(opened.eye);
    const { rows } = await opened.eye.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'schema_migration'`,
    );
    expect([...tables.map(({ name }) => name), ...LEFT_OUT].sort()).toEqual(rows.map(({ name }) => name).sort());
    expect(tables.filter(({ reader }) => reader === undefined).map(({ name }) => name)).toEqual([]);
  });

  it('names a table that row security hides', async () => {
    await opened.eye.query(
      'CREATE TABLE hidden (id int); ALTER TABLE hidden ENABLE ROW LEVEL SECURITY; ALTER TABLE hidden FORCE ROW LEVEL SECURITY',
    );
    const { ownerUrl: owner, systemUrl: system } = opened.database;
    await expect(openDump({ owner, system })).rejects.toThrow(/may read all of: hidden/);
    await opened.eye.query('DROP TABLE hidden');
  });

  it('loads the backup of an earlier release: to its schema first, the later migrations after', async () => {
    const early = MIGRATIONS.slice(0, -1).map((migration) => migration.name);
    const [from, to] = await Promise.all([openTestDatabase({ migrated: false }), openTestDatabase({ migrated: false })]);
    const eye = await connected(to.superuserUrl);
    try {
      await runMigrations(from.ownerUrl, early);
      const loadable = { migrations: early, sequences: {}, rows: none, columns: await columnsOf(from.superuserUrl) };
      await loadDump(
        to.ownerUrl,
        loadable,
        () => undefined,
        () => Promise.resolve(),
      );
      const { rows } = await eye.query<{ n: number }>('SELECT count(*)::int AS n FROM schema_migration');
      expect(rows[0]!.n).toBe(early.length);
      expect(await runMigrations(to.ownerUrl, undefined)).toEqual([MIGRATIONS.at(-1)!.name]);
      await expect(
        loadDump(
          to.ownerUrl,
          loadable,
          () => undefined,
          () => Promise.resolve(),
        ),
      ).rejects.toMatchObject({ name: 'NotLoadable' });
    } finally {
      await eye.end();
      await Promise.all([from.close(), to.close()]);
    }
  });
});

async function* none(): AsyncIterable<readonly string[]> {}

async function columnsOf(url: string): Promise<Record<string, readonly string[]>> {
  const client = await connected(url);
  try {
    return Object.fromEntries((await listBackupTables(client)).map(({ name, columns }) => [name, columns.map((column) => column.name)]));
  } finally {
    await client.end();
  }
}
