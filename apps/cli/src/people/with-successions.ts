import type { Actor } from '@sandbar/domain';
import type { BulkActs } from '@sandbar/identity';
import type { BulkChangeStore } from '@sandbar/workflow';
import { commandConfig, say } from '../line/command-config.js';
import { Refusal } from '../refusal.js';
import { actingPerson } from './acting-person.js';

export interface Opened {
  readonly acts: BulkActs;
  readonly store: BulkChangeStore;
  /** @throws Refusal */
  actorOf(login: string | undefined): Promise<Actor>;
  /** Id of an office by its code. @throws Refusal */
  officeOf(code: string): Promise<string>;
  /** Code of an office by its id. */
  codeOf(id: string): string;
}

/** Opens the database of the configuration and what is recorded of successions in it. */
export async function withSuccessions<T>(work: (opened: Opened) => Promise<T>): Promise<T> {
  const [persistence, { useDatabase }, { systemClock }, { BulkActs, CaslPolicy }] = await Promise.all([
    import('@sandbar/persistence'),
    import('../embedded/index.js'),
    import('@sandbar/observability'),
    import('@sandbar/identity'),
  ]);
  const { createStore, PostgresBulkChanges, PostgresIdentityStore, ReferenceQueries } = persistence;
  return useDatabase(commandConfig(), say, async (urls) => {
    const dataSource = createStore({ url: urls.system, poolSize: 2, applicationName: 'sandbar-succession' });
    await dataSource.initialize();
    try {
      const identities = new PostgresIdentityStore(dataSource);
      const store = new PostgresBulkChanges(dataSource);
      const offices = await new ReferenceQueries(dataSource).list('authorities');
      return await work({
        // Serving processes forget a session within two seconds by themselves.
        acts: new BulkActs(store, identities, systemClock, new CaslPolicy(), { forget: () => undefined }),
        store,
        actorOf: (login) => actingPerson(identities, login, systemClock.now()),
        officeOf: (code) => {
          const found = offices.find((row) => row['code'] === code)?.['id'];
          if (typeof found === 'string') return Promise.resolve(found);
          throw new Refusal(
            `没有此机关：${code}。请用机关代码，例如 pbc-shanghai。`,
            `No such office: ${code}. Use its code, such as pbc-shanghai.`,
            2,
          );
        },
        codeOf: (id) => String(offices.find((row) => row['id'] === id)?.['code'] ?? id),
      });
    } finally {
      await dataSource.destroy();
    }
  });
}
