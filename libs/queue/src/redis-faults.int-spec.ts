import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@sandbar/observability';
import { findRedisServer } from '@sandbar/testing';
import { carryThrough } from '../../../test/fixtures/carry-through.js';
import { QueueRig } from '../../../test/fixtures/queue-rig.js';
import { RedisTransport } from '../../../test/fixtures/queue-transport.js';

/** The time-outs of the product, made short; BullMQ blocks for five seconds, so `block` cannot be less. */
const PATIENCE = { send: 400, answer: 600, block: 6_000, close: 2_000 } as const;
/** Longer than every time-out: connections are given up and made anew. `npm run faults -- --redis` has the full half minute. */
const HOLE_MS = 8_000;

const inMs = (ms: number): string => new Date(Date.parse(systemClock.now()) + ms).toISOString();

/** Needs a Redis; the reporter says so where there is none. */
function describeFaults(): void {
  let transport: RedisTransport;
  let rig: QueueRig;
  beforeAll(async () => {
    transport = await RedisTransport.open(PATIENCE);
    rig = await QueueRig.open(transport);
  }, 60_000);
  afterEach(async () => {
    transport.wire.heal();
    await rig.clear();
  });
  afterAll(() => rig?.close());

  const through = (fault: () => Promise<void>): Promise<void> => carryThrough(rig, fault);

  it('FLUSHALL, twice', () =>
    through(async () => {
      await transport.redis.command('FLUSHALL');
      await pause(700);
      await transport.redis.command('FLUSHALL');
    }));

  it('a restart after which it is empty', () =>
    through(async () => {
      await transport.redis.kill();
      await pause(1_000);
      await transport.redis.start();
    }));

  it('a black hole that outlasts every time-out', () =>
    through(async () => {
      transport.wire.silence();
      await pause(HOLE_MS);
      transport.wire.heal();
    }));

  it('answers that come too late, or just in time', () =>
    through(async () => {
      for (const late of [150, 500, 250]) {
        transport.wire.slow(late);
        await pause(1_000);
      }
      transport.wire.heal();
    }));

  it('connections that break, again and again', () =>
    through(async () => {
      for (let n = 0; n < 10; n += 1) {
        transport.wire.cut();
        await pause(120);
      }
    }));
}

describe('a row of the outbox', () => {
  it('is dead by failures of its handler, never by a transport that loses it', async () => {
    const rig = await QueueRig.open('postgres');
    try {
      const [id] = await rig.add(1);
      const { outbox } = rig.road.engine;
      for (let lost = 0; lost < 20; lost += 1) {
        expect(await outbox.claimPending(1, systemClock.now())).toHaveLength(1);
        expect(await outbox.releaseStale(inMs(1_000))).toBe(1);
      }
      let failed = 0;
      await rig.start({
        obstacle: () => {
          failed += 1;
          if (failed < 3) throw new Error('not yet');
        },
      });
      await rig.untilDone();
      expect(rig.effects).toEqual([id]);
    } finally {
      await rig.close();
    }
  });
});

if (findRedisServer() !== undefined) describe('nothing is lost and nothing doubled, and commits go on, through', describeFaults);
