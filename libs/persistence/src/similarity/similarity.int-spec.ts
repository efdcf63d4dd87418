import { v7 as uuidv7 } from 'uuid';
import { AT, ctxOf, firmPerson, lockedWrite, officer, writeOf } from '../cases/case-write.fixture.js';
import { TypeOrmUnitOfWork } from '../cases/typeorm-unit-of-work.js';
import { openAll, stateOf } from '../opened.fixture.js';
import type { Opened } from '../opened.fixture.js';
import { loadReference } from '../../../../seeds/reference/index.js';
import { comparisonBy } from '../../../../apps/worker/src/handlers/compare.handler.js';
import { referenceRules } from '@sandbar/testing';
import { ReferenceSeeder } from '../reference/reference-seeder.js';
import { SimilarityStore } from './similarity-store.js';
import { SimilarQueries } from './similar-queries.js';

const OFFICES = { '31': uuidv7(), '32': uuidv7() } as const;
const firm = firmPerson();
const shanghai = officer(OFFICES['31'], ['coordinator'], '31');
const jiangsu = officer(OFFICES['32'], ['coordinator'], '32');
const comparison = comparisonBy(referenceRules, AT);

let opened: Opened;
let store: SimilarityStore;
let queries: SimilarQueries;
beforeAll(async () => {
  opened = await openAll();
  await new ReferenceSeeder(opened.system).upsert(loadReference());
  store = new SimilarityStore(opened.system);
  queries = new SimilarQueries(opened.app);
}, 120_000);
afterAll(() => opened.close());

/** A filed application with its declaration; `informed` provinces see its headline. */
async function file(province: '31' | '32', name: string, informed: readonly string[] = [], scene = ''): Promise<string> {
  const write = writeOf({
    actor: firm,
    holders: [
      { holder: `org:${firm.organisation}`, level: 'full' },
      { holder: `authority:${OFFICES[province]}`, level: 'full' },
      ...informed.map((one) => ({ holder: `coordination:${one}`, level: 'headline' as const })),
    ],
    header: { title: name, province },
  });
  await new TypeOrmUnitOfWork(opened.app).run(ctxOf(firm), (tx) => lockedWrite(tx, write));
  await seal(write.caseId, name, scene);
  return write.caseId;
}
async function seal(id: string, name: string, scene = '', revision = 1): Promise<void> {
  const content = { basics: { name, scene }, technology: { used: [{ code: 'blockchain' }] } };
  await opened.eye.query(
    `INSERT INTO sealed_declaration (case_id, revision, hash, schema_version, content, sealed_at) VALUES ($1, $2, $3, '1', $4, $5)`,
    [id, revision, uuidv7(), content, AT],
  );
}
const pairsOf = (id: string): Promise<unknown[]> =>
  opened.eye.query('SELECT case_id, ref, score FROM similar_pair WHERE case_id = $1 ORDER BY ref', [id]).then(({ rows }) => rows);

describe('what is alike', () => {
  it('finds precedents and applications of other provinces, both sides; the same again when run again', async () => {
    const one = await file('31', '基于区块链的船舶融资租赁服务');
    const other = await file('32', '船舶融资租赁区块链平台');
    await store.compare(one, AT, comparison);
    expect(await store.compare(other, AT, comparison)).toBeGreaterThan(0);
    expect(await pairsOf(one)).toEqual([expect.objectContaining({ ref: `case:${other}` })]);
    expect(await pairsOf(other)).toEqual([expect.objectContaining({ ref: `case:${one}` })]);
    const copy = await file('31', '基於區塊鏈的小微企業在線融資服務');
    expect(await store.compare(copy, AT, comparison)).toBeGreaterThan(0);
    const before = await pairsOf(copy);
    expect(before).toContainEqual(expect.objectContaining({ ref: 'precedent:2' }));
    await store.compare(copy, AT, comparison);
    expect(await pairsOf(copy)).toEqual(before);
  });

  it('another declaration takes the old pairs away, from both sides', async () => {
    const [one, other] = [await file('31', '冷链仓单质押监管'), await file('32', '冷链仓单质押监管')];
    for (const id of [one, other]) await store.compare(id, AT, comparison);
    expect(await pairsOf(one)).toHaveLength(1);
    await seal(other, '校园午餐团体支付', '', 2);
    await store.compare(other, AT, comparison);
    expect([await pairsOf(one), await pairsOf(other)]).toEqual([[], []]);
  });

  it('two that are filed at once find each other', async () => {
    const ids = await Promise.all(Array.from({ length: 6 }, (_, i) => file(i % 2 === 0 ? '31' : '32', '海上风电运维保险理赔')));
    await Promise.all(ids.map((id) => store.compare(id, AT, comparison)));
    for (const id of ids) expect(await pairsOf(id)).toHaveLength(5);
  });

  it('a case without a declaration is passed over', async () => {
    expect(await store.compare(uuidv7(), AT, comparison)).toBeUndefined();
  });
});

