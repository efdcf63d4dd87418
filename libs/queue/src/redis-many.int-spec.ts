import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { loadConfig } from '@sandbar/config';
import { findRedisServer, redisKnowsTls, TestRedis } from '@sandbar/testing';
import { carryThrough } from '../../../test/fixtures/carry-through.js';
import { LOOPBACK_CA, LOOPBACK_CERTIFICATE, LOOPBACK_KEY } from '../../../test/fixtures/loopback-certificate.js';
import { QueueRig } from '../../../test/fixtures/queue-rig.js';
import { redisTransport } from '../../../test/fixtures/queue-transport.js';
import type { JobData } from './backend.js';
import { queueProbe } from './queue-probe.js';
import { redisBackend } from './redis-backend.js';

/** The time-outs of the product, made short; BullMQ blocks for five seconds, so `block` cannot be less. */
const PATIENCE = { send: 800, answer: 1_000, block: 6_000, close: 2_000 } as const;
const PATIENCE_SECONDS = 30;
const NODES = 3;
const SLOTS = 16_384;

async function until(what: string, holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = performance.now() + PATIENCE_SECONDS * 1000; !(await holds()); await pause(20))
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
}

/** Three servers of which each has a third of the slots; needs a Redis. */
function describeMany(): void {
  const open: TestRedis[] = [];
  let rig: QueueRig | undefined;
  const opened = async (redis: Promise<TestRedis>): Promise<TestRedis> => {
    open.push(await redis);
    return open.at(-1)!;
  };
  afterEach(async () => {
    await rig?.close();
    rig = undefined;
    await Promise.all(open.splice(0).map((redis) => redis.close()));
  });

  async function openCluster(): Promise<readonly TestRedis[]> {
    const nodes = await Promise.all(Array.from({ length: NODES }, () => opened(TestRedis.openNode())));
    for (const [i, node] of nodes.entries()) {
      const [from, to] = [Math.ceil((i * SLOTS) / NODES), Math.ceil(((i + 1) * SLOTS) / NODES) - 1];
      await node.command('CLUSTER', 'ADDSLOTSRANGE', String(from), String(to));
      await node.command('CLUSTER', 'SET-CONFIG-EPOCH', String(i + 1));
    }
    const [first, ...others] = nodes;
    for (const node of others) await first!.command('CLUSTER', 'MEET', '127.0.0.1', String(node.port), await busOf(node));
    await until('the cluster', async () => {
      const said = await Promise.all(nodes.map(async (node) => String(await node.command('CLUSTER', 'INFO'))));
      return said.every((info) => info.includes('cluster_state:ok') && info.includes(`cluster_known_nodes:${NODES}`));
    });
    return nodes;
  }
  const busOf = async (node: TestRedis): Promise<string> => ((await node.command('CONFIG', 'GET', 'cluster-port')) as string[])[1]!;
  const keysOf = async (node: TestRedis): Promise<string[]> => (await node.command('KEYS', '*sandbar*')) as string[];

  it('a cluster of three of which the one with the queue is killed and comes back empty', async () => {
    const nodes = await openCluster();
    const holder = async (): Promise<TestRedis | undefined> => {
      for (const node of nodes) if ((await keysOf(node)).length > 0) return node;
      return undefined;
    };
    const keys = {
      countJobs: async () => (await Promise.all(nodes.map(keysOf))).flat().length,
      loseJobs: async () => void (await Promise.all(nodes.map((node) => node.command('FLUSHALL')))),
    };
    rig = await QueueRig.open(
      redisTransport(() => ({ REDIS_CLUSTER: nodes.map(({ port }) => `127.0.0.1:${port}`).join(',') }), PATIENCE, keys),
    );
    await carryThrough(rig, async () => {
      const struck = await holder();
      expect(struck).toBeDefined();
      await struck!.kill();
      await pause(700);
      await struck!.start();
    });
    // One slot has it all.
    expect((await Promise.all(nodes.map(keysOf))).filter((found) => found.length > 0)).toHaveLength(1);
  }, 120_000);

  it('a master that dies: the sentinel names another', async () => {
    const master = await opened(TestRedis.open());
    const replica = await opened(TestRedis.open(`replicaof 127.0.0.1 ${master.port}`));
    await until('the replica', async () => String(await master.command('INFO', 'replication')).includes('state=online'));
    const sentinel = await opened(
      TestRedis.openSentinel(master, 'sentinel down-after-milliseconds main 300', 'sentinel failover-timeout main 2000'),
    );
    await until(
      'the sentinel to know both',
      async () => ((await sentinel.command('SENTINEL', 'replicas', 'main')) as unknown[]).length === 1,
    );
    const named = async (): Promise<string> => ((await sentinel.command('SENTINEL', 'get-master-addr-by-name', 'main')) as string[])[1]!;
    const keys = {
      countJobs: async () => (await keysOf(replica)).length,
      loseJobs: async () => void (await replica.command('FLUSHALL')),
    };
    const environment = { REDIS_SENTINELS: `127.0.0.1:${sentinel.port}`, REDIS_SENTINEL_NAME: 'main' };
    rig = await QueueRig.open(redisTransport(() => environment, PATIENCE, keys));
    await carryThrough(rig, async () => {
      await master.kill();
      await until('the failover', async () => (await named()) === String(replica.port));
      // The dead one comes again, and learns that it is a replica now.
      await master.start();
    });
    expect(String(await replica.command('INFO', 'replication'))).toContain('role:master');
  }, 120_000);
}

