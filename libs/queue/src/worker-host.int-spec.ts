import { systemClock } from '@sandbar/observability';
import type { ClaimedRow, Clock } from '@sandbar/workflow';
import { QueueRig } from '../../../test/fixtures/queue-rig.js';
import { postgresBackend } from './postgres-backend.js';
import { Relay } from './relay.js';

/** A clock on which the retries of hours pass in seconds. */
function hurried(times: number): Clock {
  const from = Date.parse(systemClock.now());
  return { now: () => new Date(from + (Date.parse(systemClock.now()) - from) * times).toISOString() };
}
const inMs = (ms: number): string => new Date(Date.parse(systemClock.now()) + ms).toISOString();

describe('the queue on a real Postgres', () => {
  let rig: QueueRig;
  beforeAll(async () => (rig = await QueueRig.open()), 60_000);
  afterEach(() => rig.clear());
  afterAll(() => rig?.close());
  const stateOf = async (id: string): Promise<unknown> =>
    (await rig.eye.query('SELECT state, attempt, last_error AS error FROM outbox WHERE id = $1', [id])).rows[0];

  it('carries after its start what was committed before a crash, each once', async () => {
    const ids = await rig.add(60);
    await rig.start();
    await rig.untilDone();
    expect([...rig.effects].sort()).toEqual([...ids].sort());
  });

  it('carries what is committed while it runs', async () => {
    await rig.start();
    const ids = [...(await rig.add(5)), ...(await rig.add(5, { job: 'publish' })), ...(await rig.add(5, { job: 'command' }))];
    await rig.untilDone();
    expect([...rig.effects].sort()).toEqual([...ids].sort());
  });

  it('sends again what a relay claimed and did not enqueue before it was killed', async () => {
    const ids = await rig.add(20);
    await rig.road.engine.outbox.claimPending(20, systemClock.now());
    await rig.start({ host: { staleAfter: 200 } });
    await rig.untilDone();
    expect([...rig.effects].sort()).toEqual([...ids].sort());
  });

  it('sends again what was enqueued when the transport lost every job', async () => {
    const ids = await rig.add(20);
    const backend = postgresBackend(rig.database.systemUrl, () => undefined);
    expect(await new Relay(rig.road.engine.outbox, await backend.openQueue(), systemClock).pass()).toBe(20);
    await backend.close();
    const { rows } = await rig.eye.query<{ n: number }>('SELECT count(*)::int AS n FROM bullmq.job');
    expect(rows[0]!.n).toBe(20);
    await rig.loseJobs();
    await rig.start({ host: { staleAfter: 200 } });
    await rig.untilDone();
    expect([...rig.effects].sort()).toEqual([...ids].sort());
  });

  it('puts back what the transport did not take, with the reason', async () => {
    const [id] = await rig.add(1);
    const broken = { addBulk: () => Promise.reject(new Error('the transport is away')) };
    await expect(new Relay(rig.road.engine.outbox, broken, systemClock).pass()).rejects.toThrow('away');
    expect(await stateOf(id!)).toMatchObject({ state: 'pending', error: expect.stringContaining('the transport is away') as string });
    await rig.start();
    await rig.untilDone();
    expect(rig.effects).toEqual([id]);
  });

  it('tries a poison job eight times, keeps it as dead with its error, and carries the others', async () => {
    const [poison] = await rig.add(1);
    const others = await rig.add(10);
    let poisonous = true;
    let attempts = 0;
    const obstacle = (row: ClaimedRow): void => {
      if (row.id !== poison || !poisonous) return;
      attempts += 1;
      throw new Error('poison');
    };
    const { outbox } = rig.road.engine;
    await rig.start({ clock: hurried(200), obstacle, host: { relayEvery: 5 } });
    await rig.untilDone();
    expect([attempts, await stateOf(poison!)]).toEqual([8, { state: 'dead', attempt: 8, error: 'Error: poison' }]);
    expect([...rig.effects].sort()).toEqual([...others].sort());
    expect(await outbox.listDead(10)).toMatchObject([{ id: poison, attempt: 8, lastError: 'Error: poison' }]);

    poisonous = false;
    expect(await outbox.redrive('all')).toBe(1);
    await rig.untilDone();
    expect(rig.effects.at(-1)).toBe(poison);
    expect(await stateOf(poison!)).toMatchObject({ state: 'done', error: null });
  });

  it('has each effect once with two relays and workers, though rows are sent again while they are carried', async () => {
    const slow = (): Promise<void> => new Promise((resume) => setTimeout(resume, 150));
    const host = { staleAfter: 40, sweepEvery: 10, concurrency: 6 };
    // A backlog: rows that wait in the queue are taken for lost and sent again.
    const ids = await rig.add(40);
    await Promise.all([rig.start({ obstacle: slow, host }), rig.start({ obstacle: slow, host })]);
    await rig.untilDone();
    // Idle hands: whatever is sent again meets somebody who takes it at once.
    ids.push(...(await rig.add(4)));
    await rig.untilDone();
    // Jobs of earlier attempts may still run: none of them may have an effect.
    await rig.stopAll();
    expect(rig.effects).toHaveLength(44);
    expect([...rig.effects].sort()).toEqual([...ids].sort());
    const { rows } = await rig.eye.query<{ most: number }>('SELECT max(attempt) AS most FROM outbox');
    expect(rows[0]!.most).toBeGreaterThan(1);
  });

  describe('a clock', () => {
    const expired = (caseId: string) => async (): Promise<boolean> =>
      (await rig.eye.query(`SELECT 1 FROM case_record WHERE case_id = $1 AND type = 'DRAFT_EXPIRED'`, [caseId])).rowCount === 1;
    const committedAt = async (caseId: string): Promise<number> => {
      const sql = `SELECT meta ->> 'at' AS at FROM case_record WHERE case_id = $1 AND type = 'DRAFT_EXPIRED'`;
      return Date.parse((await rig.eye.query<{ at: string }>(sql, [caseId])).rows[0]!.at);
    };
    const NO_SWEEP = { sweepEvery: 600_000 };

    it('is woken on time by its delayed job alone, never early', async () => {
      // The sweep looks once, at the start.
      await rig.start({ host: NO_SWEEP });
      const due = inMs(800);
      const { caseId, deadlineId } = await rig.draftDue(due);
      const [wake] = await rig.add(1, { job: 'wake', payload: { deadlineId }, notBefore: due });
      await rig.until('the wake to be on its way', async () => ((await stateOf(wake!)) as { state: string }).state === 'done');
      await rig.until('the expiry', expired(caseId));
      const late = (await committedAt(caseId)) - Date.parse(due);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(5_000);
    });

    it('that is woken early is left alone, and expires once when its time has come', async () => {
      await rig.start({ host: NO_SWEEP });
      const due = inMs(1_500);
      const { caseId, deadlineId } = await rig.draftDue(due);
      await rig.add(3, { job: 'wake', payload: { deadlineId } });
      await rig.untilDone();
      expect(await rig.road.engine.deadlines.look(deadlineId)).toBe('nothing');
      expect(await expired(caseId)()).toBe(false);
      await rig.add(3, { job: 'wake', payload: { deadlineId }, notBefore: due });
      await rig.until('the expiry', expired(caseId));
      expect(await committedAt(caseId)).toBeGreaterThanOrEqual(Date.parse(due));
      expect(await rig.road.versionOf(caseId)).toBe(2);
    });

    it('whose wake was lost is found by the sweep', async () => {
      await rig.start();
      const { caseId } = await rig.draftDue(inMs(100));
      await rig.until('the expiry', expired(caseId));
      expect(await rig.road.versionOf(caseId)).toBe(2);
    });
  });
});
