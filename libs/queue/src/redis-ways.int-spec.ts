import { loadConfig } from '@sandbar/config';
import { findRedisServer, TestRedis } from '@sandbar/testing';
import type { JobData, QueueLog } from './backend.js';
import { queueProbe } from './queue-probe.js';
import { redisBackend } from './redis-backend.js';

type Variables = Readonly<Record<string, string>>;
const PATIENCE_SECONDS = 30;
const SILENT: QueueLog = { onError: () => undefined, onAdvice: () => undefined };

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = performance.now() + PATIENCE_SECONDS * 1000; !(await holds());) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

/** Sends one job at once and one a little later, and waits until both came. */
async function carriesOver(variables: Variables, log: QueueLog = SILENT): Promise<void> {
  const { redis } = loadConfig('cli', variables);
  const backend = redisBackend(redis!, log);
  try {
    const seen: JobData[] = [];
    const sender = await backend.openSender('rows');
    await backend.openWorker('rows', (data) => Promise.resolve(void seen.push(data)), 2);
    await until('Redis', () => sender.isThere());
    const jobs = [0, 300].map((delay) => ({ id: `job-${delay}`, name: 'notify', data: { outboxId: String(delay) }, delay }));
    await sender.send(jobs);
    await sender.send(jobs);
    await until('the jobs', () => seen.length >= 2);
    expect(seen).toEqual([{ outboxId: '0' }, { outboxId: '300' }]);
  } finally {
    await backend.close();
  }
}

describe('a Redis that is nowhere', () => {
  it('is said to be away, takes nothing, and lets everybody end', async () => {
    const config = loadConfig('cli', { REDIS_URL: 'redis://127.0.0.1:1' });
    const backend = redisBackend(config.redis!, SILENT, { send: 500, answer: 500, block: 12_000, close: 1_000 });
    const sender = await backend.openSender('rows');
    await backend.openWorker('rows', () => Promise.resolve(), 1);
    expect(sender.isThere()).toBe(false);
    await expect(sender.send([{ id: 'x-1', name: 'notify', data: { outboxId: 'x' }, delay: 0 }])).rejects.toThrow('away');
    const probe = queueProbe(config);
    await expect(probe.check()).rejects.toThrow('Redis does not answer');
    await probe.close();
    await backend.close();
  });
});

/** Needs a Redis; the reporter says so where there is none. */
function describeWays(): void {
  const open: TestRedis[] = [];
  const start = async (...options: string[]): Promise<TestRedis> => {
    const redis = await TestRedis.open(...options);
    open.push(redis);
    return redis;
  };
  afterEach(async () => void (await Promise.all(open.splice(0).map((redis) => redis.close()))));

  it('a Redis with a user and a password of its own, which the log never shows', async () => {
    const redis = await start('user default off', 'user jobs on >s3cr-t ~sandbar:* +@all');
    const url = `redis://jobs:s3cr-t@127.0.0.1:${redis.port}`;
    await carriesOver({ REDIS_URL: url });
    const probe = queueProbe(loadConfig('cli', { REDIS_URL: url }));
    await probe.check();
    await probe.close();
    const told: string[] = [];
    const wrong = redisBackend(loadConfig('cli', { REDIS_URL: url.replace('s3cr-t', 'wr0ng-0ne') }).redis!, {
      ...SILENT,
      onError: (error) => void told.push(String(error.stack)),
    });
    const sender = await wrong.openSender('rows');
    await until('a complaint', () => told.length > 0);
    expect(sender.isThere()).toBe(false);
    await expect(sender.send([{ id: 'x-1', name: 'notify', data: { outboxId: 'x' }, delay: 0 }])).rejects.toThrow('away');
    await wrong.close();
    expect(told.join('\n')).not.toContain('wr0ng-0ne');
  });

  it('a Redis of one database of several, under a prefix', async () => {
    const redis = await start();
    await carriesOver({ REDIS_URL: `${redis.url}/3`, REDIS_PREFIX: 'other' });
    expect(await redis.command('INFO', 'keyspace')).toMatch(/^db3:/m);
  });

  it('a cluster, all in one slot', async () => {
    const redis = await TestRedis.openNode();
    open.push(redis);
    await redis.command('CLUSTER', 'ADDSLOTSRANGE', '0', '16383');
    await until('the cluster', async () => String(await redis.command('CLUSTER', 'INFO')).includes('cluster_state:ok'));
    await carriesOver({ REDIS_CLUSTER: `127.0.0.1:${redis.port}` });
    const keys = (await redis.command('KEYS', '*')) as string[];
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.every((key) => key.startsWith('{sandbar}:'))).toBe(true);
  });

  it('the master that a sentinel names', async () => {
    const master = await start();
    const sentinel = await TestRedis.openSentinel(master);
    open.push(sentinel);
    await carriesOver({ REDIS_SENTINELS: `127.0.0.1:${sentinel.port}`, REDIS_SENTINEL_NAME: 'main' });
    expect(((await master.command('KEYS', 'sandbar:*')) as string[]).length).toBeGreaterThan(0);
  });

  it('a Redis that evicts and keeps nothing: it is said at the start', async () => {
    const redis = await start('maxmemory-policy allkeys-lru');
    // BullMQ says it too, in its own way.
    jest.spyOn(console, 'warn').mockImplementation(() => undefined);
    const advice: string[] = [];
    await carriesOver({ REDIS_URL: redis.url }, { ...SILENT, onAdvice: (said) => void advice.push(said) });
    jest.restoreAllMocks();
    expect(advice).toEqual([expect.stringContaining('noeviction'), expect.stringContaining('appendonly')]);
  });

  it('a Redis that is not there: nobody waits for it, and all is well when it comes', async () => {
    const redis = await start();
    await redis.kill();
    const config = loadConfig('cli', { REDIS_URL: redis.url });
    const backend = redisBackend(config.redis!, SILENT);
    const seen: JobData[] = [];
    const sender = await backend.openSender('rows');
    await backend.openWorker('rows', (data) => Promise.resolve(void seen.push(data)), 1);
    expect(sender.isThere()).toBe(false);
    const probe = queueProbe(config);
    await expect(probe.check()).rejects.toThrow('Redis does not answer');
    await redis.start();
    await until('Redis', () => sender.isThere());
    await sender.send([{ id: 'late-1', name: 'notify', data: { outboxId: 'late' }, delay: 0 }]);
    await until('the job', () => seen.length > 0);
    await until('the probe', () =>
      probe.check().then(
        () => true,
        () => false,
      ),
    );
    await probe.close();
    await backend.close();
  });

  it('a Redis that goes away for good: closing ends in time', async () => {
    const redis = await start();
    const config = loadConfig('cli', { REDIS_URL: redis.url });
    const backend = redisBackend(config.redis!, SILENT, { send: 500, answer: 500, block: 12_000, close: 1_000 });
    const sender = await backend.openSender('rows');
    await backend.openWorker('rows', () => Promise.resolve(), 1);
    await until('Redis', () => sender.isThere());
    await redis.kill();
    await until('its absence to be noticed', () => !sender.isThere());
    await backend.close();
  });
}

if (findRedisServer() !== undefined) describe('the way to', describeWays);
