import { StoreUnavailable } from '@sandbar/workflow';
import type { CaseWrite } from '@sandbar/workflow';
import type { GroupFigures } from '../figures/group-figures.js';
import type { Whose } from '../session/begin-statement.js';
import { isForTheLock } from '../session/store-fault.js';
import type { Transactions } from '../session/transactions.js';
import { writeParameters } from './write-parameters.js';
import { writeTogether } from './write-statements.js';

/** Transactions of one process at a time. One more than the server can work on while this process prepares the next. */
const LANES = 2;
/** Writes of one transaction. Beyond it a command waits longer for its neighbours than it saves. */
const MOST = 8;

/** As long as anybody waits for a free connection of the pool. */
const PATIENCE_MS = 5_000;
const AFTER_JAM_SECONDS = 1;

interface Waiting {
  readonly caseId: string;
  readonly values: readonly unknown[];
  readonly since: number;
  readonly settle: (outcome: Promise<boolean> | boolean) => void;
}

/**
 * Group commit: writes that come from memory while the lanes are busy travel together, in one message and one transaction. Each is judged as if it were
 * alone: by its own person's row security, and by its own version and head; one that misses its gate keeps none of the others back. Where the server
 * refuses the transaction (a case is locked elsewhere, a key is used, a clock was mended by hand), each of it is told that its gate missed: under its own
 * lock it gets an answer, or an error, of its own.
 */
export class GroupCommit {
  private readonly waiting: Waiting[] = [];
  private running = 0;
  private called = false;
  private watched = false;
  private refused = 0;
  private transactionsBegun = 0;
  private writesCarried = 0;

  constructor(
    private readonly transactions: Pick<Transactions, 'alone'>,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /**
   * @returns false: nothing was written; the case is to be written under its lock
   * @throws as Transactions.alone(); StoreUnavailable too where no lane became free in time
   */
  write(write: CaseWrite, whose: Whose): Promise<boolean> {
    const values = writeParameters(write, whose, null);
    return new Promise((settle) => {
      this.waiting.push({ caseId: write.caseId, values, since: performance.now(), settle });
      this.call();
      this.watch(this.patienceMs);
    });
  }

  /** What it does now and has done so far. */
  figures(): GroupFigures {
    const { waiting, refused, transactionsBegun: transactions, writesCarried: writes } = this;
    const oldestWaitSeconds = waiting[0] === undefined ? 0 : (performance.now() - waiting[0].since) / 1_000;
    return { waiting: waiting.length, oldestWaitSeconds, refused, transactions, writes };
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
    this.transactionsBegun += 1;
    this.writesCarried += some.length;
    try {
      const values = some.flatMap((one) => one.values);
      const { rows } = await this.transactions.alone<{ written: number[] }>(writeTogether(some.length), values);
      some.forEach(({ settle }, i) => settle(rows[0]!.written[i] === 1));
    } catch (fault) {
      for (const { settle } of some) settle(isForTheLock(fault) ? false : Promise.reject(fault as Error));
    } finally {
      this.running -= 1;
      if (this.waiting.length > 0) this.call();
    }
  }

  /** Whoever has waited too long has sent nothing yet, and may come again: what hangs in the lanes is not for them to wait out. */
  private watch(ms: number): void {
    if (this.watched) return;
    this.watched = true;
    setTimeout(() => {
      this.watched = false;
      const now = performance.now();
      while (this.waiting.length > 0 && now - this.waiting[0]!.since >= this.patienceMs) {
        this.refused += 1;
        this.waiting.shift()!.settle(Promise.reject(new StoreUnavailable(AFTER_JAM_SECONDS)));
      }
      if (this.waiting.length > 0) this.watch(this.waiting[0]!.since + this.patienceMs - now);
    }, ms).unref();
  }
}
