import type { PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { isConnectionLost, isRetriable, toStoreFault } from './store-fault.js';
import { queryConfig } from './statement.js';
import type { Db, Statement } from './statement.js';

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

/** The last statement did not do what its COMMIT was sent for: nothing was written, run the work again without haste. */
class CommittedNothing extends Error {}

/** One attempt: when it began, and its COMMIT where that was sent along with the last statement. */
interface Attempt {
  readonly client: PoolClient;
  readonly begun: Promise<unknown>;
  readonly early: boolean;
  commit?: Promise<QueryResult>;
}

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
    // Where somebody looks between the steps, they are taken one by one.
    let early = this.options.failpoint === undefined;
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.once(begin, work, early);
      } catch (error) {
        if (error instanceof CommittedNothing) early = false;
        else if (attempt >= ATTEMPTS || !isRetriable(error)) throw toStoreFault(error);
      }
    }
  }

  /**
   * One statement that is a transaction of its own.
   * @throws as run()
   */
  async alone<R extends QueryResultRow>(statement: Statement, values: readonly unknown[]): Promise<QueryResult<R>> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.lent(async (client, discard) => {
          await this.options.failpoint?.('alone:before');
          const answer = await client.query<R>(queryConfig(statement, values)).catch((error: unknown) => {
            if (isConnectionLost(error)) discard(error as Error);
            throw error;
          });
          await this.options.failpoint?.('alone:after');
          return answer;
        });
      } catch (error) {
        if (attempt >= ATTEMPTS || !isRetriable(error)) throw toStoreFault(error);
      }
    }
  }

  private async once<T>(begin: string, work: (db: Db) => Promise<T>, early: boolean): Promise<T> {
    return this.lent((client, discard) => this.inTransaction(client, begin, work, early, discard));
  }

  /** A client of the pool for as long as `use` lasts. */
  private async lent<T>(use: (client: PoolClient, discard: (error: Error) => void) => Promise<T>): Promise<T> {
    const [client, release] = await (this.dataSource.driver as unknown as PoolingDriver).obtainMasterConnection();
    let broken: Error | undefined;
    const discard = (error: Error): void => void (broken ??= error);
    client.on('error', discard);
    try {
      return await use(client, discard);
    } finally {
      client.removeListener('error', discard);
      // A client given back with an error is closed, not lent again.
      release(broken);
    }
  }

  private async inTransaction<T>(
    client: PoolClient,
    begin: string,
    work: (db: Db) => Promise<T>,
    early: boolean,
    discard: (error: Error) => void,
  ): Promise<T> {
    const { failpoint } = this.options;
    if (failpoint) await failpoint('begin:before');
    const begun = client.query(begin);
    begun.catch(ignore);
    const attempt: Attempt = { client, begun, early };
    try {
      if (failpoint) {
        await begun;
        await failpoint('begin:after');
      }
      const result = await work(this.session(attempt));
      await begun;
      if (failpoint) await failpoint('commit:before');
      const { command } = await (attempt.commit ?? client.query('COMMIT'));
      // COMMIT of a transaction in which a statement failed answers ROLLBACK, without an error.
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back: an error inside it was swallowed');
      if (failpoint) await failpoint('commit:after');
      return result;
    } catch (error) {
      if (isConnectionLost(error)) discard(error as Error);
      else if (attempt.commit !== undefined) await attempt.commit.catch(discard);
      else await client.query('ROLLBACK').catch(discard);
      throw error;
    }
  }

  private session(attempt: Attempt): Db {
    const send = <R extends QueryResultRow>(statement: Statement | string, values?: readonly unknown[]): Promise<QueryResult<R>> => {
      if (attempt.commit !== undefined) throw new Error('the transaction has ended: its last statement was sent');
      const answer = attempt.client.query<R>(queryConfig(statement, values));
      answer.catch(ignore);
      return answer;
    };
    return {
      query: async <R extends QueryResultRow>(statement: Statement | string, values?: readonly unknown[]) => {
        const answer = send<R>(statement, values);
        await attempt.begun;
        return answer;
      },
      last: async <R extends QueryResultRow>(statement: Statement, values: readonly unknown[], whole: (rows: readonly R[]) => boolean) => {
        const answer = send<R>(statement, values);
        if (attempt.early) {
          attempt.commit = attempt.client.query('COMMIT');
          attempt.commit.catch(ignore);
        }
        await attempt.begun;
        const result = await answer;
        if (attempt.early && !whole(result.rows)) throw new CommittedNothing();
        return result;
      },
      failpoint: this.options.failpoint ?? ignore,
    };
  }
}
