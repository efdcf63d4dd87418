import type { RedisConfig } from '@sandbar/config';
import { Queue, Worker } from 'bullmq';
import type { Cluster } from 'ioredis';
import type { JobData, QueueBackend, QueueLog } from './backend.js';
import { QUEUE_NAMES, WORKER_OPTIONS } from './backend.js';
import { bullSender } from './bull-sender.js';
import { onceAMinute } from './once-a-minute.js';
import { readAdvice } from './redis-advice.js';
import type { RedisClient } from './redis-client.js';
import { connectRedis } from './redis-client.js';
import type { RedisPatience } from './redis-patience.js';
import { REDIS_PATIENCE } from './redis-patience.js';
import { withinTime } from './within-time.js';

/**
 * BullMQ on Redis through ioredis. Never waits for Redis: a sender says that it is away, a worker begins when it is there. What a connection does not
 * answer in time is given up, so that a Redis that is silent stops nobody.
 */
export function redisBackend(config: RedisConfig, log: QueueLog, patience: RedisPatience = REDIS_PATIENCE): QueueBackend {
  const { prefix } = config;
  const onError = onceAMinute(log.onError);
  const clients: RedisClient[] = [];
  const open: (Queue | Worker)[] = [];
  const shared = new Map<string, RedisClient>();
  const connect = (role: 'producer' | 'worker'): RedisClient => {
    const known = shared.get(role);
    if (known !== undefined) return known;
    const client = connectRedis(config, role, patience);
    shared.set(role, client);
    // A restart may come with other settings.
    if (role === 'producer') client.on('ready', () => void readAdvice(client).then((said) => said.forEach(log.onAdvice), onError));
    client.on('error', onError);
    clients.push(client);
    rememberCopies(client, clients);
    return client;
  };
  return {
    name: 'redis',
    openSender(name) {
      const client = connect('producer');
      const queue = new Queue(QUEUE_NAMES[name], { connection: client, prefix });
      queue.on('error', onError);
      open.push(queue);
      return Promise.resolve(bullSender(queue, () => client.status === 'ready', patience.send));
    },
    openWorker(name, work, concurrency) {
      const connection = connect('worker');
      const options = { connection, prefix, concurrency, ...WORKER_OPTIONS };
      const worker = new Worker(QUEUE_NAMES[name], (job) => work(job.data as JobData), options);
      worker.on('error', onError);
      open.push(worker);
      return Promise.resolve();
    },
    async close() {
      const closing = open.splice(0).map((one) => one.close());
      await withinTime(Promise.all(closing), patience.close, 'the queue closed').catch(onError);
      for (const client of clients.splice(0)) {
        // Told between two attempts to connect, ioredis neither answers what waits nor says that it ended, and BullMQ waits for both.
        if (client.status === 'reconnecting') client.status = 'wait';
        disconnect(client);
      }
    },
  };
}

/** ioredis keeps the timer of a command that blocks when it disconnects; it would hold a process that ends for as long. */
function disconnect(client: RedisClient): void {
  const connections = client.isCluster ? (client as Cluster).nodes() : [client];
  client.disconnect();
  for (const one of connections) clearTimeout((one as unknown as { socketTimeoutTimer?: NodeJS.Timeout }).socketTimeoutTimer);
}

/** BullMQ makes the connection on which a worker blocks as a copy; where Redis is away it never closes it. */
function rememberCopies(client: RedisClient, clients: RedisClient[]): void {
  const duplicate = client.duplicate.bind(client) as (...args: unknown[]) => RedisClient;
  Object.assign(client, {
    duplicate: (...args: unknown[]) => {
      const copy = duplicate(...args);
      clients.push(copy);
      return copy;
    },
  });
}
