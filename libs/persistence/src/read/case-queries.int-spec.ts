import { holderKeysOf, SYSTEM_ACTOR } from '@sandbar/domain';
import type { Actor } from '@sandbar/domain';
import { v7 as uuidv7 } from 'uuid';
import { AT, ctxOf, deadlineOf, firmPerson, officer, writeOf, lockedWrite } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { openAll } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import type { CaseFilter, CaseOrder, CaseSummary, Keyset } from './case-list.js';
import { CaseQueries } from './case-queries.js';
import { dueListStatement } from './due-list.js';
import type { OpenCase } from './due-list.js';

const minutes = (n: number): string => new Date(Date.parse(AT) + n * 60_000).toISOString();

describe('queries for screens', () => {
  let opened: Opened;
  let queries: CaseQueries;
  const firm = firmPerson();
  const office = officer();
  const parent = uuidv7();
  const ids: string[] = [];

  beforeAll(async () => {
    opened = await openAll();
    queries = new CaseQueries(opened.app);
    const unit = new TypeOrmUnitOfWork(opened.app);
    for (let i = 0; i < 12; i++) {
      const holders = [
        { holder: `org:${firm.organisation}`, level: 'full' as const },
        { holder: `person:${firm.person}`, level: 'full' as const },
        ...(i % 2 === 0 ? [{ holder: `authority:${office.authority}`, level: 'headline' as const }] : []),
      ];
      const write = writeOf({
        actor: firm,
        holders,
        at: minutes(Math.floor(i / 2)),
        header: {
          title: i % 3 === 0 ? '跨境支付_100%' : `普惠信贷${i}`,
          number: `沪金创 ${i}`,
          province: i % 4 === 0 ? '32' : '31',
          parent: i > 8 ? parent : null,
        },
        patch: {
          dueAt: i % 3 === 0 ? null : minutes(100 - (i % 5)),
          stage: i % 2 === 0 ? 'review.risk' : 'reviewed',
          court: 'authority',
          closed: i === 11,
        },
      });
      ids.push(write.caseId);
      await unit.run(ctxOf(firm), (tx) => lockedWrite(tx, write));
    }
  });
  afterAll(() => opened.close());

  const valueOf = (row: CaseSummary, order: CaseOrder): string | null =>
    order === 'dueAt' ? row.dueAt : order === '-createdAt' ? row.createdAt : row.updatedAt;
  const walk = async (order: CaseOrder, filter: CaseFilter = {}): Promise<CaseSummary[]> => {
    const found: CaseSummary[] = [];
    for (let after: Keyset | undefined; ;) {
      const page = await queries.listCases(ctxOf(firm), { filter, order, limit: 5, ...(after === undefined ? {} : { after }) });
      found.push(...page);
      const last = page.at(-1);
      if (page.length < 5 || last === undefined) return found;
      after = { value: valueOf(last, order), id: last.id };
    }
  };

  it.each<CaseOrder>(['-updatedAt', '-createdAt', 'dueAt'])('pages by %s meet every case once, in order', async (order) => {
    const found = await walk(order);
    expect(found.map((row) => row.id).sort()).toEqual([...ids].sort());
    const sorted = [...found].sort((a, b) => {
      const [x, y] = [valueOf(a, order), valueOf(b, order)];
      if (order === 'dueAt') return x === y ? (a.id < b.id ? -1 : 1) : x === null ? 1 : y === null ? -1 : x < y ? -1 : 1;
      return x === y ? (a.id < b.id ? 1 : -1) : x! < y! ? 1 : -1;
    });
    expect(found.map((row) => row.id)).toEqual(sorted.map((row) => row.id));
  });

  it('filters hold together; a stage finds the stages below it and no other', async () => {
    const at = (wanted: number[]): string[] => wanted.map((i) => ids[i]!).sort();
    const ask = async (filter: CaseFilter): Promise<string[]> => (await walk('-updatedAt', filter)).map((row) => row.id).sort();
    expect(await ask({ stage: 'review' })).toEqual(at([0, 2, 4, 6, 8, 10]));
    expect(await ask({ province: '32', stage: 'review.risk' })).toEqual(at([0, 4, 8]));
    expect(await ask({ text: '支付_100%' })).toEqual(at([0, 3, 6, 9]));
    expect(await ask({ text: '支付%100' })).toEqual([]);
    expect(await ask({ text: '创 11' })).toEqual(at([11]));
    expect(await ask({ closed: true })).toEqual(at([11]));
    expect(await ask({ parent })).toEqual(at([9, 10, 11]));
    expect(await ask({ dueBefore: minutes(97) })).toEqual(at([4]));
    expect(await ask({ kind: 'sharing-leg' })).toEqual([]);
    expect(await ask({ court: 'public' })).toEqual([]);
  });

  it('tells how much of a case is held', async () => {
    expect(await queries.findLevel(ctxOf(firm), ids[0]!)).toBe('full');
    expect(await queries.findLevel(ctxOf(office), ids[0]!)).toBe('headline');
    expect(await queries.findLevel(ctxOf(office), ids[1]!)).toBeUndefined();
    expect(await queries.listCases(ctxOf(office), { filter: {}, order: 'dueAt', limit: 50 })).toHaveLength(6);
    // Nor does the headline's holder learn when something is due by asking what is due before.
    expect(await queries.listCases(ctxOf(office), { filter: { dueBefore: minutes(500) }, order: 'dueAt', limit: 50 })).toEqual([]);
    expect(await queries.listRecord(ctxOf(office), ids[0]!, { afterSeq: 0, limit: 10 })).toEqual([]);
  });

  it('lists open cases by due date, those without one last; a headline stands among these, by no date', async () => {
    const whole = writeOf({
      actor: office,
      holders: [{ holder: `authority:${office.authority}`, level: 'full' }],
      patch: { dueAt: minutes(200) },
    });
    const clocks = [
      deadlineOf(whole.caseId, { court: 'peers', dueAt: minutes(200) }),
      deadlineOf(whole.caseId, { name: 'b', dueAt: minutes(300) }),
    ];
    const unit = new TypeOrmUnitOfWork(opened.app);
    await unit.run(ctxOf(office), (tx) => lockedWrite(tx, { ...whole, deadlines: clocks }));
    const pages = async (actor: Actor, filter: CaseFilter = {}) => {
      const found: OpenCase[] = [];
      for (let after: Keyset | undefined; ;) {
        const page = await queries.listOpen(ctxOf(actor), { filter, limit: 2, ...(after === undefined ? {} : { after }) });
        found.push(...page);
        const last = page.at(-1);
        if (page.length < 2 || last === undefined) return found.map(({ row, due, court }) => ({ id: row.id, due, court }));
        after = { value: last.due, id: last.row.id };
      }
    };
    const byDue = (await walk('dueAt')).filter(({ closed }) => !closed).map(({ id, dueAt }) => ({ id, due: dueAt, court: null }));
    expect([byDue.length, await pages(firm)]).toEqual([11, byDue]);
    const headlines = [0, 2, 4, 6, 8, 10].map((i) => ids[i]!).sort();
    expect(await pages(office)).toEqual([
      { id: whole.caseId, due: minutes(200), court: 'peers' },
      ...headlines.map((id) => ({ id, due: null, court: null })),
    ]);
    // Nor does the plain list order headlines by it, whatever the page; its cursor is made from what it gives.
    for (const limit of [1, 2, 50]) {
      const listed = await queries.listCases(ctxOf(office), { filter: {}, order: 'dueAt', limit });
      expect(listed.map(({ id, dueAt }) => [id, dueAt])).toEqual(
        [[whole.caseId, minutes(200)], ...headlines.map((id) => [id, null])].slice(0, limit),
      );
    }
    expect((await pages(firm, { text: '支付_100%', province: '32' })).map(({ id }) => id).sort()).toEqual([ids[0]!].sort());
    expect(await pages(firmPerson())).toEqual([]);
  });

  it('reads the record page by page, the clocks, the sealed revisions and the children', async () => {
    const write = writeOf({ actor: firm, header: { parent: ids[0]! } });
    const unit = new TypeOrmUnitOfWork(opened.app);
    const deadline = deadlineOf(write.caseId);
    const sealed = { revision: 1, hash: 'a'.repeat(64), schemaVersion: '1', content: { name: '甲' } };
    await unit.run(ctxOf(firm), (tx) => lockedWrite(tx, { ...write, deadlines: [deadline], sealed }));
    const next = writeOf({ actor: firm, caseId: write.caseId, version: 1, prevHash: write.record.hash, header: { parent: ids[0]! } });
    await unit.run(ctxOf(firm), (tx) => lockedWrite(tx, next));
    expect(await queries.listRecord(ctxOf(firm), write.caseId, { afterSeq: 0, limit: 1 })).toEqual([write.record]);
    expect(await queries.listRecord(ctxOf(firm), write.caseId, { afterSeq: 1, limit: 9 })).toEqual([next.record]);
    expect(await queries.listDeadlines(ctxOf(firm), write.caseId)).toEqual([deadline]);
    expect(await queries.findSealed(ctxOf(firm), write.caseId, 1)).toEqual(sealed);
    expect(await queries.listSealed(ctxOf(firm), write.caseId)).toEqual([
      { revision: 1, hash: sealed.hash, schemaVersion: '1', sealedAt: AT },
    ]);
    expect((await queries.listChildren(ctxOf(firm), ids[0]!)).map((row) => row.id)).toEqual([write.caseId]);
    expect(await queries.findCase(ctxOf(firm), write.caseId)).toMatchObject({
      version: 2,
      headHash: next.record.hash,
      leaves: ['draft'],
      createdAt: AT,
    });
  });

  it('lets the platform see every case in the system role, and none in the app role', async () => {
    const query = { filter: {}, order: 'dueAt', limit: 100 } as const;
    expect(await new CaseQueries(opened.system).listCases(ctxOf(SYSTEM_ACTOR), query)).toHaveLength(14);
    expect(await queries.listCases(ctxOf(SYSTEM_ACTOR), query)).toEqual([]);
  });

  it('does not look at all cases for the due dates of those who hold no headline', async () => {
    const large = officer();
    await opened.eye.query(
      `INSERT INTO case_file (id, kind, definition, version, head_hash, snapshot, stage, leaves, court, closed, title, province, header, due_at, created_at, updated_at)
       SELECT gen_random_uuid(), 'pilot-application', 'pilot-application@1', 1, 'h', '{}', 'screening', '{screening}', 'authority', false, 'n', '31', '{}',
         timestamptz '2026-09-18' + n * interval '1 minute', now(), now() FROM generate_series(1, 20000) n`,
    );
    await opened.eye.query(`INSERT INTO case_access (case_id, holder, level) SELECT id, $1, 'full' FROM case_file WHERE title = 'n'`, [
      `authority:${large.authority}`,
    ]);
    await opened.eye.query('ANALYZE case_file; ANALYZE case_access');
    const { text, values } = dueListStatement({ filter: { closed: false }, limit: 21 }, holderKeysOf(large));
    const explained = await queries['rooms'].readAs<Record<string, unknown>>(
      ctxOf(large),
      `EXPLAIN (ANALYZE, FORMAT JSON) ${text}`,
      values,
    );
    const looked = [...JSON.stringify(explained).matchAll(/"Relation Name":"case_file"[^}]*?"Actual Rows":([\d.]+)/g)];
    expect(looked.length).toBeGreaterThan(2);
    expect(Math.max(...looked.map(([, rows]) => Number(rows)))).toBeLessThan(100);
  });
});
