import type { OutboxRow } from '@sandbar/workflow';
import { v7 as uuidv7 } from 'uuid';
import { AT, ctxOf, deadlineOf, firmPerson, outboxOf, writeOf, lockedWrite } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { RegisterQueries } from '../read/register-queries.js';
import { PostgresOutboxStore } from './outbox-store.js';

const at = (minutes: number): string => new Date(Date.parse(AT) + minutes * 60_000).toISOString();

describe('the outbox', () => {
  let opened: Opened;
  let store: PostgresOutboxStore;

  beforeEach(async () => {
    opened = await openAll();
    store = new PostgresOutboxStore(opened.system);
  });
  afterEach(() => opened.close());

  const added = async (...patches: Partial<OutboxRow>[]): Promise<OutboxRow[]> => {
    const actor = firmPerson();
    const caseId = uuidv7();
    const outbox = patches.map((patch) => outboxOf(caseId, 1, patch));
    const patch = { outbox, deadlines: [deadlineOf(caseId, { nextWakeAt: at(10) })] };
    await new TypeOrmUnitOfWork(opened.app).run(ctxOf(actor), (tx) => lockedWrite(tx, writeOf({ actor, caseId, patch })));
    return outbox;
  };

  it('gives every pending row to one of two claimers, in the order of writing', async () => {
    const rows = await added(...Array.from({ length: 60 }, () => ({})));
    const claims = await Promise.all(Array.from({ length: 12 }, () => store.claimPending(5, at(0))));
    const ids = claims.flat().map((row) => row.id);
    expect(new Set(ids).size).toBe(60);
    expect(ids).toHaveLength(60);
    const order = new Map(rows.map((row, i) => [row.id, i]));
    for (const claim of claims)
      expect(claim.map((row) => order.get(row.id))).toEqual(claim.map((row) => order.get(row.id)!).sort((a, b) => a - b));
    expect(claims.flat().every((row) => row.attempt === 1)).toBe(true);
    expect(await store.countByState()).toEqual({ pending: 0, sent: 60, done: 0, dead: 0 });
  });

  it('passes over a row that another claimer has locked', async () => {
    const [first, second] = await added({}, {});
    await opened.eye.query('BEGIN');
    await opened.eye.query('SELECT 1 FROM outbox WHERE id = $1 FOR UPDATE', [first!.id]);
    expect((await store.claimPending(10, at(0))).map((row) => row.id)).toEqual([second!.id]);
    await opened.eye.query('ROLLBACK');
  });

  it('holds back what is not due', async () => {
    const [first, later] = await added({}, { notBefore: at(60) });
    expect((await store.claimPending(10, at(0))).map((row) => row.id)).toEqual([first!.id]);
    expect((await store.claimPending(10, at(60))).map((row) => row.id)).toEqual([later!.id]);
  });

  it('runs the work once, with its mark in one transaction', async () => {
    const [row] = await added({});
    await store.claimPending(1, at(0));
    const broken = store.runOnce(row!.id, at(1), async (tx) => {
      await tx.addOutbox([outboxOf(row!.caseId, 1)]);
      throw new Error('broken');
    });
    await expect(broken).rejects.toThrow('broken');
    expect((await store.find(row!.id))?.state).toBe('sent');
    let runs = 0;
    const work = async (): Promise<void> => void (runs += 1);
    const both = await Promise.all([store.runOnce(row!.id, at(1), work), store.runOnce(row!.id, at(1), work)]);
    expect(both.sort()).toEqual([false, true]);
    expect(runs).toBe(1);
    expect(await store.countByState()).toEqual({ pending: 0, sent: 0, done: 1, dead: 0 });
    expect(await store.runOnce(uuidv7(), at(1), work)).toBe(false);
  });

  it('retries later, gives up to the dead, and drives them again with their failures forgotten', async () => {
    const [row] = await added({});
    await store.claimPending(1, at(0));
    await store.markFailed(row!.id, 'no mail\u0000box', at(5));
    expect(await store.claimPending(1, at(4))).toEqual([]);
    expect(await store.claimPending(1, at(5))).toMatchObject([{ attempt: 2, failures: 1 }]);
    await store.markFailed(row!.id, 'gone', null);
    expect(await store.listDead(10)).toEqual([{ id: row!.id, job: 'notify', caseId: row!.caseId, attempt: 2, lastError: 'gone' }]);
    expect(await store.redrive([uuidv7()])).toBe(0);
    expect(await store.redrive('all')).toBe(1);
    expect(await store.claimPending(1, at(6))).toMatchObject([{ attempt: 3, failures: 0 }]);
    await store.markDone([row!.id], at(7));
    await store.markFailed(row!.id, 'late', null);
    expect((await store.find(row!.id))?.state).toBe('done');
  });

  it('sends again what stayed sent too long: a sending more, and no failure', async () => {
    const [lost] = await added({});
    await store.claimPending(10, at(0));
    expect(await store.releaseStale(at(0))).toBe(0);
    expect(await store.releaseStale(at(1))).toBe(1);
    expect((await store.find(lost!.id))?.state).toBe('pending');
    expect(await store.claimPending(10, at(1))).toMatchObject([{ id: lost!.id, attempt: 2, failures: 0 }]);
  });

  it('gives back what a process left behind whose clock was days ahead, and nothing that somebody may have in hand', async () => {
    const days = 10 * 24 * 60;
    const [carried, , failed, planned] = await added({}, {}, {}, { notBefore: at(days) });
    await store.claimPending(1, at(days));
    await store.claimPending(1, at(59));
    await store.claimPending(1, at(0));
    await store.markFailed(failed!.id, 'no mailbox', at(days));
    // Due, and leased for its expiry by the clock that was ahead; the other is not due yet.
    const lease = `UPDATE deadline SET status = 'running', due_at = $2, next_wake_at = $3 WHERE case_id = $1`;
    await opened.eye.query(lease, [carried!.caseId, at(-1), at(days)]);
    const [later] = await added({ notBefore: at(1) });
    await opened.eye.query(lease, [later!.caseId, at(1), at(days)]);

    expect(await store.releaseAhead(at(0))).toBe(3);
    expect(await store.releaseAhead(at(0))).toBe(0);
    expect(await store.countByState()).toMatchObject({ sent: 1 });
    expect((await store.claimPending(10, at(0))).map(({ id }) => id)).toEqual([carried!.id, failed!.id]);
    expect(await store.listDueDeadlines(at(0), 10)).toMatchObject([{ caseId: carried!.caseId }]);
    expect(await store.releaseAhead(at(1))).toBe(1);
    expect((await store.find(planned!.id))?.notBefore).toBe(at(days));
  });

  it('takes a claim back as though it had not been made, but from a row that is done', async () => {
    const [one, other] = await added({}, {});
    await store.claimPending(10, at(0));
    await store.markDone([other!.id], at(0));
    await store.unclaim([one!.id, other!.id], 'no\u0000 transport');
    expect(await store.find(one!.id)).toMatchObject({ state: 'pending', attempt: 0, failures: 0 });
    expect(await store.find(other!.id)).toMatchObject({ state: 'done', attempt: 1 });
    expect(await store.claimPending(10, at(0))).toMatchObject([{ id: one!.id, attempt: 1 }]);
  });

  it('tells the age of the oldest row whose time has come', async () => {
    expect(await store.oldestPendingSeconds(at(5))).toBe(0);
    await added({}, { notBefore: at(2) });
    expect(await store.oldestPendingSeconds(at(5))).toBe(300);
    await store.claimPending(1, at(5));
    expect(await store.oldestPendingSeconds(at(5))).toBe(180);
  });

  it('finds the clocks whose wake has passed, and moves it', async () => {
    await added({});
    expect(await store.listDueDeadlines(at(9), 10)).toEqual([]);
    const [due] = await store.listDueDeadlines(at(10), 10);
    await store.run((tx) => tx.setWakes([{ id: due!.id, at: at(20) }]));
    expect(await store.listDueDeadlines(at(10), 10)).toEqual([]);
    await store.run((tx) => tx.setWakes([{ id: due!.id, at: null }]));
    expect(await store.listDueDeadlines(at(999), 10)).toEqual([]);
  });

  it('gives each due clock to one of two who claim, and waits for none', async () => {
    await added({});
    await added({});
    const claimed = await store.run(async (tx) => {
      const [first] = await tx.claimDueDeadlines(at(10), 1);
      const others = await store.run((other) => other.claimDueDeadlines(at(10), 10));
      expect(others.map((row) => row.id)).not.toContain(first!.id);
      return [first!, ...others];
    });
    expect(claimed).toHaveLength(2);
    expect(await store.run((tx) => tx.claimDueDeadlines(at(9), 10))).toEqual([]);
  });

  it('tells the wakes ahead to the next tenth of a second, never early', async () => {
    await added({});
    await added({});
    const [one, other] = await store.listDueDeadlines(at(10), 10);
    const ms = (n: number): string => new Date(Date.parse(AT) + n).toISOString();
    await store.run((tx) =>
      tx.setWakes([
        { id: one!.id, at: ms(1_001) },
        { id: other!.id, at: ms(1_100) },
      ]),
    );
    expect(await store.listWakes(ms(0), ms(5_000))).toEqual([{ at: ms(1_100), rows: 2 }]);
    expect(await store.listWakes(ms(1_001), ms(5_000))).toEqual([{ at: ms(1_100), rows: 1 }]);
    expect(await store.listWakes(ms(0), ms(1_000))).toEqual([]);
  });

  it('adds a derived row once, however often the job runs', async () => {
    const [row] = await added({});
    const derived = outboxOf(row!.caseId, 1);
    await store.run((tx) => tx.addOutbox([derived, outboxOf(row!.caseId, 1)]));
    await store.run((tx) => tx.addOutbox([derived]));
    expect((await store.countByState()).pending).toBe(3);
  });

  it('publishes the latest page whatever the order of the jobs, and a withdrawal takes it back', async () => {
    const register = new RegisterQueries(opened.app);
    const caseId = uuidv7();
    const page = (what: 'notice' | 'withdrawal', minute: number, title: string): Promise<void> =>
      store.run((tx) => tx.publish({ caseId, what, at: at(minute), content: { title } }));
    await page('notice', 2, '第二版');
    await page('notice', 1, '第一版');
    const shown = async (): Promise<unknown[]> =>
      (await register.list({ what: 'notice', limit: 10, text: '版' })).map((one) => one.content['title']);
    expect(await shown()).toEqual(['第二版']);
    await page('withdrawal', 3, '');
    expect(await shown()).toEqual([]);
    await page('notice', 2, '迟到');
    expect(await shown()).toEqual([]);
    await page('notice', 4, '第三版');
    expect(await shown()).toEqual(['第三版']);
    expect((await register.listOfCase(caseId)).map((one) => [one.what, one.withdrawnAt])).toEqual([
      ['withdrawal', null],
      ['notice', null],
    ]);
  });
});
