import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_RETRIES, type Config } from '@sandbar/config';
import { buildExampleDeclaration } from '@sandbar/declaration';
import { DEFAULT_SESSION_RULES, DEMO_FIRMS, SESSION_COOKIE, Sessions, demoPeople } from '@sandbar/identity';
import { createLogger, systemClock } from '@sandbar/observability';
import { PostgresIdentityStore, ReferenceSeeder, createStore } from '@sandbar/persistence';
import { openTestDatabase } from '@sandbar/testing';
import type { TestDatabase } from '@sandbar/testing';
import { loadReference } from '../../../seeds/reference/index.js';
import { compose } from './compose.js';
import type { Composed } from './compose.js';
import { createApi } from './create-app.js';
import type { Api } from './create-app.js';

const ORIGIN = 'http://localhost:3000';
const reference = loadReference();
const authorityId = (code: string): string => reference.authorities.find((row) => row.code === code)!.id;
let database: TestDatabase;
let composed: Composed;
let api: Api;

beforeAll(async () => {
  database = await openTestDatabase();
  const system = await createStore({ url: database.systemUrl, poolSize: 2 }).initialize();
  await new ReferenceSeeder(system).upsert(reference);
  await new PostgresIdentityStore(system).upsertDemo(demoPeople(authorityId));
  await system.destroy();
  const config = {
    process: 'api',
    mode: 'demo',
    checkout: '/',
    dataDir: await mkdtemp(join(tmpdir(), 'sandbar-')),
    databasePoolSize: 4,
    secretsKeys: [],
    retries: DEFAULT_RETRIES,
    logLevel: 'silent',
    telemetry: {},
    http: { port: 0, hosts: [], publicUrl: ORIGIN, trustedProxies: 0, rateLimitPerMinute: 100_000 },
  } as const satisfies Partial<Config>;
  composed = await compose(config, { app: database.appUrl, system: database.systemUrl }, createLogger('api', 'silent'));
  api = await createApi(composed.ports, composed.settings);
}, 60_000);
afterAll(async () => {
  await api?.app.close();
  await composed?.close();
  await database?.close();
});

const people = demoPeople(authorityId).people;
const cookies = new Map<string, string>();
async function cookieOf(login: string): Promise<string> {
  const known = cookies.get(login);
  if (known !== undefined) return known;
  const person = people.find((one) => one.person.login === login)!.person.id;
  const app = await createStore({ url: database.appUrl, poolSize: 1 }).initialize();
  const { token } = await new Sessions(new PostgresIdentityStore(app), systemClock, DEFAULT_SESSION_RULES).open(person, 'demo', null);
  await app.destroy();
  cookies.set(login, `${SESSION_COOKIE}=${token}`);
  return cookieOf(login);
}
let keys = 0;
async function send(login: string, method: string, url: string, payload?: unknown, headers: Record<string, string> = {}) {
  const instance = api.app.getHttpAdapter().getInstance() as unknown as {
    inject(request: object): Promise<{ statusCode: number; headers: Record<string, unknown>; json(): Record<string, unknown> }>;
  };
  keys += 1;
  const all = { cookie: await cookieOf(login), origin: ORIGIN, 'idempotency-key': `k${keys}`, ...headers };
  const answer = await instance.inject({ method, url, headers: all, payload });
  return { status: answer.statusCode, headers: answer.headers, json: answer.json() };
}

