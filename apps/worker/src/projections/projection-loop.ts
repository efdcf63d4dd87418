import { setTimeout as pause } from 'node:timers/promises';
import type { CourseProjector } from './course-projector.js';

const EVERY_MS = 3_000;
const OVER_ALL_EVERY_MS = 3_600_000;
const LONGEST_WAIT_MS = 60_000;

/** Lets the figures follow the record while a worker runs. Goes on after a fault, slower while it lasts; any number of workers may do it at once. */
export class ProjectionLoop {
  private readonly stopping = new AbortController();
  private running: Promise<void> | undefined;

  constructor(
    private readonly courses: Pick<CourseProjector, 'pass' | 'passOverAll'>,
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
    let overAll = performance.now() + OVER_ALL_EVERY_MS;
    while (!this.stopping.signal.aborted) {
      try {
        const due = performance.now() >= overAll;
        const folded = due ? await this.courses.passOverAll() : await this.courses.pass();
        if (due) overAll = performance.now() + OVER_ALL_EVERY_MS;
        wait = folded > 0 ? 0 : EVERY_MS;
      } catch (fault) {
        wait = Math.min(Math.max(wait, EVERY_MS) * 2, LONGEST_WAIT_MS);
        this.onError(fault);
      }
      await pause(wait, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
  }
}
