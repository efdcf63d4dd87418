import type { DataSource } from 'typeorm';
import { checkStore } from './boot/boot-check.js';
import { createStore } from './data-source.js';
import type { StoreOptions } from './data-source.js';

/** The open data sources of a serving process, by the names it gave them. */
export interface OpenStores<Name extends string> {
  get(name: Name): DataSource;
  /** Closes all of them. */
  close(): Promise<void>;
}

/**
 * Opens the databases of a process that serves, each as a TypeOrmModule of one Nest context, which closes them. Nest is loaded here and not with this
 * room: a command line that looks at one table has no use for it, and it takes half a second.
 * @throws what checkStore() throws, or the driver's error where there is no connection; nothing stays open then
 */
export async function openStores<Name extends string>(stores: Readonly<Record<Name, StoreOptions>>): Promise<OpenStores<Name>> {
  const [{ NestFactory }, { getDataSourceToken, TypeOrmModule }] = await Promise.all([import('@nestjs/core'), import('@nestjs/typeorm')]);
  const opened = await openAll(Object.entries<StoreOptions>(stores));
  const imports = opened.map(([name, store]) =>
    TypeOrmModule.forRootAsync({
      name,
      useFactory: () => ({ ...store.options, retryAttempts: 0 }),
      dataSourceFactory: () => Promise.resolve(store),
    }),
  );
  const root = { module: class Stores {}, imports };
  const context = await NestFactory.createApplicationContext(root, { logger: false, abortOnError: false });
  return { get: (name) => context.get<DataSource>(getDataSourceToken(name)), close: () => context.close() };
}

async function openAll(stores: readonly (readonly [string, StoreOptions])[]): Promise<readonly (readonly [string, DataSource])[]> {
  const tried = await Promise.allSettled(stores.map(async ([name, options]) => [name, await openOne(options)] as const));
  const opened = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const failed = tried.find((one) => one.status === 'rejected');
  if (failed === undefined) return opened;
  await Promise.all(opened.map(([, store]) => store.destroy()));
  throw failed.reason;
}

async function openOne(options: StoreOptions): Promise<DataSource> {
  const store = await createStore(options).initialize();
  try {
    await checkStore(store);
    return store;
  } catch (error) {
    await store.destroy();
    throw error;
  }
}
