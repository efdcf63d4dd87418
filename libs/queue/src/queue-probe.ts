import type { Config } from '@sandbar/config';
import type { RedisClient } from './redis-client.js';
import { REDIS_PATIENCE } from './redis-patience.js';
import { withinTime } from './within-time.js';

const PROBE_MS = 1_500;

/** Says which transport carries the jobs and whether it answers; holds no connection before it is asked. */
export interface QueueProbe {
  readonly backend: 'postgres' | 'redis';
  /** @throws Error, which names no secret, when the transport does not answer within a second or two */
  check(): Promise<void>;
  close(): Promise<void>;
}

export function queueProbe({ redis }: Pick<Config, 'redis'>): QueueProbe {
  if (redis === undefined) return { backend: 'postgres', check: () => Promise.resolve(), close: () => Promise.resolve() };
  let client: RedisClient | undefined;
  const ask = async (): Promise<void> => {
    const { connectRedis } = await import('./redis-client.js');
    client ??= connectRedis(redis, 'probe', { ...REDIS_PATIENCE, answer: PROBE_MS }).on('error', () => undefined);
    if (client.status === 'wait' || client.status === 'end') await client.connect();
    await client.ping();
  };
  return {
    backend: 'redis',
    check: () =>
      withinTime(ask(), PROBE_MS, 'Redis answered').catch(() => {
        throw new Error('Redis does not answer; jobs wait in the outbox');
      }),
    close: () => Promise.resolve(client?.disconnect()),
  };
}
