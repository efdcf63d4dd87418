import { v7 as uuidv7 } from 'uuid';
import { ctxOf, deadlineOf, firmPerson, lockedWrite, writeOf } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { BacklogFigures } from './backlog-figures.js';
import { poolFigures } from './pool-figures.js';

const NOW = '2026-09-18T02:00:00.000Z';
const after = (seconds: number): string => new Date(Date.parse(NOW) + seconds * 1000).toISOString();

describe('what waits', () => {
  let opened: Opened;
  beforeAll(async () => (opened = await openAll()));
  afterAll(() => opened.close());
  beforeEach(() => opened.eye.query('TRUNCATE figure, outbox'));

  const row = (state: string, ages: { added?: number; sent?: number; notBefore?: number }): Promise<unknown> =>
    opened.eye.query(
      `INSERT INTO outbox (id, case_id, seq, job, payload, state, added_at, sent_at, not_before) VALUES ($1, $1, 1, 'notify', '{}', $2, $3, $4, $5)`,
      [
        uuidv7(),
        state,
        after(-(ages.added ?? 0)),
        ages.sent === undefined ? null : after(-ages.sent),
        ages.notBefore === undefined ? null : after(ages.notBefore),
      ],
    );

  it('is counted by state, with the age of the oldest whose time has come', async () => {
    await row('pending', { added: 30 });
    await row('pending', { added: 900, notBefore: 60 });
    await row('sent', { added: 500, sent: 45 });
    await row('sent', { added: 500, sent: 400, notBefore: 3_600 });
    await row('dead', { added: 5_000 });
    await row('done', { added: 5_000 });
    const { outbox } = (await new BacklogFigures(opened.system).read(NOW))!;
    expect(outbox).toEqual({ pending: 2, sent: 2, dead: 1, oldestPendingSeconds: 30, oldestSentSeconds: 45 });
    expect(await new BacklogFigures(opened.system).lags(NOW)).toEqual({ oldestPendingSeconds: 30, oldestSentSeconds: 45 });
  });

  it('names overdue cases by stage and province, and clocks that nobody looked at', async () => {
    const actor = firmPerson();
    const caseId = uuidv7();
    const clock = deadlineOf(caseId, { dueAt: after(-100), nextWakeAt: after(-100) });
    const write = writeOf({ actor, caseId, patch: { dueAt: after(-100), deadlines: [clock] } });
    await new TypeOrmUnitOfWork(opened.app).run(ctxOf(actor), (tx) => lockedWrite(tx, write));
    const backlog = (await new BacklogFigures(opened.system).read(NOW))!;
    expect(backlog.overdue).toEqual([{ kind: 'pilot-application', stage: 'draft', province: '31', cases: 1 }]);
    expect(backlog.deadlines).toEqual({ waiting: 1, late: 1, latestSeconds: 100 });
  });

  it('is counted once for all processes, and again when it is old', async () => {
    const [a, b] = [new BacklogFigures(opened.system), new BacklogFigures(opened.system)];
    expect((await a.read(NOW))?.outbox.dead).toBe(0);
    await row('dead', {});
    expect((await b.read(after(9)))?.outbox.dead).toBe(0);
    expect((await b.read(after(11)))?.outbox.dead).toBe(1);
    expect((await a.read(after(12)))?.outbox.dead).toBe(1);
  });

  it('is taken as it was while another process counts, and not when it is too old', async () => {
    const figures = new BacklogFigures(opened.system);
    await figures.read(NOW);
    await opened.eye.query('BEGIN; SELECT pg_advisory_xact_lock(7391051)');
    try {
      expect((await figures.read(after(60)))?.outbox.dead).toBe(0);
      expect(await figures.read(after(600))).toBeUndefined();
    } finally {
      await opened.eye.query('ROLLBACK');
    }
  });

  it('counts connections without asking', () => {
    expect(poolFigures(opened.system)).toEqual({ used: 0, idle: expect.any(Number) as number, waiting: 0 });
  });
});
