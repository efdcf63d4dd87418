import type { DataSourceOptions } from 'typeorm';
import { DataSource } from 'typeorm';
import { ENTITIES } from './entities/index.js';
import { MIGRATIONS } from './migrations/index.js';

export interface StoreOptions {
  /** postgres://role:password@host:port/database of the role to work in: app, system, or owner for migrations. */
  readonly url: string;
  /** Connections of this process; 10 by default. */
  readonly poolSize?: number;
  /** What pg_stat_activity shows. */
  readonly applicationName?: string;
  /** Server-side limits in milliseconds; 0 switches one off. */
  readonly statementTimeoutMs?: number;
  readonly lockTimeoutMs?: number;
  /** How long to wait for a free connection, or for the server to answer a connection attempt. */
  readonly connectTimeoutMs?: number;
  /** Called with trouble on idle connections; they are replaced by themselves. */
  readonly onPoolError?: (error: Error) => void;
}

export const MIGRATIONS_TABLE = 'schema_migration';
const STATEMENT_TIMEOUT_MS = 15_000;
const LOCK_TIMEOUT_MS = 8_000;
const IDLE_IN_TRANSACTION_MS = 30_000;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * Options of a TypeORM data source on one database role, with the limits that keep one stuck statement from holding a case for ever. Nothing is
 * ever synchronised: the schema comes from the migrations alone.
 */
export function storeOptions(options: StoreOptions): DataSourceOptions {
  const statementTimeout = options.statementTimeoutMs ?? STATEMENT_TIMEOUT_MS;
  return {
    type: 'postgres',
    url: options.url,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'sandbar',
    entities: [...ENTITIES],
    migrations: [...MIGRATIONS],
    migrationsTableName: MIGRATIONS_TABLE,
    synchronize: false,
    migrationsRun: false,
    installExtensions: false,
    logging: false,
    poolErrorHandler: options.onPoolError ?? (() => undefined),
    extra: {
      // BEGIN and the first statement of a transaction travel together.
      pipeline: true,
      keepAlive: true,
      connectionTimeoutMillis: options.connectTimeoutMs ?? CONNECT_TIMEOUT_MS,
      statement_timeout: statementTimeout,
      // A server that stopped answering: give up on our side a little later than the server would have.
      ...(statementTimeout === 0 ? {} : { query_timeout: statementTimeout + 5_000 }),
      lock_timeout: options.lockTimeoutMs ?? LOCK_TIMEOUT_MS,
      idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_MS,
      // Compiling a statement costs milliseconds; ours take less than one.
      options: '-c timezone=UTC -c datestyle=ISO -c jit=off',
    },
  };
}

/** A data source that is not yet connected; call `initialize()`. */
export function createStore(options: StoreOptions): DataSource {
  return new DataSource(storeOptions(options));
}
