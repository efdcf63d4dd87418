import type { CaseWrite } from '@sandbar/workflow';
import type { Whose } from '../session/begin-statement.js';
import { wasRolledBack } from '../session/store-fault.js';
import type { Transactions } from '../session/transactions.js';
import { writeParameters } from './write-parameters.js';
import { writeTogether } from './write-statements.js';

/** Transactions of one process at a time. One more than the server can work on while this process prepares the next. */
const LANES = 2;
/** Writes of one transaction. Beyond it a command waits longer for its neighbours than it saves. */
const MOST = 8;

interface Waiting {
  readonly caseId: string;
  readonly values: readonly unknown[];
  readonly settle: (outcome: Promise<boolean> | boolean) => void;
}

/**
 * Group commit: writes that come from memory while the lanes are busy travel together, in one message and one transaction. Each is judged as if it were
 * alone: by its own person's row security, and by its own version and head; one that misses its gate keeps none of the others back. Where the server
 * refuses the transaction, every write of it is sent again by itself and gets an answer, or an error, of its own.
 */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private running = 0;
  private called = false;

  constructor(private readonly transactions: Pick<Transactions, 'alone'>) {}

  /**
   * @returns false: the gate missed, nothing was written
   * @throws as Transactions.alone()
   */
  write(write: CaseWrite, whose: Whose): Promise<boolean> {
    const values = writeParameters(write, whose, null);
    return new Promise((settle) => {
      this.waiting.push({ caseId: write.caseId, values, settle });
      this.call();
    });
  }

  /** After this turn of the loop: what was decided in it goes together. */
  private call(): void {
    if (this.called) return;
    this.called = true;
    setImmediate(() => {
      this.called = false;
      while (this.running < LANES && this.waiting.length > 0) void this.carry(this.take());
    });
  }

  /** In one order in every process, so that no two transactions wait for each other. */
  private take(): readonly Waiting[] {
    return this.waiting.splice(0, MOST).sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  }

  private async carry(some: readonly Waiting[]): Promise<void> {
    this.running += 1;
    try {
      const written = await this.send(some);
      some.forEach(({ settle }, i) => settle(written[i] === 1));
    } catch (fault) {
      const again = some.length > 1 && wasRolledBack(fault);
      for (const one of some) one.settle(again ? this.send([one]).then(([written]) => written === 1) : Promise.reject(fault as Error));
    } finally {
      this.running -= 1;
      if (this.waiting.length > 0) this.call();
    }
  }

  private async send(some: readonly Waiting[]): Promise<readonly number[]> {
    const values = some.flatMap((one) => one.values);
    const { rows } = await this.transactions.alone<{ written: number[] }>(writeTogether(some.length), values);
    return rows[0]!.written;
  }
}
