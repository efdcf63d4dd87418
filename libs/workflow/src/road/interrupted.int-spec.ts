import { v7 as uuidv7 } from 'uuid';
import { codeOf, FIRM, RoadRig } from '../../../../test/fixtures/road-rig.js';
import type { Command } from './command.js';
import { StoreUnavailable } from './faults.js';
import type { Workflow } from './workflow.js';

const POOL = 4;
const PLACES = ['begin:before', 'begin:after', 'write:before', 'write:after', 'commit:before', 'commit:after'];

describe('a command that is interrupted', () => {
  let rig: RoadRig;
  beforeAll(async () => (rig = await RoadRig.open(POOL)), 60_000);
  afterAll(() => rig?.close());
  beforeEach(() => rig.clock.pass(60_000));

  const WORK: readonly (readonly [string, () => Promise<Command>])[] = [
    ['a change', async () => rig.road.command(FIRM, await rig.draft(), 'DISCARD')],
    ['a creation', () => Promise.resolve(rig.creation(uuidv7()))],
    ['a sealing', () => rig.sealing()],
  ];

  /** Every place that the command passes, by name. */
  async function placesOf(command: Command): Promise<readonly string[]> {
    const places = new Set<string>();
    expect(codeOf(await rig.road.another({ failpoint: (name) => void places.add(name) }).handle(command))).toBe('accepted');
    expect([...places]).toEqual(expect.arrayContaining(PLACES));
    return [...places];
  }
  const failingAt = (place: string, fail: () => Promise<void>): Workflow =>
    rig.road.another({ failpoint: (name) => (name === place ? fail() : undefined) });

  describe.each(WORK)('%s', (_what, make) => {
    it('by a crash at any place is there whole or not at all, and the same key gives one effect', async () => {
      for (const place of await placesOf(await make())) {
        const command = await make();
        const before = await rig.everything();
        const crash = failingAt(place, () => Promise.reject(new Error(`crash at ${place}`)));
        await expect(crash.handle(command)).rejects.toThrow(`crash at ${place}`);
        const left = await rig.everything();
        const answer = await rig.road.workflow.handle(command);
        const after = await rig.everything();
        expect([place, codeOf(answer)]).toEqual([place, 'accepted']);
        expect({ place, left }).toEqual({ place, left: place === 'commit:after' ? after : before });
        expect([place, after['case_record'], after['command']]).toEqual([place, before['case_record']! + 1, before['command']! + 1]);
      }
      expect(await rig.findings()).toEqual([]);
    });

    it('by a lost connection at any place is unavailable for the moment; the same process goes on, and the same key gives one effect', async () => {
      for (const place of await placesOf(await make())) {
        const command = await make();
        const before = await rig.everything();
        const outcome = await failingAt(place, cutAll)
          .handle(command)
          .catch((fault: unknown) => fault);
        // Before BEGIN nothing was sent, and after COMMIT the answer is known.
        if (outcome instanceof Error) expect([place, outcome]).toEqual([place, expect.any(StoreUnavailable)]);
        else expect(['begin:before', 'commit:after']).toContain(place);
        const answer = await untilAvailable(() => rig.road.workflow.handle(command));
        expect([place, codeOf(answer)]).toEqual([place, 'accepted']);
        const after = await rig.everything();
        expect([place, after['case_record'], after['command']]).toEqual([place, before['case_record']! + 1, before['command']! + 1]);
      }
      expect(await rig.findings()).toEqual([]);
    });
  });

  /** Ends every connection of the app role, as an administrator or a failing proxy does; at its return they are gone. */
  async function cutAll(): Promise<void> {
    await rig.eye.query(
      `SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE usename = 'sandbar_app' AND datname = current_database()`,
    );
  }

  /** As a client that is told to come back: each attempt meets one dead connection of the pool at most. */
  async function untilAvailable<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (fault) {
        if (!(fault instanceof StoreUnavailable) || attempt > POOL + 1) throw fault;
      }
    }
  }
});
