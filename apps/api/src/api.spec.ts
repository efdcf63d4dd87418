import { createLogger } from '@sandbar/observability';
import { ApiRig, PUBLIC_URL } from '../../../test/fixtures/api-rig.js';
import { openApiDocument } from './openapi/openapi-document.js';
import { ROUTES } from './routes.policy.js';

const FIRM = 'bank-31.applicant';
const OFFICE = 'pbc-shanghai.intake-officer-1';
let rig: ApiRig;
beforeAll(async () => void (rig = await new ApiRig().start()));
afterAll(() => rig.stop());

describe('routes', () => {
  it('has a row for each route of the router, and a route for each row', () => {
    const found = new Set(rig.api.routes.map((route) => route.replace(/^HEAD /, 'GET ')));
    expect([...found].sort()).toEqual(Object.keys(ROUTES).sort());
  });
  it('answers an unknown address in the same shape', async () => {
    for (const url of ['/v1/nothing', '/nothing', '/v1/cases/x/y/z'])
      expect(await rig.get(FIRM, url)).toMatchObject({
        status: 404,
        json: { type: '/problems/route.not_found', status: 404, instance: url },
      });
    expect(await rig.send({ method: 'PATCH', url: '/v1/cases' })).toMatchObject({ status: 404 });
  });
  it.each(Object.entries(ROUTES).filter(([, row]) => row.access !== 'public' && !row.access.startsWith('r')))(
    'asks who it is: %s',
    async (route) => {
      const [method = '', pattern = ''] = route.split(' ');
      const answer = await rig.send({
        method,
        url: pattern.replaceAll(/:\w+/g, '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f'),
        headers: { 'content-type': 'application/json' },
      });
      expect(answer).toMatchObject({ status: 401, json: { code: 'session.missing' } });
    },
  );
});

