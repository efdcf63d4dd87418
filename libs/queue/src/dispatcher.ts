import type { Clock, DeadlineClock, OutboxStore } from '@sandbar/workflow';
import type { JobRunner } from './job-runner.js';

/** Work was left when the bound was reached; says what. */
export class NotDrained extends Error {}

/**
 * Runs the outbox and the due clocks in this process, without a transport: for the demo player (which has a clock of its own) and tests.
 * The rows are claimed and finished exactly as by relay and workers.
 */
export class Dispatcher {
  constructor(
    private readonly store: OutboxStore,
    private readonly runner: JobRunner,
    private readonly deadlines: DeadlineClock,
    private readonly clock: Clock,
  ) {}

  /** Runs until nothing is pending or due. @throws NotDrained after `passes` passes, or when a row died */
  async drain(passes = 200): Promise<number> {
    let ran = 0;
    for (let pass = 0; pass < passes; pass += 1) {
      const rows = await this.store.claimPending(500, this.clock.now());
      for (const row of rows) await this.runner.run(row.id);
      const looked = await this.deadlines.sweep(500);
      ran += rows.length + looked;
      if (rows.length + looked === 0) return this.assertNoDead(ran);
    }
    throw new NotDrained(`not drained after ${passes} passes: ${JSON.stringify(await this.store.countByState())}`);
  }

  private async assertNoDead(ran: number): Promise<number> {
    const dead = await this.store.listDead(5);
    if (dead.length > 0) throw new NotDrained(`dead letters: ${JSON.stringify(dead)}`);
    return ran;
  }
}
