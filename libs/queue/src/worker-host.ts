import type { Clock, DeadlineClock, OutboxStore } from '@sandbar/workflow';
import type { JobData, QueueBackend } from './backend.js';
import type { JobRunner } from './job-runner.js';
import { loop } from './loop.js';
import { Relay } from './relay.js';
import { RightOfWay } from './right-of-way.js';
import { WakePlanner } from './wake-planner.js';

export interface WorkerHostOptions {
  /** Rows at once. */
  readonly concurrency: number;
  /** Wakes at once; each has some expiries on the road at a time. */
  readonly wakesAtOnce: number;
  /** Milliseconds between two looks at the outbox when it was empty. */
  readonly relayEvery: number;
  /** Between two looks at the clocks of the next seconds. */
  readonly planEvery: number;
  readonly sweepEvery: number;
  /** A row `sent` longer than this is taken for lost. */
  readonly staleAfter: number;
  readonly onError: (where: string, fault: unknown) => void;
}
export const WORKER_HOST_DEFAULTS = {
  concurrency: 4,
  wakesAtOnce: 2,
  relayEvery: 150,
  planEvery: 1_000,
  sweepEvery: 2_000,
  staleAfter: 60_000,
} as const;

/** Rows that the relay moves between two waits while clocks are looked at. */
const ROWS_BESIDE_CLOCKS = 20;

/** What the host moves: rows of the outbox and clocks, and the time it goes by. */
export interface HostedWork {
  readonly store: OutboxStore;
  readonly runner: JobRunner;
  readonly deadlines: DeadlineClock;
  readonly clock: Clock;
}

/** The background of one process: relay, wakes, worker, sweep of the clocks, sweep for lost jobs. Each goes on after a fault. */
export class WorkerHost {
  private readonly stopping = new AbortController();
  private readonly way = new RightOfWay();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly backend: QueueBackend,
    private readonly work: HostedWork,
    private readonly options: WorkerHostOptions,
  ) {}

  /** Does not wait for the transport: without it the clocks go on by the sweep, and the outbox waits. */
  async start(): Promise<void> {
    const { store, clock, deadlines } = this.work;
    const { relayEvery, planEvery, sweepEvery, staleAfter, concurrency, wakesAtOnce } = this.options;
    const relay = new Relay(store, await this.backend.openSender('rows'), clock);
    const planner = new WakePlanner(store, await this.backend.openSender('clocks'), clock, planEvery);
    await this.backend.openWorker('rows', (data) => this.carryOut(data), concurrency);
    await this.backend.openWorker('clocks', (data) => this.carryOut(data), wakesAtOnce);
    this.run('relay', relayEvery, async () => {
      const beside = this.way.isTaken;
      return (await (beside ? relay.pass(ROWS_BESIDE_CLOCKS) : relay.pass())) > 0 && !beside;
    });
    // However many there are: they are not due yet, and the next pass comes soon enough.
    this.run('wakes', planEvery, async () => {
      await planner.pass();
      return false;
    });
    this.run('deadlines', sweepEvery, () => this.way.take(async () => (await deadlines.sweep()) > 0));
    this.run('stale', sweepEvery * 5, async () => {
      const before = new Date(Date.parse(clock.now()) - staleAfter).toISOString();
      const [lost, ahead] = [await store.releaseStale(before), await store.releaseAhead(clock.now())];
      return lost + ahead > 0;
    });
  }

  /** Ends the loops, waits for running handlers, closes the transport. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
    await this.backend.close();
  }

  private async carryOut(data: JobData): Promise<void> {
    try {
      if ('clocks' in data) await this.way.take(() => this.work.deadlines.sweep(data.clocks));
      else await this.way.give(() => this.work.runner.run(data.outboxId));
    } catch (fault) {
      // The rows are as they were: the sweeps come back to them.
      this.options.onError('job', fault);
    }
  }

  private run(name: string, every: number, step: () => Promise<boolean>): void {
    this.loops.push(loop(every, step, this.stopping.signal, (fault) => this.options.onError(name, fault)));
  }
}
