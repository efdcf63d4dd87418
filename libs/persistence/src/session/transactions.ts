import type { PoolClient, QueryResult } from 'pg';
import type { DataSource } from 'typeorm';
import { isConnectionLost, isRetriable, toStoreFault } from './store-fault.js';
import { queryConfig } from './statement.js';
import type { Db } from './statement.js';

export interface TransactionOptions {
  /** Called at named places, for crash tests: `begin`, `work`, `commit`, each with `:before` or `:after`, and what the work names. */
  readonly failpoint?: (name: string) => void | Promise<void>;
}

/** The pool of a TypeORM Postgres driver, as far as it is used here. */
interface PoolingDriver {
  obtainMasterConnection(): Promise<[PoolClient, (error?: Error | boolean) => void]>;
}

const ATTEMPTS = 3;
const ignore = (): void => undefined;

/**
 * Runs work in transactions on raw clients of a TypeORM pool: one message begins the transaction and sets whose it is, and it travels together
 * with the first statement where the client pipelines.
 */
export class Transactions {
  constructor(
    private readonly dataSource: DataSource,
    private readonly options: TransactionOptions = {},
  ) {}

  /**
   * @param begin one of the begin statements
   * @throws StoreUnavailable, DuplicateCommand (toStoreFault says when), or what the work throws. A serialisation failure or deadlock runs
   *   the work again, three times in all. A connection lost during COMMIT is StoreUnavailable: whether it was committed, nobody knows; send
   *   the same key again.
   */
  async run<T>(begin: string, work: (db: Db) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(begin, work);
      } catch (error) {
        if (attempt < ATTEMPTS && isRetriable(error)) continue;
        throw toStoreFault(error);
      }
    }
  }

  private async once<T>(begin: string, work: (db: Db) => Promise<T>): Promise<T> {
    const [client, release] = await (this.dataSource.driver as unknown as PoolingDriver).obtainMasterConnection();
    let broken: Error | undefined;
    const onError = (error: Error): void => void (broken ??= error);
    client.on('error', onError);
    try {
      return await this.inTransaction(client, begin, work, (error) => (broken ??= error));
    } finally {
      client.removeListener('error', onError);
      // A client given back with an error is closed, not lent again.
      release(broken);
    }
  }

  private async inTransaction<T>(
    client: PoolClient,
    begin: string,
    work: (db: Db) => Promise<T>,
    discard: (error: Error) => void,
  ): Promise<T> {
    const { failpoint } = this.options;
    if (failpoint) await failpoint('begin:before');
    const begun = client.query(begin);
    begun.catch(ignore);
    try {
      if (failpoint) {
        await begun;
        await failpoint('begin:after');
      }
      const result = await work(this.session(client, begun));
      await begun;
      if (failpoint) await failpoint('commit:before');
      const { command } = await client.query('COMMIT');
      // COMMIT of a transaction in which a statement failed answers ROLLBACK, without an error.
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back: an error inside it was swallowed');
      if (failpoint) await failpoint('commit:after');
      return result;
    } catch (error) {
      if (isConnectionLost(error)) discard(error as Error);
      else await client.query('ROLLBACK').catch(discard);
      throw error;
    }
  }

  private session(client: PoolClient, begun: Promise<unknown>): Db {
    const { failpoint } = this.options;
    return {
      query: async <R extends object>(statement: Parameters<Db['query']>[0], values?: readonly unknown[]) => {
        const answer = client.query<R & Record<string, unknown>>(queryConfig(statement, values));
        answer.catch(ignore);
        await begun;
        return (await answer) as unknown as QueryResult<never>;
      },
      failpoint: failpoint ?? ignore,
    };
  }
}