/** Needs a Redis that was built with TLS. */
function describeTls(): void {
  let folder: string;
  let redis: TestRedis;
  let environment: Readonly<Record<string, string>>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sandbar-redis-ca-'));
    writeFileSync(join(folder, 'ca.pem'), LOOPBACK_CA);
    redis = await TestRedis.openTls({ ca: LOOPBACK_CA, certificate: LOOPBACK_CERTIFICATE, key: LOOPBACK_KEY }, 'requirepass s3cr-t');
    environment = { REDIS_URL: `rediss://:s3cr-t@localhost:${redis.port}`, REDIS_CA_FILE: join(folder, 'ca.pem') };
  });
  afterAll(async () => {
    await redis?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('carries jobs to who shows the password and trusts the authority', async () => {
    const config = loadConfig('cli', environment);
    const backend = redisBackend(config.redis!, { onError: () => undefined, onAdvice: () => undefined }, PATIENCE);
    const probe = queueProbe(config);
    try {
      const seen: JobData[] = [];
      const sender = await backend.openSender('rows');
      await backend.openWorker('rows', (data) => Promise.resolve(void seen.push(data)), 1);
      await until('Redis', () => sender.isThere());
      await sender.send([0, 200].map((delay) => ({ id: `tls-${delay}`, name: 'notify', data: { outboxId: String(delay) }, delay })));
      await until('the jobs', () => seen.length >= 2);
      expect(seen).toEqual([{ outboxId: '0' }, { outboxId: '200' }]);
      await probe.check();
    } finally {
      await probe.close();
      await backend.close();
    }
  });

  it.each<[string, (given: Readonly<Record<string, string>>) => Readonly<Record<string, string>>, RegExp]>([
    ['without the authority', ({ REDIS_URL }) => ({ REDIS_URL: REDIS_URL! }), /certificate/i],
    ['with another password', (given) => ({ ...given, REDIS_URL: given['REDIS_URL']!.replace('s3cr-t', 'wr0ng-0ne') }), /WRONGPASS|NOAUTH/],
    ['in clear text', ({ REDIS_URL }) => ({ REDIS_URL: REDIS_URL!.replace('rediss:', 'redis:') }), /.+/],
  ])('is away for who comes %s, and the log shows no password', async (_how, change, complaint) => {
    const told: string[] = [];
    const { redis: config } = loadConfig('cli', change(environment));
    const backend = redisBackend(
      config!,
      { onError: (error) => void told.push(`${error.message} ${error.stack}`), onAdvice: () => undefined },
      PATIENCE,
    );
    const sender = await backend.openSender('rows');
    await until('a complaint', () => told.length > 0);
    expect(sender.isThere()).toBe(false);
    await expect(sender.send([{ id: 'x-1', name: 'notify', data: { outboxId: 'x' }, delay: 0 }])).rejects.toThrow('away');
    await backend.close();
    expect(told.join('\n')).toMatch(complaint);
    expect(told.join('\n')).not.toMatch(/s3cr-t|wr0ng-0ne/);
  });
}

if (findRedisServer() !== undefined) describe('nothing is lost and nothing doubled, and commits go on, through', describeMany);
if (redisKnowsTls()) describe('a Redis behind TLS', describeTls);
else if (findRedisServer() !== undefined)
  process.stdout.write('Redis over TLS is not tested here: the redis-server in PATH was built without it.\n');
