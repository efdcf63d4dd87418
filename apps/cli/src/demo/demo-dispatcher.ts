import type { JobRunner } from '@sandbar/queue';
import { NotDrained } from '@sandbar/queue';
import type { ClaimedRow, Clock, DeadlineClock, OutboxStore } from '@sandbar/workflow';

/** Messages told at once: each is a transaction of its own, and none of them waits for another. */
const TOLD_AT_ONCE = 4;
const MOST_PASSES = 200;

/**
 * Runs outbox and due clocks as the queue's dispatcher does, for a player that has thousands of rows before a person who waits: people are told
 * of several things at once; commands to other cases and the public register keep their order.
 */
export class DemoDispatcher {
  constructor(
    private readonly store: OutboxStore,
    private readonly runner: Pick<JobRunner, 'run'>,
    private readonly deadlines: Pick<DeadlineClock, 'sweep'>,
    private readonly clock: Clock,
  ) {}

  /** Runs until nothing is pending or due. @throws NotDrained when rows died or no end is reached */
  async drain(): Promise<void> {
    for (let pass = 0; pass < MOST_PASSES; pass += 1) {
      const rows = await this.store.claimPending(500, this.clock.now());
      await this.carryOut(rows);
      const looked = await this.deadlines.sweep(500);
      if (rows.length + looked === 0) return this.assertNoDead();
    }
    throw new NotDrained(`not drained: ${JSON.stringify(await this.store.countByState())}`);
  }

  private async carryOut(rows: readonly ClaimedRow[]): Promise<void> {
    const told = rows.filter((row) => row.job === 'notify');
    const next = told.values();
    const teller = async (): Promise<void> => {
      for (const row of next) await this.runner.run(row.id);
    };
    await Promise.all(Array.from({ length: Math.min(TOLD_AT_ONCE, told.length) }, teller));
    for (const row of rows) if (row.job === 'command' || row.job === 'publish' || row.job === 'compare') await this.runner.run(row.id);
  }

  private async assertNoDead(): Promise<void> {
    const dead = await this.store.listDead(5);
    if (dead.length > 0) throw new NotDrained(`dead letters: ${JSON.stringify(dead)}`);
  }
}
