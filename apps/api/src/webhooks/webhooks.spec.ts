import { ApiRig } from '../../../../test/fixtures/api-rig.js';

const KEEPER = 'bank-31.signatory';
const URL_ = 'https://hook.example.cn/sandbar';

describe('webhooks over the API', () => {
  let rig: ApiRig;
  beforeAll(async () => void (rig = await new ApiRig().start()));
  afterAll(() => rig.stop());
  beforeEach(() => rig.webhookStore.endpoints.clear());
  const create = (login: string, url = URL_) => rig.write('POST', login, '/v1/webhooks', { url });

  it('are kept by those who speak for the organisation, and by nobody else', async () => {
    expect((await create('bank-31.applicant')).status).toBe(403);
    expect((await rig.get(undefined, '/v1/webhooks')).status).toBe(401);
    const made = await create(KEEPER);
    expect([made.status, made.json['state']]).toEqual([201, 'active']);
    expect(String(made.json['secret'])).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  });

  it('show a secret once, and store it sealed', async () => {
    const { json } = await create(KEEPER);
    const secret = String(json['secret']);
    const list = await rig.get(KEEPER, '/v1/webhooks');
    expect(list.body).not.toContain(secret);
    expect(list.body).not.toMatch(/secret|v1\./i);
    expect(JSON.stringify([...rig.webhookStore.endpoints.values()])).not.toContain(secret.slice(6));
    const turned = await rig.write('POST', KEEPER, `/v1/webhooks/${String(json['id'])}/rotation`, undefined);
    expect([turned.status, turned.json['secret'] === secret]).toEqual([201, false]);
  });

  it('of another organisation are not there', async () => {
    const id = String((await create(KEEPER)).json['id']);
    const stranger = 'technology-31.signatory';
    expect((await rig.get(stranger, '/v1/webhooks')).json['data']).toEqual([]);
    expect((await rig.get(stranger, `/v1/webhooks/${id}/deliveries`)).status).toBe(404);
    expect((await rig.write('PUT', stranger, `/v1/webhooks/${id}/state`, { state: 'disabled' })).status).toBe(404);
    expect((await rig.write('POST', stranger, `/v1/webhooks/${id}/rotation`, undefined)).status).toBe(404);
    expect((await rig.get(KEEPER, '/v1/webhooks/nothing/deliveries')).status).toBe(404);
    const off = await rig.write('PUT', KEEPER, `/v1/webhooks/${id}/state`, { state: 'disabled' });
    expect(off.json).toMatchObject({ state: 'disabled', disabledReason: 'owner' });
  });

  it.each([
    'http://hook.example.cn/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://169.254.169.254/',
    'https://db.internal/',
    'https://a:b@hook.example.cn/',
    'x',
  ])('are not taken at %s, which is said in words', async (url) => {
    const { status, json } = await create(KEEPER, url);
    expect([status, (json['errors'] as { pointer: string }[])[0]?.pointer]).toEqual([422, '/url']);
    expect(rig.webhookStore.endpoints.size).toBe(0);
  });

  it('are ten at most', async () => {
    for (let n = 0; n < 10; n += 1) expect((await create(KEEPER)).status).toBe(201);
    expect((await create(KEEPER)).status).toBe(422);
  });
});
