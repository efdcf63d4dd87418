import type { RedisConfig } from '@sandbar/config';
import type { RedisOptions } from 'ioredis';
import { Cluster, Redis } from 'ioredis';
import type { RedisPatience } from './redis-patience.js';

export type RedisClient = Redis | Cluster;

const CONNECT_MS = 5_000;
const KEEP_ALIVE_MS = 10_000;
const LONGEST_RETRY_MS = 2_000;

/**
 * `producer` and `probe` fail at once where Redis is away, so that nobody waits and nothing piles up in memory; `worker` waits for it for ever, as
 * BullMQ asks of a worker (`maxRetriesPerRequest: null`).
 */
export function connectRedis(config: RedisConfig, role: 'producer' | 'worker' | 'probe', patience: RedisPatience): RedisClient {
  const waits = role === 'worker';
  const options: RedisOptions = {
    ...(config.username === undefined ? {} : { username: config.username }),
    ...(config.password === undefined ? {} : { password: config.password }),
    ...(config.tls ? { tls: config.ca === undefined ? {} : { ca: config.ca } } : {}),
    db: config.database,
    connectionName: `sandbar-${role}`,
    connectTimeout: CONNECT_MS,
    keepAlive: KEEP_ALIVE_MS,
    socketTimeout: waits ? patience.block : patience.answer,
    maxRetriesPerRequest: waits ? null : 0,
    enableOfflineQueue: waits,
    autoResendUnfulfilledCommands: waits,
    lazyConnect: role === 'probe',
    retryStrategy,
    // After a failover the old master is a replica: only another connection finds the new one.
    reconnectOnError: (fault) => (fault.message.startsWith('READONLY') ? 2 : false),
  };
  const [first] = config.nodes;
  switch (config.mode) {
    case 'single':
      return new Redis({ ...options, host: first!.host, port: first!.port });
    case 'sentinel':
      return new Redis({
        ...options,
        sentinels: config.nodes.map((node) => ({ ...node })),
        name: config.masterName!,
        ...(config.sentinelPassword === undefined ? {} : { sentinelPassword: config.sentinelPassword }),
        ...(config.tls ? { enableTLSForSentinelMode: true, sentinelTLS: config.ca === undefined ? {} : { ca: config.ca } } : {}),
        sentinelRetryStrategy: retryStrategy,
      });
    case 'cluster':
      return new Cluster(
        config.nodes.map((node) => ({ ...node })),
        {
          redisOptions: options,
          enableOfflineQueue: waits,
          lazyConnect: role === 'probe',
          clusterRetryStrategy: retryStrategy,
          // A certificate names the host, not its address.
          ...(config.tls ? { dnsLookup: (address, settle) => settle(null, address) } : {}),
        },
      );
  }
}

function retryStrategy(times: number): number {
  return Math.min(times * 100, LONGEST_RETRY_MS);
}
