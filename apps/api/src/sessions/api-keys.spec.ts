import { ApiRig, PUBLIC_URL } from '../../../../test/fixtures/api-rig.js';
import type { Answered } from '../../../../test/fixtures/api-rig.js';

const SIGNATORY = 'bank-31.signatory';
const DAY = 86_400_000;

describe('API keys over HTTP', () => {
  let rig: ApiRig;
  let id: string;
  beforeAll(async () => {
    rig = await new ApiRig().start();
    id = await rig.create();
  });
  afterAll(() => rig.stop());

  const issue = async (scopes: string[], login = SIGNATORY): Promise<Answered> =>
    rig.write('POST', login, '/v1/api-keys', {
      title: '核心系统',
      scopes,
      expiresAt: new Date(Date.parse(rig.engine.clock.now()) + 30 * DAY).toISOString(),
    });
  const keyOf = async (scopes: string[]): Promise<string> => (await issue(scopes)).json['key'] as string;
  /** As a system: no cookie, no Origin. */
  const send = (key: string, method: string, url: string, payload?: unknown, headers: Record<string, string> = {}) =>
    rig.send({ method, url, payload, headers: { origin: '', authorization: `Bearer ${key}`, ...headers } });

  it('are shown once, listed without their secret, rotated and revoked', async () => {
    const issued = await issue(['cases.read']);
    expect([issued.status, issued.json['key']]).toEqual([201, expect.stringMatching(/^sbx_/)]);
    const listed = await rig.get(SIGNATORY, '/v1/api-keys');
    expect(listed.body).not.toMatch(/sbx_|hash/i);
    expect(await issue(['event:REGISTER'])).toMatchObject({ status: 422 });
    expect(await issue(['cases.read'], 'bank-31.applicant')).toMatchObject({ status: 403, json: { code: 'action.not_permitted' } });
    const one = String(issued.json['id']);
    const rotated = await rig.write('POST', SIGNATORY, `/v1/api-keys/${one}/rotation`, { overlapHours: 24 });
    expect(rotated).toMatchObject({ status: 201, json: { replaces: one } });
    const cookie = await rig.cookie(SIGNATORY);
    expect((await rig.send({ method: 'DELETE', url: `/v1/api-keys/${one}`, headers: { cookie } })).status).toBe(204);
    expect((await rig.send({ method: 'DELETE', url: `/v1/api-keys/${one}`, headers: { cookie } })).status).toBe(404);
    const dead = await send(issued.json['key'] as string, 'GET', `/v1/cases/${id}`);
    expect(dead).toMatchObject({
      status: 401,
      json: { code: 'key.invalid' },
      headers: { 'www-authenticate': 'Bearer error="invalid_token"' },
    });
    expect((await send(rotated.json['key'] as string, 'GET', `/v1/cases/${id}`)).status).toBe(200);
  });

  it('read what their scope opens and nothing else; no key reaches a person’s own things', async () => {
    const reading = await keyOf(['cases.read']);
    for (const path of ['', '/history', '/deadlines', '/children', '/attachments'])
      expect([path, (await send(reading, 'GET', `/v1/cases/${id}${path}`)).status]).toEqual([path, 200]);
    expect((await send(reading, 'GET', '/v1/cases')).status).toBe(200);
    const saving = await send(reading, 'PUT', `/v1/cases/${id}/working-copy`, { content: {} }, { 'if-match': '"r0"' });
    expect(saving).toMatchObject({ status: 403, json: { code: 'key.out_of_scope' } });
    const writing = await keyOf(['working-copies.write']);
    expect((await send(writing, 'PUT', `/v1/cases/${id}/working-copy`, { content: {} }, { 'if-match': '"r0"' })).status).toBe(200);
    for (const path of ['/v1/cases', `/v1/cases/${id}`])
      expect([path, (await send(writing, 'GET', path)).json['code']]).toEqual([path, 'key.out_of_scope']);
    for (const [method, path] of [
      ['GET', '/v1/me'],
      ['GET', '/v1/inbox'],
      ['GET', '/v1/sessions'],
      ['DELETE', '/v1/sessions'],
      ['GET', '/v1/api-keys'],
      ['POST', '/v1/api-keys'],
      ['GET', '/cases'],
      ['GET', '/me/security'],
    ] as const)
      expect([path, (await send(reading, method, path, method === 'POST' ? {} : undefined)).json['code']]).toEqual([path, 'key.not_here']);
  });

  it('send the events they name as person and key, and never a personal act', async () => {
    const creating = await keyOf(['event:CREATE']);
    const { organisation } = rig.engine.actor(SIGNATORY);
    const body = { title: '演示：由系统新建', province: '31', leadAuthority: rig.engine.actor('pbc-shanghai.head').authority };
    const made = await send(creating, 'POST', '/v1/cases', body, { 'idempotency-key': 'one' });
    expect(made.status).toBe(201);
    const caseId = String(made.json['caseId']);
    const entry = rig.engine.store.records.get(caseId)![0]!;
    expect(entry.meta.actor).toMatchObject({ person: rig.engine.actor(SIGNATORY).person, organisation, key: { scopes: ['event:CREATE'] } });
    const again = await send(creating, 'POST', '/v1/cases', body, { 'idempotency-key': 'one' });
    expect(again.json['caseId']).toBe(caseId);
    // Another key of the same person has idempotency keys of its own.
    const other = await send(await keyOf(['event:CREATE']), 'POST', '/v1/cases', body, { 'idempotency-key': 'one' });
    expect(other.json['caseId']).not.toBe(caseId);
    const tooLong = await send(creating, 'POST', '/v1/cases', body, { 'idempotency-key': 'x'.repeat(161) });
    expect(tooLong.json['code']).toBe('command.key_required');
    const event = (type: string, payload: unknown) =>
      send(creating, 'POST', `/v1/cases/${caseId}/events`, { type, payload }, { 'idempotency-key': `e-${type}`, 'if-match': '"v1"' });
    for (const [type, payload] of [
      ['SEAL', { workingCopyRevision: 1 }],
      ['DISCARD', {}],
    ] as const)
      expect([type, (await event(type, payload)).json['code']]).toEqual([type, 'key.personal_act']);
    const reading = await keyOf(['cases.read']);
    expect((await send(reading, 'POST', '/v1/cases', body, { 'idempotency-key': 'two' })).json['code']).toBe('key.out_of_scope');
    const seen = (await send(reading, 'GET', `/v1/cases/${caseId}`)).json['allowedActions'] as { allowed: boolean }[];
    expect(seen.filter(({ allowed }) => allowed)).toEqual([]);
    expect(await send(reading, 'GET', '/v1/cases/0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f')).toMatchObject({ status: 404 });
  });

  it('need no Origin, take no cookie beside them, and are as dead as they look', async () => {
    const key = await keyOf(['cases.read']);
    expect((await send(key, 'GET', '/v1/cases', undefined, { origin: 'https://evil.example' })).status).toBe(200);
    const both = await send(key, 'GET', '/v1/cases', undefined, { cookie: await rig.cookie(SIGNATORY), origin: PUBLIC_URL });
    expect(both).toMatchObject({ status: 400, json: { code: 'request.two_credentials' } });
    for (const authorization of ['Bearer', 'Bearer ', 'bearer x', `Bearer ${key} ${key}`, `Bearer ${key.slice(0, -1)}`, `Bearer ${key}x`])
      expect([authorization, (await send(key, 'GET', '/v1/cases', undefined, { authorization })).json['code']]).toEqual([
        authorization,
        'key.invalid',
      ]);
    expect((await rig.send({ method: 'GET', url: '/v1/cases', headers: { authorization: 'Basic eDp5' } })).json['code']).toBe(
      'session.missing',
    );
    rig.identities.grants.splice(
      0,
      rig.identities.grants.length,
      ...rig.identities.grants.filter(({ person }) => person !== rig.engine.actor(SIGNATORY).person),
    );
    expect((await send(key, 'GET', '/v1/cases')).json['code']).toBe('key.invalid');
  });

  it('are limited by key', async () => {
    const limited = await new ApiRig().start({ rateLimitPerMinute: 5 });
    const issued = await limited.write('POST', SIGNATORY, '/v1/api-keys', {
      title: 'x',
      scopes: ['cases.read'],
      expiresAt: new Date(Date.parse(limited.engine.clock.now()) + DAY).toISOString(),
    });
    const headers = { origin: '', authorization: `Bearer ${String(issued.json['key'])}` };
    const statuses = [];
    for (let n = 0; n < 6; n += 1) statuses.push((await limited.send({ method: 'GET', url: '/v1/cases', headers })).status);
    await limited.stop();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 429]);
  });
});
