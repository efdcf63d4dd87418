import { setTimeout as pause } from 'node:timers/promises';

const LONGEST_WAIT_MS = 60_000;

/** Does a piece of work over and over while a worker runs. Goes on after a fault, slower while it lasts. */
export class BackgroundLoop {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  /**
   * @param everyMs how long to wait after a round that found nothing to do
   * @param round what is done; the number of things it found. Where it found some it is done again at once
   */
  constructor(
    private readonly everyMs: number,
    private readonly round: () => Promise<number>,
    private readonly onError: (fault: unknown) => void,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async run(): Promise<void> {
    let wait = 0;
    while (!this.stopping.signal.aborted) {
      try {
        wait = (await this.round()) > 0 ? 0 : this.everyMs;
      } catch (fault) {
        wait = Math.min(Math.max(wait, this.everyMs) * 2, LONGEST_WAIT_MS);
        this.onError(fault);
      }
      await pause(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}
