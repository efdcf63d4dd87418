import type { CasesAhead, CaseWrite, Ctx, Locked, Tx, UnitOfWork } from '@sandbar/workflow';
import type { DataSource } from 'typeorm';
import type { GroupFigures } from '../figures/group-figures.js';
import { beginAnonymous, beginAs, whoseIs } from '../session/begin-statement.js';
import type { Whose } from '../session/begin-statement.js';
import { Transactions } from '../session/transactions.js';
import type { TransactionOptions } from '../session/transactions.js';
import { readCases } from './case-locker.js';
import { caseTx } from './case-tx.js';
import { checkEntry } from './case-writer.js';
import { GroupCommit } from './group-commit.js';
import { keptAfter, KeptCases } from './kept-cases.js';
import type { Kept } from './kept-cases.js';
import { keptTx } from './kept-tx.js';

/**
 * The unit of work on a TypeORM data source of the app role (requests) or the system role (messages between cases and expiries). A case that this
 * process wrote last and that nobody wrote since takes one message, or its part of one: the write, gated by version and head. Any other takes four: BEGIN
 * with whose it is, the lock, the write, COMMIT; the first two travel together, and so do the last two.
 */
export class TypeOrmUnitOfWork implements UnitOfWork, CasesAhead {
  private readonly transactions: Transactions;
  private readonly together: GroupCommit;
  private readonly kept = new KeptCases();

  constructor(dataSource: DataSource, options: TransactionOptions = {}) {
    this.transactions = new Transactions(dataSource, options);
    this.together = new GroupCommit(this.transactions);
  }

  async run<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
    const whose = whoseIs(ctx.actor);
    let enough = true;
    const memory = keptTx({
      find: (caseId) => this.kept.find(caseId),
      write: (write, from) => this.writeFrom(whose, write, from),
      onNeed: () => (enough = false),
    });
    try {
      const result = await work(memory);
      if (enough) return result;
    } catch (fault) {
      if (enough) throw fault;
    }
    return this.inTransaction(ctx, work);
  }

  async readAhead(caseIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const cases = await this.transactions.run(beginAnonymous('write'), (db) => readCases(db, caseIds));
    cases.forEach((one) => this.kept.keep(one));
    return new Map(cases.map(({ row }) => [row.id, row.version]));
  }

  /** Of the writes that travel together. */
  figures(): GroupFigures {
    return this.together.figures();
  }

  private async writeFrom(whose: Whose, write: CaseWrite, from: Kept): Promise<boolean> {
    checkEntry(write);
    // Until it is known what became of the write, nobody goes on from here.
    this.kept.forget(write.caseId);
    if (!(await this.together.write(write, whose))) return false;
    this.kept.keep(keptAfter(write, from.openDeadlines));
    return true;
  }

  private async inTransaction<T>(ctx: Ctx, work: (tx: Tx) => Promise<T>): Promise<T> {
    let locked: Locked | undefined;
    let written: CaseWrite | undefined;
    const result = await this.transactions.run(beginAs(ctx.actor, 'write'), (db) => {
      locked = written = undefined;
      const tx = caseTx(db);
      const cases: Tx['cases'] = {
        ...tx.cases,
        lockForCommand: async (caseId, person, key) => (locked = await tx.cases.lockForCommand(caseId, person, key)),
        write: async (write) => {
          this.kept.forget(write.caseId);
          if (!(await tx.cases.write(write))) return false;
          written = write;
          return true;
        },
      };
      return work({ ...tx, cases });
    });
    if (written !== undefined) this.kept.keep(keptAfter(written, locked?.openDeadlines ?? []));
    return result;
  }
}
