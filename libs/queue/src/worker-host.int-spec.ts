import { systemClock } from '@sandbar/observability';
import type { ClaimedRow, Clock } from '@sandbar/workflow';
import { QueueRig } from '../../../test/fixtures/queue-rig.js';
import { TRANSPORTS } from '../../../test/fixtures/queue-transport.js';
import { jobOf, Relay } from './relay.js';

/** A clock on which the retries of hours pass in seconds. */
function hurried(times: number): Clock {
  const from = Date.parse(systemClock.now());
  return { now: () => new Date(from + (Date.parse(systemClock.now()) - from) * times).toISOString() };
}
const inMs = (ms: number): string => new Date(Date.parse(systemClock.now()) + ms).toISOString();

describe.each(TRANSPORTS)('the outbox of a real Postgres, carried by %s', (transport) => {
  let rig: QueueRig;
  beforeAll(async () => (rig = await QueueRig.open(transport)), 60_000);
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

  it('sends again what a relay claimed while its clock was days ahead, before it was killed', async () => {
    const ids = await rig.add(5);
    await rig.road.engine.outbox.claimPending(5, inMs(10 * 86_400_000));
    await rig.start();
    await rig.untilDone();
    expect([...rig.effects].sort()).toEqual([...ids].sort());
  });

  it('sends again what was enqueued when the transport lost every job', async () => {
    const ids = await rig.add(20);
    const backend = rig.transport.backend();
    const relay = new Relay(rig.road.engine.outbox, await backend.openSender('rows'), systemClock);
    let sent = 0;
    await rig.until('the jobs to be sent', async () => (sent += await relay.pass()) === 20);
    await backend.close();
    expect(await rig.transport.countJobs()).toBe(20);
    await rig.transport.loseJobs();
    await rig.start({ host: { staleAfter: 200 } });
    await rig.untilDone();
    expect([...rig.effects].sort()).toEqual([...ids].sort());
  });

  it('puts back what the transport did not take, with the reason, as though it had never been claimed', async () => {
    const [id] = await rig.add(1);
    const broken = { isThere: () => true, send: () => Promise.reject(new Error('the transport is away')) };
    await expect(new Relay(rig.road.engine.outbox, broken, systemClock).pass()).rejects.toThrow('away');
    const error = expect.stringContaining('the transport is away') as string;
    expect(await stateOf(id!)).toEqual({ state: 'pending', attempt: 0, error });
    const away = { ...broken, isThere: () => false };
    expect(await new Relay(rig.road.engine.outbox, away, systemClock).pass()).toBe(0);
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

  it('has its effect once where two workers have one job in hand at the same moment', async () => {
    const [id] = await rig.add(1);
    // Claimed: no relay takes it, and both jobs are the test's.
    const [row] = await rig.road.engine.outbox.claimPending(1, systemClock.now());
    const secondWaits = async (): Promise<boolean> =>
      (
        await rig.eye.query(`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
          AND query LIKE '%FROM outbox%FOR UPDATE%'`)
      ).rowCount === 1;
    let begun = 0;
    const obstacle = async (): Promise<void> => {
      begun += 1;
      await rig.until('the other worker to have it too', secondWaits);
    };
    // One job at a time each: the second job is the other worker's.
    const host = { concurrency: 1 };
    await Promise.all([rig.start({ obstacle, host }), rig.start({ obstacle, host })]);
    const backend = rig.transport.backend();
    const sender = await backend.openSender('rows');
    await rig.until('the transport', () => sender.isThere());
    await sender.send([1, 2].map((n) => ({ ...jobOf(row!), id: `${id}-twin-${n}` })));
    await rig.untilDone();
    await rig.until('both jobs to end', async () => (await rig.transport.countJobs()) === 0);
    await rig.stopAll();
    await backend.close();
    expect([begun, rig.effects]).toEqual([1, [id]]);
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
      await rig.start({ host: { ...NO_SWEEP, planEvery: 200 } });
      const due = inMs(900);
      const { caseId } = await rig.draftDue(due);
      await rig.until('the wake to be on its way', async () => (await rig.transport.countJobs()) > 0);
      await rig.until('the expiry', expired(caseId));
      const late = (await committedAt(caseId)) - Date.parse(due);
      expect(late).toBeGreaterThanOrEqual(0);
      expect(late).toBeLessThan(5_000);
    });

    it('that is woken early and often is left alone, and expires once when its time has come', async () => {
      await rig.start({ host: { ...NO_SWEEP, planEvery: 200 } });
      const due = inMs(1_500);
      const { caseId } = await rig.draftDue(due);
      const backend = rig.transport.backend();
      const sender = await backend.openSender('clocks');
      await rig.until('the transport', () => sender.isThere());
      const wakes = Array.from({ length: 6 }, (_, n) => ({ id: `early-${n}`, name: 'wake', data: { clocks: 50 }, delay: 0 }));
      await sender.send(wakes);
      await backend.close();
      expect(await rig.road.engine.deadlines.sweep()).toBe(0);
      expect(await expired(caseId)()).toBe(false);
      await rig.until('the expiry', expired(caseId));
      expect(await committedAt(caseId)).toBeGreaterThanOrEqual(Date.parse(due));
      expect(await rig.road.versionOf(caseId)).toBe(2);
    });

    it('that moved after its wake was planned keeps to its row', async () => {
      await rig.start({ host: { ...NO_SWEEP, planEvery: 100 } });
      const { caseId, deadlineId } = await rig.draftDue(inMs(450));
      await rig.until('the wake to be on its way', async () => (await rig.transport.countJobs()) > 0);
      const later = inMs(1_200);
      await rig.eye.query('UPDATE deadline SET due_at = $2, next_wake_at = $2 WHERE id = $1', [deadlineId, later]);
      await rig.until('the expiry', expired(caseId));
      expect(await committedAt(caseId)).toBeGreaterThanOrEqual(Date.parse(later));
    });

    it('of which 120 are due in one moment expires 120 times, each once, beside one that fails at every look', async () => {
      await rig.start({ host: { planEvery: 200 } });
      const { caseId: odd, deadlineId } = await rig.draftDue(inMs(600_000));
      // Its case knows no such event. It comes first, and holds up nobody.
      await rig.eye.query(`UPDATE deadline SET expires = 'NO_SUCH_EVENT', due_at = $2, next_wake_at = $2 WHERE id = $1`, [
        deadlineId,
        inMs(-60_000),
      ]);
      const due = inMs(2_000);
      const cases: string[] = [];
      for (let n = 0; n < 120; n += 1) cases.push((await rig.draftDue(due)).caseId);
      const count = async (): Promise<number> =>
        (await rig.eye.query(`SELECT 1 FROM case_record WHERE type = 'DRAFT_EXPIRED' AND case_id = ANY ($1)`, [cases])).rowCount ?? 0;
      await rig.until('the expiries', async () => (await count()) >= 120);
      expect(await count()).toBe(120);
      expect(await rig.road.versionOf(odd)).toBe(1);
      const { rows } = await rig.eye.query<{ ahead: boolean }>('SELECT next_wake_at > now() AS ahead FROM deadline WHERE id = $1', [
        deadlineId,
      ]);
      expect(rows).toEqual([{ ahead: true }]);
      await rig.eye.query('UPDATE deadline SET next_wake_at = NULL WHERE id = $1', [deadlineId]);
    });

    it('whose wake was lost is found by the sweep', async () => {
      await rig.start();
      const { caseId } = await rig.draftDue(inMs(100));
      await rig.until('the expiry', expired(caseId));
      expect(await rig.road.versionOf(caseId)).toBe(2);
    });
  });
});
