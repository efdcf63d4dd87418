import { dayEndingAt } from '@sandbar/calendar';
import { inReview, say } from '../../../../../test/fixtures/rig-case.js';
import { FIRM, PageRig } from '../pages.fixture.js';

const REVIEWER = 'pbc-shanghai.risk-reviewer-1';
const LANE = { lane: 'risk' };
let rig: PageRig;
let id: string;
beforeAll(async () => {
  rig = await new PageRig().start();
  id = await inReview(rig.api);
  await say(rig.api, REVIEWER, id, 'REQUEST_INFORMATION', { ...LANE, questions: [{ text: '请说明测算依据' }] });
  await say(rig.api, FIRM, id, 'SERVE', { method: 'portal', servedAt: rig.api.engine.clock.now() });
});
afterAll(() => rig.api.stop());

/** What of the page stands before what. */
const order = (body: string, ...texts: readonly string[]): string[] =>
  texts.filter((text) => body.includes(text)).sort((a, b) => body.indexOf(a) - body.indexOf(b));

describe('the page of a case', () => {
  it('begins with what the reader is awaited to do, and then with what it waits for', async () => {
    const [actions, waits, facts] = ['id="actions"', 'id="awaits"', '<dl class="facts">'];
    expect(order((await rig.open(FIRM, `/cases/${id}`)).body, facts, waits, actions)).toEqual([actions, waits, facts]);
    // The reviewer waits for the firm, and has nothing to do next.
    expect(order((await rig.open(REVIEWER, `/cases/${id}`)).body, facts, actions, waits)).toEqual([waits, actions, facts]);
  });
  it('names the first clock in the reader’s own time, not another’s', async () => {
    const told = async (login: string): Promise<string> =>
      /(?:申请机构|主管机关|协同省市)最近期限：[^<]+/.exec((await rig.open(login, `/cases/${id}`)).body)?.[0] ?? '';
    expect(await told(FIRM)).toContain('申请机构最近期限：风险评估：答复期限');
    expect(await told(REVIEWER)).toContain('主管机关最近期限：');
  });
  it('has on the form of an action the time that its reader has', async () => {
    const { store } = rig.api.engine;
    const answer = [...store.deadlines.values()].find(
      ({ caseId, court, closedSeq }) => caseId === id && court === 'firm' && closedSeq === null,
    )!;
    const { body } = await rig.open(FIRM, `/cases/${id}/actions/ANSWER?lane=risk`);
    expect(store.cases.get(id)!.write.dueAt! < answer.dueAt!).toBe(true);
    expect(body).toContain(`<time datetime="${dayEndingAt(answer.dueAt!)}">`);
    expect(body).toMatch(/<legend>答复 1<\/legend>/);
  });
  it('on paper says the version, when it was printed, and the hash of the record', async () => {
    const { body } = await rig.open(REVIEWER, `/cases/${id}/print`);
    const { version, headHash } = rig.api.engine.store.cases.get(id)!;
    expect([body.includes(`案件第 ${version} 版`), body.includes(headHash)]).toEqual([true, true]);
    expect(order(body, 'id="awaits"', '<dl class="facts">')).toEqual(['<dl class="facts">', 'id="awaits"']);
    expect(body).toContain('北京时间');
  });
});