describe('the API over the real stores', () => {
  let id: string;
  it('is ready', async () => {
    expect(await send('bank-31.applicant', 'GET', '/health/ready')).toMatchObject({
      status: 200,
      json: { status: 'ready', checks: { database: { status: 'up' }, outbox: { status: 'up' } } },
    });
  });
  it('creates an application and shows it to its firm with names, to nobody else', async () => {
    const made = await send('bank-31.applicant', 'POST', '/v1/cases', {
      title: '演示：联合信用评价',
      province: '31',
      leadAuthority: authorityId('pbc-shanghai'),
    });
    expect(made).toMatchObject({ status: 201, headers: { etag: '"v1"' } });
    id = String(made.json['caseId']);
    const firm = DEMO_FIRMS.find((one) => one.code === 'bank-31')!;
    expect(await send('bank-31.applicant', 'GET', `/v1/cases/${id}`)).toMatchObject({
      status: 200,
      json: { sight: 'full', stage: { code: 'draft' }, leadApplicant: { name: { zh: expect.stringContaining(firm.name) as string } } },
    });
    for (const login of ['bank-32.applicant', 'pbc-jiangsu.head', 'system-administrator'])
      expect(await send(login, 'GET', `/v1/cases/${id}`)).toMatchObject({ status: 404, json: { code: 'case.not_found' } });
  });
  it('saves the working copy by compare-and-set, and seals only what is right', async () => {
    const url = `/v1/cases/${id}/working-copy`;
    const content = buildExampleDeclaration({ today: systemClock.now().slice(0, 10), name: '演示：联合信用评价' });
    expect(await send('bank-31.applicant', 'PUT', url, { content: {} }, { 'if-match': '"r0"' })).toMatchObject({
      status: 200,
      json: { revision: 1 },
    });
    expect(await send('bank-31.applicant', 'PUT', url, { content }, { 'if-match': '"r1"' })).toMatchObject({
      status: 200,
      json: { revision: 2 },
    });
    expect(await send('bank-31.applicant', 'PUT', url, { content }, { 'if-match': '"r1"' })).toMatchObject({
      status: 412,
      json: { current: 2 },
    });
    const sealed = await send(
      'bank-31.signatory',
      'POST',
      `/v1/cases/${id}/events`,
      { type: 'SEAL', payload: { workingCopyRevision: 2 } },
      { 'if-match': '"v1"' },
    );
    expect(sealed).toMatchObject({ status: 422, json: { code: 'declaration.invalid' } });
  });
  it('lists by filter and page, tells the history, the reckoning and the inbox', async () => {
    expect(await send('bank-31.applicant', 'GET', '/v1/cases?stage=draft&text=%E4%BF%A1%E7%94%A8&sort=dueAt&limit=1')).toMatchObject({
      status: 200,
      json: { data: [{ id }] },
    });
    expect(await send('bank-31.applicant', 'GET', '/v1/cases?stage=review')).toMatchObject({ status: 200, json: { data: [] } });
    expect(await send('bank-31.applicant', 'GET', `/v1/cases/${id}/history`)).toMatchObject({
      json: { data: [{ type: 'CREATE', actor: { name: {} } }] },
    });
    expect(await send('bank-31.applicant', 'GET', `/v1/cases/${id}/deadlines`)).toMatchObject({
      json: { data: [{ rule: 'clock.draft' }] },
    });
    expect(await send('bank-31.applicant', 'GET', '/v1/inbox')).toMatchObject({ status: 200, json: { data: [], unread: 0 } });
  });
  it('two identical requests at once have one effect, and both get the answer', async () => {
    const headers = { 'if-match': '"v1"', 'idempotency-key': 'twin' };
    const [a, b] = await Promise.all(
      [1, 2].map(() => send('bank-31.applicant', 'POST', `/v1/cases/${id}/events`, { type: 'DISCARD', payload: {} }, headers)),
    );
    expect([a?.status, b?.status, b?.json]).toEqual([200, 200, a?.json]);
    expect(await send('bank-31.applicant', 'GET', `/v1/cases/${id}`)).toMatchObject({
      json: { version: 2, closed: true, stage: { code: 'discarded' } },
    });
  });
  it.each([
    'authorities',
    'technologies',
    'fields',
    'places',
    'targets',
    'standards',
    'precedents',
    'reason-codes',
    'notification-templates',
    'jurisdictions',
  ])('gives the list of %s', async (list) => {
    const { status, json } = await send('bank-31.applicant', 'GET', `/v1/reference/${list}`);
    expect([status, (json['data'] as unknown[]).length > 0]).toEqual([200, true]);
  });
  it('shows the rules and who deviates', async () => {
    const rules = await send('bank-31.applicant', 'GET', '/v1/rules');
    expect((rules.json['data'] as unknown[]).length).toBeGreaterThan(40);
    const early = await send('bank-31.applicant', 'GET', '/v1/rules?code=clock.review&at=0001-01-01');
    expect([early.status, early.json['data']]).toEqual([200, []]);
    const some = await send('bank-31.applicant', 'GET', '/v1/rules?code=clock.review&at=2026-11-30');
    expect((some.json['data'] as { code: string }[]).map(({ code }) => code)).toEqual(expect.arrayContaining(['clock.review.lane']));
    expect((some.json['data'] as { code: string }[]).every(({ code }) => code.startsWith('clock.review'))).toBe(true);
    expect(await send('bank-31.applicant', 'GET', '/v1/rules?at=2026-02-30&version=1')).toMatchObject({
      status: 400,
      json: { code: 'query.invalid', errors: [{ pointer: '/at' }, { pointer: '/version' }] },
    });
    const board = await send('bank-31.applicant', 'GET', '/v1/rules/deviations');
    expect(
      (board.json['data'] as { deviations: { reason: unknown }[] }[]).flatMap((row) => row.deviations).every((one) => one.reason !== null),
    ).toBe(true);
    expect((board.json['data'] as unknown[]).length).toBeGreaterThan(0);
  });
});
