import { v7 as uuidv7 } from 'uuid';
import { UNWATCHED } from '../../../../apps/worker/src/watch/engine-watch.js';
import { DatabaseRoad } from '../../../../test/faults/road/database-road.js';
import { actorOf } from '../../../../test/faults/road/demo-office.js';
import { codeOf, FIRM, RoadRig } from '../../../../test/fixtures/road-rig.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const after = (at: string, ms: number): string => new Date(Date.parse(at) + ms).toISOString();

describe('the time of day, set forward by days and back by hours while clocks run', () => {
  let rig: RoadRig;
  let road: DatabaseRoad;
  /** Done between the look at a clock and its expiry. */
  let between: (() => Promise<void> | void) | undefined;
  beforeAll(async () => {
    rig = await RoadRig.open(4);
    const watch: typeof UNWATCHED = {
      ...UNWATCHED,
      road: (inner) => ({
        handle: async (command) => {
          await between?.();
          return inner.handle(command);
        },
      }),
    };
    const { appUrl, systemUrl } = rig.database;
    road = await DatabaseRoad.open({ appUrl, systemUrl, clock: rig.clock, dataDir: rig.dataDir, engine: { watch } });
  }, 60_000);
  afterEach(() => (between = undefined));
  afterAll(async () => {
    await road?.close();
    await rig?.close();
  });

  async function draftDue(at: string): Promise<string> {
    const caseId = await rig.draft();
    await move(caseId, at);
    return caseId;
  }
  const move = (caseId: string, at: string): Promise<unknown> =>
    rig.rows(`UPDATE deadline SET due_at = $2, next_wake_at = $2, provisional = false, reminders = '[]' WHERE case_id = $1`, [caseId, at]);
  const expiries = async (caseId: string): Promise<string[]> =>
    (
      await rig.rows<{ at: string }>(`SELECT meta ->> 'at' AS at FROM case_record WHERE case_id = $1 AND type = 'DRAFT_EXPIRED'`, [caseId])
    ).map(({ at }) => at);
  const sweep = (): Promise<number> => road.engine.deadlines.sweep();

  it('a clock that was over by the wrong time only does not run out, and runs out once when its time has come', async () => {
    const right = rig.clock.now();
    const due = after(right, 5 * DAY_MS);
    const caseId = await draftDue(due);
    rig.clock.pass(10 * DAY_MS);
    between = () => rig.clock.set(right);
    await sweep();
    between = undefined;
    expect(await expiries(caseId)).toEqual([]);
    rig.clock.set(after(due, -1));
    await sweep();
    expect(await expiries(caseId)).toEqual([]);
    rig.clock.set(due);
    for (let look = 0; look < 3; look += 1) await sweep();
    expect(await expiries(caseId)).toEqual([due]);
  });

  it('a clock that somebody moves between the look and its expiry keeps the wake that it was given', async () => {
    const due = after(rig.clock.now(), HOUR_MS);
    const later = after(due, 3 * DAY_MS);
    const caseId = await draftDue(due);
    rig.clock.set(due);
    between = () => move(caseId, later).then(() => undefined);
    await sweep();
    between = undefined;
    expect(await expiries(caseId)).toEqual([]);
    rig.clock.set(later);
    await sweep();
    expect(await expiries(caseId)).toEqual([later]);
  });

  it('a process that dies with clocks in hand while its time is days ahead holds none of them up', async () => {
    const right = rig.clock.now();
    const [over, soon] = [await draftDue(right), await draftDue(after(right, HOUR_MS))];
    rig.clock.set(after(right, 10 * DAY_MS));
    // Both are leased; what is done after a death has no effect.
    between = () => Promise.reject(new Error('died'));
    await expect(sweep()).rejects.toThrow('died');
    between = undefined;

    rig.clock.set(right);
    await sweep();
    expect(await expiries(over)).toEqual([]);
    const { outbox } = road.engine;
    expect(await outbox.releaseAhead(right)).toBe(1);
    await sweep();
    expect([await expiries(over), await expiries(soon)]).toEqual([[right], []]);
    const due = after(right, HOUR_MS);
    rig.clock.set(due);
    expect(await outbox.releaseAhead(due)).toBe(1);
    for (let look = 0; look < 2; look += 1) await sweep();
    expect([await expiries(over), await expiries(soon)]).toEqual([[right], [due]]);
  });

  it('what was recorded ahead stands: nothing after it is recorded before it, each clock runs out once and none is lost', async () => {
    const right = rig.clock.now();
    const [soon, late] = [after(right, 2 * DAY_MS), after(right, 20 * DAY_MS)];
    const [early, lasting] = [await draftDue(soon), await draftDue(late)];
    const review = await rig.review();
    const ahead = after(right, 10 * DAY_MS);

    rig.clock.set(ahead);
    await sweep();
    const assign = await rig.road.command('pbc-shanghai.intake-officer-1', review, 'ASSIGN', {
      lane: 'risk',
      assessor: actorOf('pbc-shanghai.risk-reviewer-1').person,
    });
    const answer = await road.workflow.handle(assign);
    expect(answer).toMatchObject({ outcome: 'accepted', at: ahead });

    rig.clock.set(after(right, -3 * HOUR_MS));
    await sweep();
    // The same key has the answer that it had, and the next entry does not go behind the last.
    expect(await road.workflow.handle(assign)).toEqual(answer);
    expect(
      await road.attempt('pbc-shanghai.intake-officer-1', review, 'ASSIGN', {
        lane: 'legality',
        assessor: actorOf('pbc-shanghai.legality-reviewer-1').person,
      }),
    ).toMatchObject({ outcome: 'accepted', at: ahead });
    const fresh = uuidv7();
    expect(codeOf(await road.workflow.handle({ ...rig.creation(fresh), caseId: fresh }))).toBe('accepted');
    expect(codeOf(await road.attempt(FIRM, fresh, 'DISCARD'))).toBe('accepted');

    for (const at of [soon, after(ahead, 1), late, after(late, DAY_MS)]) {
      rig.clock.set(at);
      await sweep();
    }
    expect(await expiries(early)).toEqual([ahead]);
    expect(await expiries(lasting)).toEqual([late]);
    expect(await backwards()).toEqual([]);
    const columns = ['case.column'];
    expect((await rig.findings()).filter(({ code }) => !columns.includes(code))).toEqual([]);
  });

  /** Entries whose time lies before that of the entry before them. */
  const backwards = (): Promise<unknown[]> =>
    rig.rows(`SELECT * FROM (SELECT case_id, seq, (meta ->> 'at')::timestamptz AS at,
      lag((meta ->> 'at')::timestamptz) OVER (PARTITION BY case_id ORDER BY seq) AS before FROM case_record) r WHERE at < before`);
});
