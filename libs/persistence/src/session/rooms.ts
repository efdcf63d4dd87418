import type { Ctx } from '@sandbar/workflow';
import type { QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';
import { beginAnonymous, beginAs } from './begin-statement.js';
import type { Mode } from './begin-statement.js';
import type { Db, Statement } from './statement.js';
import { Transactions } from './transactions.js';

/** Transactions outside the one road: reads for screens as a person, and tables that belong to nobody's case. */
export class Rooms {
  private readonly transactions: Transactions;

  constructor(dataSource: DataSource) {
    this.transactions = new Transactions(dataSource);
  }

  /** As a person: row security shows what that person holds. */
  async as<T>(ctx: Ctx, mode: Mode, work: (db: Db) => Promise<T>): Promise<T> {
    return this.transactions.run(beginAs(ctx.actor, mode), work);
  }

  /** As nobody: the app role then sees no case, the system role sees every one. */
  async open<T>(mode: Mode, work: (db: Db) => Promise<T>): Promise<T> {
    return this.transactions.run(beginAnonymous(mode), work);
  }

  /** One statement: what begins and ends the transaction travels with it. */
  async readAs<R extends QueryResultRow>(ctx: Ctx, statement: Statement | string, values: readonly unknown[] = []): Promise<R[]> {
    return this.as(ctx, 'read', async (db) => (await db.last<R>(statementOf(statement), values, () => true)).rows);
  }

  /** One statement, which needs no transaction around it. */
  async readOpen<R extends QueryResultRow>(statement: Statement | string, values: readonly unknown[] = []): Promise<R[]> {
    return (await this.transactions.alone<R>(statementOf(statement), values)).rows;
  }
}

const statementOf = (given: Statement | string): Statement => (typeof given === 'string' ? { text: given } : given);
