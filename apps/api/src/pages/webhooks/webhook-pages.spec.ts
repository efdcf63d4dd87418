import type { WebhookDelivery } from '@sandbar/workflow';
import { MISSING, PageRig, SCRIPT, fieldsIn, idsTwice } from '../pages.fixture.js';

const KEEPER = 'bank-31.signatory';
const OFFICE = 'pbc-shanghai.head';
const ADDRESS = 'https://hook.example.cn/sandbar';
const SECRET = /whsec_[A-Za-z0-9+/]{43}=/;

describe('the pages of webhooks', () => {
  let rig: PageRig;
  beforeAll(async () => void (rig = await new PageRig().start()));
  afterAll(() => rig.api.stop());
  beforeEach(() => rig.api.webhookStore.endpoints.clear());
  const add = (login = KEEPER, url = ADDRESS, types: readonly string[] = []) =>
    rig.post(login, '/webhooks', [['/url', url], ...types.map((type) => ['/types', type] as const)]);
  const ids = (): readonly string[] => [...rig.api.webhookStore.endpoints.keys()];
  const delivery = (endpoint: string, state: WebhookDelivery['state']): string => {
    const id = '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e60';
    const body = JSON.stringify({ type: 'fact.ApplicationAccepted', data: { number: '沪创新2026-0003' } });
    const times = { createdAt: '2026-09-01T01:00:00.000Z', settledAt: '2026-09-01T01:00:05.000Z' };
    const log = [{ attempt: 1, at: times.settledAt, status: 502, milliseconds: 41, error: null, snippet: SCRIPT }];
    const about = { type: 'fact.ApplicationAccepted', caseId: '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f' };
    rig.api.webhookStore.deliveries.set(id, { id, endpoint, ...about, body, state, attempt: 1, ...times, log });
    return id;
  };

  it('are for those whom the policy lets keep them, who see the way to it', async () => {
    expect((await rig.open('bank-31.applicant', '/webhooks')).status).toBe(403);
    expect((await rig.open('bank-31.applicant', '/inbox')).body).not.toContain('href="/webhooks"');
    expect((await rig.open(KEEPER, '/inbox')).body).toContain('href="/webhooks"');
    expect((await rig.open(KEEPER, `/cases/${MISSING}`)).body).toContain('href="/webhooks"');
    for (const lang of ['zh', 'en']) {
      const { status, body } = await rig.open(KEEPER, `/webhooks?lang=${lang}`);
      expect([status, idsTwice(body)]).toEqual([200, []]);
    }
  });

  it('show a secret on the page that answers the form, and on no other', async () => {
    const made = await add();
    expect(made.status).toBe(200);
    const secret = SECRET.exec(made.body)![0];
    const later = await rig.open(KEEPER, '/webhooks');
    expect([later.body.includes(ADDRESS), SECRET.test(later.body)]).toEqual([true, false]);
    const turned = await rig.post(KEEPER, `/webhooks/${ids()[0]!}/rotation`, []);
    expect([turned.status, SECRET.exec(turned.body)![0] === secret, turned.body.includes('旧密钥并行签名至')]).toEqual([200, false, true]);
  });

  it('offer the events that the organisation is told of, and take no other', async () => {
    const [firm, office] = [(await rig.open(KEEPER, '/webhooks')).body, (await rig.open(OFFICE, '/webhooks')).body];
    expect([firm.includes('"fact.LaneAssessed"'), office.includes('"fact.LaneAssessed"')]).toEqual([false, true]);
    expect(firm).toContain('"fact.ApplicationAccepted"');
    const stray = await add(KEEPER, ADDRESS, ['fact.LaneAssessed']);
    expect([stray.status, stray.body.includes('没有这种事件')]).toEqual([422, true]);
    await add(KEEPER, ADDRESS, ['fact.ApplicationAccepted']);
    expect([...rig.api.webhookStore.endpoints.values()].map(({ types }) => types)).toEqual([['fact.ApplicationAccepted']]);
  });

  it('say what is wrong with an address and keep it', async () => {
    const { status, body } = await add(KEEPER, `http://x/${SCRIPT}`);
    expect([status, fieldsIn(body).get('/url'), body.includes('<script>alert')]).toEqual([422, `http://x/${SCRIPT}`, false]);
    expect(body).toContain('须为 https:// 网址');
  });

  it('switch an endpoint off and on; those that are off do not count', async () => {
    for (let n = 0; n < 10; n += 1) await add();
    expect((await add()).status).toBe(422);
    const [first] = ids();
    const off = await rig.post(KEEPER, `/webhooks/${first!}/state`, [['state', 'disabled']]);
    expect([off.status, off.headers['location']]).toEqual([303, '/webhooks?done=disabled']);
    expect((await rig.open(KEEPER, '/webhooks')).body).toContain('由本单位停用');
    expect((await add()).status).toBe(200);
    expect((await rig.post(KEEPER, `/webhooks/${first!}/state`, [['state', 'active']])).status).toBe(422);
  });

  it('list what was sent with each answer, and send it again', async () => {
    await add();
    const endpoint = ids()[0]!;
    const id = delivery(endpoint, 'dead');
    const page = await rig.open(KEEPER, `/webhooks/${endpoint}`);
    expect(page.body).toContain('沪创新2026-0003');
    expect(page.body).toContain('HTTP 502');
    expect(page.body).not.toContain('<script>alert');
    const again = await rig.post(KEEPER, `/webhooks/${endpoint}/deliveries/${id}/replay`, []);
    expect([again.status, again.headers['location']]).toEqual([303, `/webhooks/${endpoint}?done=replayed`]);
    expect(rig.api.webhookStore.deliveries.get(id)?.state).toBe('pending');
    // On its way: there is nothing to send again.
    expect((await rig.open(KEEPER, `/webhooks/${endpoint}`)).body).not.toContain('/replay"');
    expect((await rig.post(KEEPER, `/webhooks/${endpoint}/deliveries/${id}/replay`, [])).status).toBe(404);
  });

  it('of another organisation are not there', async () => {
    await add();
    const endpoint = ids()[0]!;
    const id = delivery(endpoint, 'dead');
    const stranger = 'technology-31.signatory';
    expect((await rig.open(stranger, `/webhooks/${endpoint}`)).status).toBe(404);
    for (const what of ['rotation', `deliveries/${id}/replay`])
      expect((await rig.post(stranger, `/webhooks/${endpoint}/${what}`, [])).status).toBe(404);
    expect((await rig.post(stranger, `/webhooks/${endpoint}/state`, [['state', 'disabled']])).status).toBe(404);
  });
});
