import type { Clock, DeadlineClock, OutboxStore } from '@sandbar/workflow';
import type { QueueBackend } from './backend.js';
import type { JobRunner } from './job-runner.js';
import { Relay } from './relay.js';

export interface WorkerHostOptions {
  readonly concurrency: number;
  /** Milliseconds between two looks at the outbox when it was empty. */
  readonly relayEvery: number;
  readonly sweepEvery: number;
  /** A row `sent` longer than this is taken for lost. */
  readonly staleAfter: number;
  readonly onError: (where: string, fault: unknown) => void;
}
export const WORKER_HOST_DEFAULTS = { concurrency: 4, relayEvery: 150, sweepEvery: 2_000, staleAfter: 60_000 } as const;

/** The background of one process: relay, worker, deadline sweep, sweep for lost jobs. Each goes on after a fault. */
export class WorkerHost {
  private readonly stopping = new AbortController();
  private loops: Promise<void>[] = [];

  constructor(
    private readonly backend: QueueBackend,
    private readonly store: OutboxStore,
    private readonly runner: JobRunner,
    private readonly deadlines: DeadlineClock,
    private readonly clock: Clock,
    private readonly options: WorkerHostOptions,
  ) {}

  async start(): Promise<void> {
    const queue = await this.backend.openQueue();
    await this.backend.openWorker(async (job) => void (await this.runner.run(job.data.outboxId)), this.options.concurrency);
    const relay = new Relay(this.store, queue, this.clock);
    const { relayEvery, sweepEvery, staleAfter } = this.options;
    this.loops = [
      this.loop('relay', relayEvery, async () => (await relay.pass()) > 0),
      this.loop('deadlines', sweepEvery, async () => (await this.deadlines.sweep()) > 0),
      this.loop('stale', sweepEvery * 5, async () => {
        const before = new Date(Date.parse(this.clock.now()) - staleAfter).toISOString();
        return (await this.store.releaseStale(before)) > 0;
      }),
    ];
  }

  /** Ends the loops, waits for running handlers, closes the transport. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await Promise.all(this.loops);
    await this.backend.close();
  }

  /** Runs `step` again at once while it finds work, else after `every` milliseconds; backs off while it fails. */
  private async loop(name: string, every: number, step: () => Promise<boolean>): Promise<void> {
    let wait = every;
    while (!this.stopping.signal.aborted) {
      try {
        wait = (await step()) ? 0 : every;
      } catch (fault) {
        wait = Math.min(Math.max(wait, every) * 2, 10_000);
        this.options.onError(name, fault);
      }
      await pause(wait, this.stopping.signal);
    }
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const timer = setTimeout(done, ms);
    function done(): void {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    }
    signal.addEventListener('abort', done);
  });
}
