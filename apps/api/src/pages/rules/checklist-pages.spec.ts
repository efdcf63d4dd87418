import { inReview, inScreening, OPINION, say } from '../../../../../test/fixtures/rig-case.js';
import { loadReference } from '../../../../../seeds/reference/index.js';
import { ticked } from '../../../../../seeds/demo/telling/checklists.js';
import type { RuleRowView } from '../../ports/index.js';
import { PageRig, fieldsIn } from '../pages.fixture.js';

const reference = loadReference();
const authorityId = (code: string): string => reference.authorities.find((row) => row.code === code)!.id;
const BASELINE: readonly RuleRowView[] = reference.rules
  .filter(({ authority }) => authority === null)
  .map(({ basis, effectiveFrom, effectiveTo, ...row }) => ({
    ...row,
    basis: basis.zh,
    reason: null,
    from: effectiveFrom,
    to: effectiveTo,
  }));
const FORM = BASELINE.find(({ code }) => code === 'checklist.intake.form')!;
const REWORDED = { zh: '声明书按规定格式填写并附方言版说明', en: 'The declaration follows the form, with a note in the dialect' };
const deviation = (office: string): RuleRowView => ({ ...FORM, title: REWORDED, authority: authorityId(office), reason: '县域用户多' });

describe('checklists on the pages', () => {
  const rig = new PageRig();
  let rows = BASELINE;
  beforeAll(async () => {
    await rig.start({ reference: { list: () => Promise.resolve([]), listRules: () => Promise.resolve(rows) } });
  });
  beforeEach(() => void (rows = BASELINE));
  afterAll(() => rig.api.stop());

  const itemsOf = async (login: string, path: string, lang = 'zh'): Promise<string[]> => {
    const { status, body } = await rig.open(login, path, { 'accept-language': lang });
    expect(status).toBe(200);
    return [...fieldsIn(body)].filter(([name]) => /^\/checklist\/\d+\/item$/.test(name)).map(([, item]) => item);
  };

  it('acceptance begins with the items of the lead authority, in the language of the page', async () => {
    const path = `/cases/${await inScreening(rig.api)}/actions/ACCEPT`;
    const officer = 'pbc-shanghai.intake-officer-1';
    const items = await itemsOf(officer, path);
    expect([items.length, items[0]]).toEqual([7, FORM.title.zh]);
    expect((await itemsOf(officer, path, 'en'))[0]).toBe(FORM.title.en);
    rows = [...BASELINE, deviation('pbc-zhejiang')];
    expect((await itemsOf(officer, path))[0]).toBe(FORM.title.zh);
    rows = [...BASELINE, deviation('pbc-shanghai')];
    expect((await itemsOf(officer, path))[0]).toBe(REWORDED.zh);
  });

  it('an opinion begins with the list of its lane, where the lane has one', async () => {
    const id = await inReview(rig.api);
    const counts = ['legality', 'risk', 'consumer'].map(async (lane) => {
      const path = `/cases/${id}/actions/ASSESS?lane=${lane}`;
      return [lane, (await itemsOf(`pbc-shanghai.${lane}-reviewer-1`, path)).length];
    });
    expect(await Promise.all(counts)).toEqual([
      ['legality', 0],
      ['risk', 8],
      ['consumer', 10],
    ]);
  });

  it('a form with every item answered is taken; one that leaves an item out, or without its evidence, is told so and keeps what was typed', async () => {
    const id = await inScreening(rig.api);
    const path = `/cases/${id}/actions/ACCEPT`;
    const officer = 'pbc-shanghai.intake-officer-1';
    const typed = async (...left: readonly number[]): Promise<[string, string][]> => {
      const fields = fieldsIn((await rig.open(officer, path)).body);
      const rows = [...fields.keys()].filter((name) => name.endsWith('/item')).map((name) => name.slice(0, -'/item'.length));
      for (const [i, row] of rows.entries()) {
        fields.set(`${row}/met`, 'true');
        fields.set(`${row}/evidence`, `材料${i}`);
        if (left.includes(i)) fields.delete(`${row}/code`);
      }
      return [...fields, ['do', 'send']];
    };
    const unanswered = await rig.post(officer, path, await typed(2));
    expect(unanswered.body).toContain('核对清单有未答复或未写明依据的项目');
    expect(unanswered.body).toContain('材料6');
    const again = fieldsIn(unanswered.body);
    const codes = [...again].filter(([name]) => /^\/checklist\/\d+\/code$/.test(name)).map(([, code]) => code);
    expect(codes.filter((code) => code !== '')).toHaveLength(7);
    expect(again.get(`/checklist/7/code`)).toMatch(/^checklist\.intake\./);
    const bare = (await typed()).map(([name, value]): [string, string] => [name, name.endsWith('/1/evidence') ? '' : value]);
    expect((await rig.post(officer, path, bare)).body).toContain('href="#f-checklist-1-evidence"');
    const { status, headers } = await rig.post(officer, path, await typed());
    expect([status, headers['location']]).toEqual([303, `/cases/${id}?done=ACCEPT`]);
    const said = rig.api.engine.store.records.get(id)!.at(-1)!;
    expect(said.payload['checklist']).toMatchObject([
      { code: FORM.code, item: FORM.title.zh, evidence: '材料0' },
      ...Array.from({ length: 6 }, () => ({ met: true })),
    ]);
    expect(said.meta.rules).toMatchObject({ [FORM.code]: 1, 'checklist.intake.public-version': 7 });
  });

  it('a refusal names every item that is left without an answer or its evidence', async () => {
    const id = await inScreening(rig.api);
    const checklist = ticked('intake').filter(({ code }) => code !== FORM.code);
    const seen = await rig.api.get('pbc-shanghai.intake-officer-1', `/v1/cases/${id}`);
    const body = { type: 'ACCEPT', payload: { checklist, laneAuthorities: {} } };
    const { status, json } = await rig.api.write('POST', 'pbc-shanghai.intake-officer-1', `/v1/cases/${id}/events`, body, {
      'if-match': String(seen.headers['etag']),
    });
    expect([status, json['refusedBy']]).toEqual([409, ['everyItemAnswered']]);
    expect((json['params'] as { reasons: unknown[] }).reasons).toMatchObject([{ lacking: [FORM.code] }]);
  });

  it('an opinion records the items of its own lane alone', async () => {
    const id = await inReview(rig.api);
    await say(rig.api, 'pbc-shanghai.legality-reviewer-1', id, 'ASSESS', OPINION);
    await say(rig.api, 'pbc-shanghai.consumer-reviewer-1', id, 'ASSESS', { ...OPINION, lane: 'consumer', checklist: ticked('consumer') });
    const codes = rig.api.engine.store.records
      .get(id)!
      .slice(-2)
      .map(({ meta }) => Object.keys(meta.rules));
    expect(codes.map((of) => of.length)).toEqual([0, 10]);
    expect(codes[1]!.every((code) => code.startsWith('checklist.consumer.'))).toBe(true);
  });

  it('the alignment board shows every list with the ground of each item, and who words one otherwise and why', async () => {
    rows = [...BASELINE, deviation('pbc-zhejiang')];
    const { body } = await rig.open(undefined, '/rules');
    for (const word of [
      '形式核对清单',
      '消费者权益保护审查清单',
      '技术安全核对清单',
      FORM.title.zh,
      REWORDED.zh,
      '县域用户多',
      'JR/T 0199',
    ])
      expect(body).toContain(word);
    expect(body).not.toContain('清单中的次序');
  });
});
