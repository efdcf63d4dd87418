import type { Ctx, Tx, UnitOfWork } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import { beginAs } from '../session/begin-statement.js';
import { Transactions } from '../session/transactions.js';
import type { TransactionOptions } from '../session/transactions.js';
import { caseTx } from './case-tx.js';

/**
 * The unit of work on a TypeORM data source of the app role (requests) or the system role (messages between cases and expiries). Four messages
 * a command: BEGIN with whose it is, the lock, one data-modifying statement, COMMIT; the first two travel together.
 */
export class TypeOrmUnitOfWork implements UnitOfWork {
  private readonly transactions: Transactions;

  constructor(dataSource: DataSource, options: TransactionOptions = {}) {
    this.transactions = new Transactions(dataSource, options);
  }

  async run<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.transactions.run(beginAs(ctx.actor, 'write'), (db) => work(caseTx(db)));
  }
}
