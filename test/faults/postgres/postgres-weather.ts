import { setTimeout as pause } from 'node:timers/promises';
import type { Numbers } from '../numbers.js';
import { stopImmediately } from './stop-immediately.js';

/** Whoever keeps the database gives up when it ends six times within a minute each. */
const MOST = 4;
const SHORTEST_MS = 2_000;
const LONGEST_MS = 4_000;

/** Stops the database of a run immediately, a few times under load, and knows when it was away. */
export class PostgresWeather {
  stops = 0;
  private down = false;
  private cameBack = -Infinity;

  constructor(
    private readonly cluster: string,
    private readonly numbers: Numbers,
  ) {}

  /** Once at least, until `over`. */
  async run(over: () => boolean): Promise<void> {
    while (this.stops < MOST && (!over() || this.stops === 0)) {
      await pause(SHORTEST_MS + this.numbers(LONGEST_MS - SHORTEST_MS));
      this.down = true;
      await stopImmediately(this.cluster);
      [this.down, this.cameBack] = [false, performance.now()];
      this.stops += 1;
    }
  }

  /** Whether a process that began then may have met a database that was away. */
  wasAwaySince(began: number): boolean {
    return this.down || this.cameBack > began;
  }
}
