import { setTimeout as pause } from 'node:timers/promises';
import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { UnsafeStore } from './boot/boot-check.js';
import { openStores } from './open-stores.js';
import { ReferenceQueries } from './reference/reference-queries.js';

describe('the data sources of a serving process', () => {
  let database: TestDatabase;
  beforeAll(async () => (database = await openTestDatabase()));
  afterAll(() => database.close());

  it('are open under their names, and close together', async () => {
    const stores = await openStores({ app: { url: database.appUrl, poolSize: 1 }, system: { url: database.systemUrl, poolSize: 1 } });
    const roles = await Promise.all(
      (['app', 'system'] as const).map((name) => stores.get(name).query<unknown[]>('SELECT current_user AS role')),
    );
    expect(roles).toEqual([[{ role: 'sandbar_app' }], [{ role: 'sandbar_system' }]]);
    expect(await new ReferenceQueries(stores.get('app')).list('jurisdictions')).toEqual([]);
    const [app, system] = [stores.get('app'), stores.get('system')];
    await stores.close();
    expect([app.isInitialized, system.isInitialized]).toEqual([false, false]);
  });

  it('do not open on a role that can pass by row security, and leave none open', async () => {
    const named = { poolSize: 1, applicationName: 'wrong' };
    const wrong = openStores({ app: { url: database.appUrl, ...named }, system: { url: database.ownerUrl, ...named } });
    await expect(wrong).rejects.toBeInstanceOf(UnsafeStore);
    const again = await openStores({ app: { url: database.appUrl, poolSize: 1 } });
    const left = async (): Promise<number> =>
      (
        await again.get('app').query<{ n: number }[]>(`SELECT count(*)::int AS n FROM pg_stat_activity
          WHERE application_name = 'wrong' AND datname = current_database()`)
      )[0]!.n;
    // The server lists a connection for a moment after its client has closed it.
    for (const end = performance.now() + 5_000; (await left()) > 0 && performance.now() < end;) await pause(20);
    expect(await left()).toBe(0);
    await again.close();
  });

  it('say that there is no server, at once', async () => {
    await expect(openStores({ app: { url: 'postgres://sandbar_app:x@127.0.0.1:1/none' } })).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
