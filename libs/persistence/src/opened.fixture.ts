import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import { createStore } from './data-source.js';

/** For the tests of this room: one migrated database, opened in every role. */
export interface Opened {
  readonly database: TestDatabase;
  readonly app: DataSource;
  readonly system: DataSource;
  /** The superuser: sees and changes what nobody else may. */
  readonly eye: Client;
  close(): Promise<void>;
}

export async function openAll(poolSize = 4): Promise<Opened> {
  const database = await openTestDatabase();
  const app = await createStore({ url: database.appUrl, poolSize }).initialize();
  const system = await createStore({ url: database.systemUrl, poolSize }).initialize();
  const eye = await connected(database.superuserUrl);
  return {
    database,
    app,
    system,
    eye,
    close: async () => {
      await eye.end();
      await app.destroy();
      await system.destroy();
      await database.close();
    },
  };
}

export async function connected(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

/** SQLSTATE of what the statement throws; undefined when it does not. */
export async function stateOf(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(
    () => undefined,
    (error: { code?: string }) => error.code ?? 'none',
  );
}
