import { setTimeout as pause } from 'node:timers/promises';
import { systemClock } from '@sandbar/observability';
import { findRedisServer } from '@sandbar/testing';
import { QueueRig } from '../../../test/fixtures/queue-rig.js';
import { RedisTransport } from '../../../test/fixtures/queue-transport.js';

/** The time-outs of the product, made short; BullMQ blocks for five seconds, so `block` cannot be less. */
const PATIENCE = { send: 400, answer: 600, block: 6_000, close: 2_000 } as const;
/** Longer than every time-out: connections are given up and made anew. `npm run faults -- --redis` has the full half minute. */
const HOLE_MS = 8_000;
const HOST = { staleAfter: 1_500, sweepEvery: 100, planEvery: 100 };
const ROWS = 80;
/** Clocks opened at the least, however soon a fault is over. */
const CLOCKS = 7;

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

  /**
   * Two processes carry rows and clocks while it happens; commands are committed all the time, and each opens a clock that is due a little later:
   * before, during and after the fault. Then nothing may be missing, and nothing be there twice or early.
   */
  async function through(fault: () => Promise<void>): Promise<void> {
    const work = (): Promise<void> => pause(20);
    await Promise.all([rig.start({ obstacle: work, host: HOST }), rig.start({ obstacle: work, host: HOST })]);
    const ids = await rig.add(ROWS);
    await rig.until('the first jobs', () => rig.effects.length > 5);

    let meanwhile: number | undefined;
    const clocks = new Map<string, string>();
    const happening = fault().finally(() => (meanwhile = clocks.size));
    do {
      const due = inMs(50 + (clocks.size % 7) * 100);
      clocks.set((await rig.draftDue(due)).caseId, due);
      ids.push(...(await rig.add(1)));
      await pause(20);
    } while (meanwhile === undefined || clocks.size < CLOCKS);
    await happening;
    expect(meanwhile).toBeGreaterThan(0);

    const expiries = async (): Promise<readonly { caseId: string; at: Date }[]> =>
      (
        await rig.eye.query<{ caseId: string; at: Date }>(
          `SELECT case_id AS "caseId", (meta ->> 'at')::timestamptz AS at FROM case_record WHERE type = 'DRAFT_EXPIRED' AND case_id = ANY ($1)`,
          [[...clocks.keys()]],
        )
      ).rows;
    await rig.until('the expiries', async () => (await expiries()).length >= clocks.size);
    // An expiry tells people: it adds rows of its own.
    await rig.untilDone();
    // Whatever is on its way a second time must have come, and found nothing to do.
    await rig.stopAll();
    const { rows } = await rig.eye.query<{ id: string }>('SELECT id FROM outbox ORDER BY id');
    expect([...rig.effects].sort()).toEqual(rows.map(({ id }) => id).sort());
    expect(rig.effects).toEqual(expect.arrayContaining(ids));
    const found = await expiries();
    expect(found.map(({ caseId }) => caseId).sort()).toEqual([...clocks.keys()].sort());
    for (const { caseId, at } of found) expect(at.toISOString() >= clocks.get(caseId)!).toBe(true);
    expect(await rig.road.engine.outbox.listDead(1)).toEqual([]);
  }

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