describe('sign-in', () => {
  it('tells who is signed in, and forgets on signing out', async () => {
    const cookie = await rig.cookie(FIRM);
    expect((await rig.send({ method: 'GET', url: '/v1/me', headers: { cookie } })).json).toMatchObject({
      roles: [{ code: 'applicant', label: { zh: '申请经办人' } }],
    });
    const out = await rig.send({ method: 'DELETE', url: '/v1/sessions/current', headers: { cookie } });
    expect([out.status, out.headers['set-cookie']]).toEqual([204, '__Host-sandbar=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0']);
    expect((await rig.send({ method: 'GET', url: '/v1/me', headers: { cookie } })).status).toBe(401);
  });
  it('does not tell a wrong name from a wrong password, and throttles', async () => {
    const attempt = (login: string) => rig.send({ method: 'POST', url: '/v1/sessions', payload: { login, password: 'wrong wrong wrong' } });
    const [a, b] = [await attempt(FIRM), await attempt('nobody')];
    expect([a.status, b.status, a.json['code'], b.json['code']]).toEqual([401, 401, 'login.failed', 'login.failed']);
    let last = a;
    for (let n = 0; n < 20 && last.status !== 429; n += 1) last = await attempt(FIRM);
    expect(last).toMatchObject({ status: 429, json: { code: 'login.throttled' } });
    expect(Number(last.headers['retry-after'])).toBeGreaterThan(0);
  });
  it.each([
    ['another origin', { origin: 'https://evil.example' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
  ])('refuses a write from %s', async (_what, headers) => {
    const cookie = await rig.cookie(FIRM);
    const before = rig.engine.store.cases.size;
    const answer = await rig.send({
      method: 'POST',
      url: '/v1/cases',
      payload: {},
      headers: { cookie, 'idempotency-key': 'x', ...headers },
    });
    expect(answer).toMatchObject({ status: 403, json: { code: 'request.cross_site' } });
    expect(rig.engine.store.cases.size).toBe(before);
  });
  it('marks only the own notifications', async () => {
    const row = {
      eventKey: 'k',
      caseId: 'c',
      template: 't',
      subject: { zh: '', en: '' },
      body: { zh: '', en: '' },
      link: '/',
      reference: null,
      dueDay: null,
      todo: false,
      at: '2026-09-01T04:00:00.000Z',
      readAt: null,
    };
    const foreign = '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e60';
    rig.inbox.push({ ...row, id: foreign, person: rig.engine.actor(OFFICE).person });
    expect(await rig.write('POST', FIRM, '/v1/inbox/marks', { ids: [foreign], read: true })).toMatchObject({
      status: 200,
      json: { marked: 0 },
    });
    expect((await rig.get(FIRM, '/v1/inbox')).json).toMatchObject({ data: [], unread: 0 });
  });
});

describe('what everybody gets', () => {
  it('sets the headers that keep a page to itself', async () => {
    const { headers } = await rig.get(undefined, '/health/live');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'strict-transport-security': 'max-age=31536000; includeSubDomains',
    });
  });
  it('speaks Chinese, or English when asked, and keeps the caller’s trace id', async () => {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736';
    const answer = await rig.get(undefined, '/v1/cases', {
      'accept-language': 'fr, en;q=0.8, zh;q=0.1',
      traceparent: `00-${traceId}-00f067aa0ba902b7-01`,
    });
    expect(answer.json).toMatchObject({ title: 'Not signed in', traceId });
    expect((await rig.get(undefined, '/v1/cases')).json['title']).toBe('尚未登录');
  });
  it('limits the rate, and says when to come again', async () => {
    const slow = await new ApiRig().start({ rateLimitPerMinute: 3 });
    const seen = [];
    for (let n = 0; n < 4; n += 1) seen.push(await slow.get(undefined, '/health/live'));
    await slow.stop();
    expect(seen.map((answer) => answer.status)).toEqual([200, 200, 200, 429]);
    expect(Number(seen[3]?.headers['retry-after'])).toBeGreaterThan(0);
  });
  it('is not ready while something it needs is down', async () => {
    const sick = await new ApiRig().start(
      {},
      { health: [{ name: 'database', check: () => Promise.reject(new Error('down')) }], logger: createLogger('api', 'silent') },
    );
    expect(await sick.get(undefined, '/health/ready')).toMatchObject({
      status: 503,
      json: { status: 'not ready', checks: { database: { status: 'down' } } },
    });
    expect((await sick.get(undefined, '/health/live')).status).toBe(200);
    await sick.stop();
  });
  it('explains its problems and shows its documentation from local files', async () => {
    expect((await rig.get(undefined, '/problems/version.stale')).json).toMatchObject({ status: 412, title: { zh: '内容已被他人更新' } });
    expect((await rig.get(undefined, '/docs')).body).not.toMatch(/https?:/);
    for (const file of ['swagger-ui.css', 'swagger-ui-bundle.js'])
      expect((await rig.get(undefined, `/docs/assets/${file}`)).status).toBe(200);
    for (const file of ['package.json', 'index.html', '../package.json'])
      expect((await rig.get(undefined, `/docs/assets/${file}`)).status).toBe(404);
  });
});

describe('the OpenAPI description', () => {
  const document = openApiDocument(PUBLIC_URL);
  it('refers only to what it holds', () => {
    const { components } = document as { components: { schemas: Record<string, unknown> } };
    const wanted = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/([^"]+)"/g)].map((match) => match[1]!);
    expect(wanted.length).toBeGreaterThan(100);
    expect(wanted.filter((name) => components.schemas[name] === undefined)).toEqual([]);
  });
  it('tells the events apart by their type', () => {
    const { components } = document as { components: { schemas: { Event: { oneOf: unknown[]; discriminator: { mapping: object } } } } };
    expect(components.schemas.Event.oneOf.length).toBe(Object.keys(components.schemas.Event.discriminator.mapping).length);
    expect(document['openapi']).toBe('3.1.0');
  });
});
