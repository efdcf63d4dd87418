import type { Config } from '@sandbar/config';
import type { QueueBackend } from './backend.js';
import { postgresBackend } from './postgres-backend.js';
import type { RedisLog } from './redis-backend.js';
import { redisBackend } from './redis-backend.js';

/** Redis where the configuration names one, else the database itself. */
export function chooseBackend({ redis }: Pick<Config, 'redis'>, systemUrl: string, log: RedisLog): QueueBackend {
  return redis === undefined ? postgresBackend(systemUrl, log.onError) : redisBackend(redis, log);
}
