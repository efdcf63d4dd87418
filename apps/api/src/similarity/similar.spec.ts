import { ApiRig } from '../../../../test/fixtures/api-rig.js';

const FIRM = 'bank-31.applicant';
const COORDINATOR = 'pbc-shanghai.coordinator-1';
const score = { score: 0.8, name: 0.9, technology: 0.5, scene: null };

describe('what is like a case', () => {
  let rig: ApiRig;
  let id: string;
  beforeAll(async () => {
    rig = await new ApiRig().start();
    id = await rig.create();
    rig.similar = {
      precedents: [
        { no: 2, title: '基于区块链的小微企业在线融资服务', city: { zh: '上海', en: 'Shanghai' }, applicants: ['浦发银行'], ...score },
      ],
      cases: [{ province: '32', id: null, title: null, number: null, stage: null, definition: null, ...score }],
    };
  });
  afterAll(() => rig.stop());

  it('a firm reads which precedents there are, without scores, and of no other application, whatever the store would say', async () => {
    const { status, json, body } = await rig.get(FIRM, `/v1/cases/${id}/similar`);
    expect([status, json]).toEqual([
      200,
      {
        precedents: [
          {
            no: 2,
            name: '基于区块链的小微企业在线融资服务',
            city: { zh: '上海', en: 'Shanghai' },
            applicants: ['浦发银行'],
            likeness: null,
          },
        ],
        cases: [],
      },
    ]);
    expect(body).not.toContain('0.8');
    const page = await rig.get(FIRM, `/cases/${id}`, { accept: 'text/html' });
    expect([page.body.includes('相近的公开先例'), page.body.includes('相近的申请'), page.body.includes('80%')]).toEqual([
      true,
      false,
      false,
    ]);
  });

  it('the office that has the case reads pairs with scores, and of an application that was not disclosed to it only the province', async () => {
    const filed = await rig.create('演示：已受理的申请');
    const stored = rig.engine.store.cases.get(filed)!;
    const holders = [...stored.write.header.holders, { holder: `authority:${stored.write.header.leadAuthority!}`, level: 'full' as const }];
    const header = { ...stored.write.header, holders };
    rig.engine.store.cases.set(filed, { ...stored, write: { ...stored.write, header } });
    const { status, json } = await rig.get(COORDINATOR, `/v1/cases/${filed}/similar`);
    const { precedents, cases } = json as { precedents: { likeness: unknown }[]; cases: { case: unknown; likeness: unknown }[] };
    expect([status, precedents.map(({ likeness }) => likeness)]).toEqual([200, [score]]);
    expect(cases).toMatchObject([{ case: null, likeness: score }]);
    for (const [lang, words] of [
      ['zh', ['相近的申请与先例', '未向本省（市）披露', '江苏', '80%', '90%']],
      ['en', ['Similar applications and precedents', 'not disclosed to your province', 'Jiangsu', '80%', '90%']],
    ] as const) {
      const page = await rig.get(COORDINATOR, `/cases/${filed}?lang=${lang}`, { accept: 'text/html' });
      expect(words.filter((word) => !page.body.includes(word))).toEqual([]);
    }
  });

  it('nobody else: a draft is the firm’s own, and another province’s case is not there', async () => {
    for (const login of ['pbc-shanghai.coordinator-1', 'pbc-jiangsu.coordinator-1', 'bank-32.applicant'])
      expect([login, (await rig.get(login, `/v1/cases/${id}/similar`)).status]).toEqual([login, 404]);
  });
});
