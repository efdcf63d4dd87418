import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { createStore, MIGRATIONS_TABLE } from '../data-source.js';
import { MIGRATIONS } from '../migrations/index.js';
import { connected } from '../opened.fixture.js';
import { checkStore, UnsafeStore } from './boot-check.js';
import { migrate } from './migrate.js';
import { MigrationNewerThanCode, MigrationsPending } from './migration-newer.error.js';

describe('before a process serves', () => {
  let database: TestDatabase;
  afterEach(() => database.close());

  const checked = async (url: string): Promise<void> => {
    const store = await createStore({ url, poolSize: 1 }).initialize();
    try {
      await checkStore(store);
    } finally {
      await store.destroy();
    }
  };

  it('two processes that migrate at once run every migration once', async () => {
    database = await openTestDatabase({ migrated: false });
    const ran = await Promise.all([migrate(database.ownerUrl), migrate(database.ownerUrl), migrate(database.ownerUrl)]);
    expect(ran.flat()).toEqual(MIGRATIONS.map((migration) => migration.name));
    await checked(database.appUrl);
    await checked(database.systemUrl);
  });

  it('every migration can be taken back and done again', async () => {
    database = await openTestDatabase({ migrated: false });
    await migrate(database.ownerUrl);
    const store = await createStore({ url: database.ownerUrl, poolSize: 2 }).initialize();
    for (const _ of MIGRATIONS) await store.undoLastMigration();
    await store.destroy();
    expect(await migrate(database.ownerUrl)).toHaveLength(MIGRATIONS.length);
    await checked(database.appUrl);
  });

  it('a database migrated by a newer release is refused in plain words, and not touched', async () => {
    database = await openTestDatabase();
    const owner = await connected(database.ownerUrl);
    await owner.query(`INSERT INTO ${MIGRATIONS_TABLE} (timestamp, name) VALUES (9999999999999, 'AddMoon9999999999999')`);
    await owner.end();
    await expect(migrate(database.ownerUrl)).rejects.toBeInstanceOf(MigrationNewerThanCode);
    await expect(checked(database.appUrl)).rejects.toThrow(/AddMoon9999999999999.*Upgrade the program/s);
  });

  it('a database that lacks migrations is refused', async () => {
    database = await openTestDatabase({ migrated: false });
    await expect(checked(database.appUrl)).rejects.toBeInstanceOf(MigrationsPending);
  });

  it('a role that can pass by row security is refused: owner, superuser, BYPASSRLS', async () => {
    database = await openTestDatabase();
    await expect(checked(database.ownerUrl)).rejects.toBeInstanceOf(UnsafeStore);
    await expect(checked(database.superuserUrl)).rejects.toBeInstanceOf(UnsafeStore);
    await expect(checked(database.appUrl)).resolves.toBeUndefined();
  });

  it('a tenant table without forced row security is refused by name', async () => {
    database = await openTestDatabase();
    const owner = await connected(database.ownerUrl);
    await owner.query('ALTER TABLE case_record NO FORCE ROW LEVEL SECURITY');
    await expect(checked(database.appUrl)).rejects.toThrow('case_record');
    await owner.query('ALTER TABLE case_record FORCE ROW LEVEL SECURITY; ALTER TABLE deadline DISABLE ROW LEVEL SECURITY');
    await expect(checked(database.appUrl)).rejects.toThrow('deadline');
    await owner.end();
  });
});