describe('who learns what of it', () => {
  let own: string;
  let told: string;
  let hidden: string;
  beforeAll(async () => {
    own = await file('31', '“丝路通”基于区块链的小微企业在线融资服务');
    told = await file('32', '丝路通小微企业在线融资', ['31']);
    hidden = await file('32', '丝路通小微企业在线融资服务平台');
    for (const id of [own, told, hidden]) await store.compare(id, AT, comparison);
  });

  it('an office: the headline of what was disclosed to its province, of the rest the province and the score, no name and no id', async () => {
    const cases = await queries.listCases(ctxOf(shanghai), own);
    const seen = new Map(cases.map((row) => [row.id, row]));
    expect(seen.get(told)).toMatchObject({ province: '32', title: '丝路通小微企业在线融资' });
    expect(seen.has(hidden)).toBe(false);
    const blind = cases.filter(({ id }) => id === null);
    expect(blind.length).toBeGreaterThan(0);
    for (const { title, number, stage, province, score } of blind)
      expect([title, number, stage, province, score > 0.5]).toEqual([null, null, null, '32', true]);
  });

  it('an office of another province: nothing of a case that it does not hold whole', async () => {
    expect(await queries.listCases(ctxOf(jiangsu), own)).toEqual([]);
    expect(await queries.listPrecedents(ctxOf(jiangsu), own)).toEqual([]);
    expect(await queries.listCases(ctxOf(shanghai), told)).toEqual([]);
  });

  it('the firm: the precedents by name, and never that another application is there', async () => {
    expect((await queries.listPrecedents(ctxOf(firm), own)).map(({ no }) => no)).toContain(2);
    const stranger = firmPerson();
    expect(await queries.listPrecedents(ctxOf(stranger), own)).toEqual([]);
    expect(await queries.listCases(ctxOf(stranger), own)).toEqual([]);
    const raw = `SELECT count(*)::int AS n FROM similar_pair WHERE other_case IS NOT NULL`;
    const asFirm = await opened.app.transaction(async (db) => {
      await db.query(`SELECT set_config('app.holders', 'org:${firm.organisation}', true)`);
      return db.query<{ n: number }[]>(raw);
    });
    expect(asFirm[0]!.n).toBe(0);
  });

  it('nobody in the app role reads the texts or writes a pair', async () => {
    expect(await stateOf(opened.app.query('SELECT 1 FROM similarity_subject'))).toBe('42501');
    expect(await stateOf(opened.app.query('DELETE FROM similar_pair'))).toBe('42501');
  });
});

const TRADE = '融资信贷支付保险理赔风控营销数据票据供应链农村绿色跨境养老医疗教育航运能源物流消费租赁监管账户结算';
describe('among ten thousand', () => {
  it('finds the copy by the indexes, and looks at a bounded number', async () => {
    await opened.eye.query(`INSERT INTO similarity_subject (ref, case_id, province, source, name, name_grams, technology, scene)
      SELECT 'case:' || id, id, '33', 's', name, ARRAY(SELECT DISTINCT substr(name, k, 2) FROM generate_series(1, length(name) - 1) k), ARRAY['区块链'], ''
      FROM (SELECT gen_random_uuid() AS id, string_agg(substr('${TRADE}', 1 + floor(random() * 60)::int, 2), '') AS name
        FROM generate_series(1, 10000) n, generate_series(1, 4) k GROUP BY n) made`);
    await opened.eye.query('ANALYZE similarity_subject');
    const first = await file('31', '“星海灯塔”基于区块链的渔船保险理赔服务');
    await store.compare(first, AT, comparison);
    const copy = await file('32', '渔船理赔保险服务（星海灯塔）');
    await store.compare(copy, AT, comparison);
    expect(await pairsOf(copy)).toContainEqual(expect.objectContaining({ ref: `case:${first}` }));
    const plan = async (where: string): Promise<string> => {
      const { rows } = await opened.eye.query<{ 'QUERY PLAN': string }>(`EXPLAIN SELECT ref FROM similarity_subject WHERE ${where}`);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    };
    await opened.eye.query('SET enable_seqscan = off');
    expect(await plan(`name % '渔船保险理赔'`)).toContain('similarity_subject_name_ix');
    expect(await plan(`name_grams && ARRAY['渔船']`)).toContain('similarity_subject_grams_ix');
    expect(await plan(`scene % '渔船保险理赔'`)).toContain('similarity_subject_scene_ix');
  }, 60_000);
});
