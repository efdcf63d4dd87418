import { setTimeout as pause } from 'node:timers/promises';
import type { Numbers } from '../numbers.js';
import { FaultProxy } from './fault-proxy.js';
import { TestRedis } from './test-redis.js';

/** Longer than every time-out of the product. */
const HOLE_MS = 30_000;
const SHORT_HOLE_MS = 3_000;
const LONGEST_FAIR_MS = 4_000;
const SLOW_MS = 400;

/** A Redis of the run's own, reached over a wire, with whatever can befall the two, one after the other and again. */
export class RedisWeather {
  readonly seen: string[] = [];

  private constructor(
    private readonly redis: TestRedis,
    private readonly wire: FaultProxy,
    private readonly numbers: Numbers,
  ) {}

  static async open(numbers: Numbers): Promise<RedisWeather> {
    const redis = await TestRedis.open();
    return new RedisWeather(redis, await FaultProxy.open(redis.port), numbers);
  }

  get url(): string {
    return `redis://127.0.0.1:${this.wire.port}`;
  }

  /** Until `over`; the wire is whole and Redis there at the end. @param full one hole of half a minute, else a short one */
  async run(over: () => boolean, full: boolean): Promise<void> {
    const faults: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['flushall', () => this.redis.command('FLUSHALL')],
      ['restart', () => this.redis.restart()],
      ['slow', () => this.during(() => this.wire.slow(SLOW_MS), 2_000)],
      ['cut', () => Promise.resolve(this.wire.cut())],
      ['hole', () => this.during(() => this.wire.silence(), full && !this.seen.includes('hole') ? HOLE_MS : SHORT_HOLE_MS)],
    ];
    for (let n = 0; !over() || n < faults.length; n += 1) {
      const [name, befall] = faults[n % faults.length]!;
      await befall();
      this.seen.push(name);
      await pause(this.numbers(LONGEST_FAIR_MS));
    }
  }

  async close(): Promise<void> {
    await this.wire.close();
    await this.redis.close();
  }

  private async during(begin: () => void, milliseconds: number): Promise<void> {
    begin();
    await pause(milliseconds);
    this.wire.heal();
  }
}
