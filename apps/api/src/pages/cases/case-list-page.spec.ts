import { dayEndingAt } from '@sandbar/calendar';
import { inReview, say } from '../../../../../test/fixtures/rig-case.js';
import { FIRM, PageRig } from '../pages.fixture.js';

const REVIEWER = 'pbc-shanghai.risk-reviewer-1';
const LANE = { lane: 'risk' };

describe('the list of what waits for me', () => {
  const rig = new PageRig();
  let id: string;
  beforeAll(async () => {
    await rig.start();
    id = await inReview(rig.api);
    await say(rig.api, REVIEWER, id, 'REQUEST_INFORMATION', { ...LANE, questions: [{ text: '请说明测算依据' }] });
    await say(rig.api, FIRM, id, 'SERVE', { method: 'portal', servedAt: rig.api.engine.clock.now() });
  });
  afterAll(() => rig.api.stop());

  const running = () => {
    const rows = [...rig.api.engine.store.deadlines.values()].filter((row) => row.caseId === id && row.status === 'running');
    return rows.sort((a, b) => (a.dueAt! < b.dueAt! ? -1 : 1));
  };
  const listed = async () => {
    const { json } = await rig.api.get(FIRM, '/v1/cases?awaiting=me');
    return (json as unknown as { data: { dueAt: string; ownDueAt: string | null }[] }).data.map(({ dueAt, ownDueAt }) => [dueAt, ownDueAt]);
  };
  const dayIn = (body: string): string[] => [...body.matchAll(/<time datetime="([^"]+)">/g)].map(([, day]) => day!);

  it('is due when the reader’s own clock ends, though another’s ends before', async () => {
    const [first, own] = [running()[0]!, running().find(({ court }) => court === 'firm')!];
    expect([first.court, first.dueAt! < own.dueAt!]).toEqual(['peers', true]);
    const { body } = await rig.open(FIRM, '/cases');
    expect([body.includes('最近期限：'), dayIn(body)]).toEqual([false, [dayEndingAt(own.dueAt!)]]);
    expect(await listed()).toEqual([[first.dueAt, own.dueAt]]);
  });

  it('says whose clock it shows while none of the reader’s own runs', async () => {
    const { store } = rig.api.engine;
    const own = running().find(({ court }) => court === 'firm')!;
    store.deadlines.set(own.id, { ...own, status: 'stopped' });
    const { body } = await rig.open(FIRM, '/cases');
    expect([body.includes('协同省市最近期限：'), dayIn(body)]).toEqual([true, [dayEndingAt(running()[0]!.dueAt!)]]);
    expect((await rig.open(FIRM, '/cases?lang=en')).body).toContain('First clock (The other provinces): ');
    expect(await listed()).toEqual([[running()[0]!.dueAt, null]]);
  });
});

describe('the list of open cases', () => {
  const rig = new PageRig();
  let due: string;
  let without: string;
  beforeAll(async () => {
    await rig.start();
    due = await inReview(rig.api);
    without = await rig.api.create('演示：起草中');
    const { store } = rig.api.engine;
    for (const row of store.deadlines.values()) if (row.caseId === without) store.deadlines.set(row.id, { ...row, status: 'stopped' });
    const { write, ...rest } = store.cases.get(without)!;
    store.cases.set(without, { ...rest, write: { ...write, dueAt: null } });
  });
  afterAll(() => rig.api.stop());

  it('begins with what is due first, whosever clock that is, and ends with what is due at no date', async () => {
    const { body } = await rig.open(FIRM, '/cases?tab=open');
    expect([...body.matchAll(/data-case="([^"]+)"/g)].map(([, id]) => id)).toEqual([due, without]);
    expect(body).toContain('协同省市最近期限：');
  });

  it('shows of a headline no due date', async () => {
    const { body } = await rig.open('pbc-jiangsu.coordinator-1', '/cases?tab=open');
    expect([body.includes(`data-case="${due}"`), body.includes('最近期限：'), body.includes('<time datetime=')]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
