import { StoreUnavailable } from '@sandbar/workflow';
import { ApiRig } from '../../../test/fixtures/api-rig.js';

const FIRM = 'bank-31.applicant';
const MISSING = '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f';
let rig: ApiRig;
let id: string;
const events = (one = id) => `/v1/cases/${one}/events`;
const discard = { type: 'DISCARD', payload: {} };
beforeAll(async () => void (rig = await new ApiRig().start()));
afterAll(() => rig.stop());
beforeEach(async () => void (id = await rig.create()));
afterEach(() => void (rig.broken = undefined));

describe('bad input gets a clear error, and loses nothing', () => {
  afterEach(() => expect(rig.engine.store.cases.get(id)?.version).toBe(1));

  it('an unknown event', async () => {
    const answer = await rig.write('POST', FIRM, events(), { type: 'FLY', payload: {} }, { 'if-match': '"v1"' });
    expect(answer).toMatchObject({ status: 422, json: { code: 'event.unknown', params: { type: 'FLY' }, stage: 'draft' } });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
  });
  it.each(['constructor', '__proto__', 'PACKAGE_OPENED', 'DRAFT_EXPIRED', 'CREATE'])(
    'an event that people cannot send: %s',
    async (type) => {
      expect(await rig.write('POST', FIRM, events(), { type, payload: {} }, { 'if-match': '"v1"' })).toMatchObject({
        status: 422,
        json: { code: 'event.unknown' },
      });
    },
  );
  it('an event that is not allowed now: what stands in the way, and what can be done instead', async () => {
    const answer = await rig.write(
      'POST',
      'bank-31.signatory',
      events(),
      { type: 'WITHDRAW', payload: { reason: '不再办理' } },
      { 'if-match': '"v1"' },
    );
    expect(answer).toMatchObject({ status: 409, json: { code: 'event.not_allowed', stage: 'draft', refusedBy: [] } });
    expect((answer.json['allowedActions'] as { type: string }[]).map((action) => action.type)).toEqual(['SEAL', 'DISCARD']);
  });
  it('a missing version', async () => {
    expect(await rig.write('POST', FIRM, events(), discard)).toMatchObject({ status: 428, json: { code: 'version.required' } });
    expect(await rig.write('POST', FIRM, events(), discard, { 'if-match': '*' })).toMatchObject({ status: 428 });
  });
  it.each(['"v7"', 'W/"v1"', '"r1"', '"1"', 'v1', '"v99999999999"'])('a stale version, or a tag that is none of ours: %s', async (tag) => {
    expect(await rig.write('POST', FIRM, events(), discard, { 'if-match': tag })).toMatchObject({
      status: 412,
      json: { code: 'version.stale', current: 1 },
    });
  });
  it('no key, or one that is none', async () => {
    for (const key of ['', 'a b', 'x'.repeat(201)])
      expect(await rig.write('POST', FIRM, events(), discard, { 'if-match': '"v1"', 'idempotency-key': key })).toMatchObject({
        status: 400,
        json: { code: 'command.key_required' },
      });
  });
  it('an oversized body', async () => {
    const payload = { type: 'DISCARD', payload: { reason: 'x'.repeat(1_100_000) } };
    expect(await rig.write('POST', FIRM, events(), payload, { 'if-match': '"v1"' })).toMatchObject({
      status: 413,
      json: { code: 'request.too_large' },
    });
  });
  it.each(['{"type":', '', 'null null', '{"type":"DISCARD","payload":{},}', '\u0000'])('broken JSON: %j', async (body) => {
    const answer = await rig.write('POST', FIRM, events(), body, { 'if-match': '"v1"', 'content-type': 'application/json' });
    expect(answer).toMatchObject({ status: 400, json: { code: 'request.malformed' } });
  });
  it.each([['null'], ['[]'], ['"x"'], ['7'], ['{}'], ['{"type":7,"payload":[]}']])('a body of another shape: %s', async (body) => {
    const answer = await rig.write('POST', FIRM, events(), body, { 'if-match': '"v1"', 'content-type': 'application/json' });
    expect(answer).toMatchObject({ status: 422, json: { code: 'payload.invalid' } });
  });
  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'a body of another type: %s',
    async (type) => {
      const answer = await rig.write('POST', FIRM, events(), JSON.stringify(discard), { 'if-match': '"v1"', 'content-type': type });
      expect(answer).toMatchObject({ status: 415, json: { code: 'request.media_type', params: { expected: 'application/json' } } });
    },
  );
  it('unknown fields and missing ones, all at once, with their place', async () => {
    const answer = await rig.write(
      'POST',
      'bank-31.signatory',
      events(),
      { type: 'SEAL', payload: { sealed: {}, 'a/b': 1 } },
      { 'if-match': '"v1"', 'accept-language': 'en' },
    );
    expect(answer).toMatchObject({ status: 422, json: { code: 'payload.invalid', title: 'The content is not valid' } });
    expect(
      (answer.json['errors'] as { pointer: string; code: string; detail: string }[]).map(
        (one) => `${one.pointer} ${one.code}: ${one.detail}`,
      ),
    ).toEqual([
      '/payload/workingCopyRevision field.required: is required',
      '/payload/sealed field.unknown: there is no field «sealed» here',
      '/payload/a~1b field.unknown: there is no field «a/b» here',
    ]);
  });
  it.each([
    '{"type":"DISCARD","payload":{"__proto__":{"a":1}}}',
    '{"type":"DISCARD","payload":{},"__proto__":{"a":1}}',
    '{"type":"DISCARD","payload":{"constructor":{"prototype":{"a":1}}}}',
  ])('keys that reach a prototype: %s', async (body) => {
    const answer = await rig.write('POST', FIRM, events(), body, { 'if-match': '"v1"', 'content-type': 'application/json' });
    expect([400, 422]).toContain(answer.status);
    expect(({} as Record<string, unknown>)['a']).toBeUndefined();
  });
  it("other people's ids: a foreign case is missing, byte for byte", async () => {
    const strangers = ['bank-32.applicant', 'bank-32.signatory', 'system-administrator', 'security-administrator', 'audit-administrator'];
    const known = (body: string) => body.replaceAll(id, MISSING).replaceAll(/"traceId":"\w+"/g, '');
    for (const login of strangers)
      for (const path of [
        '',
        '/history',
        '/deadlines',
        '/children',
        '/declarations',
        '/declarations/1',
        '/diff?from=1&to=2',
        '/working-copy',
        '/attachments',
        `/attachments/${MISSING}`,
      ]) {
        const foreign = await rig.get(login, `/v1/cases/${id}${path}`);
        const missing = await rig.get(login, `/v1/cases/${MISSING}${path}`);
        expect([path, foreign.status, foreign.json['code']]).toEqual([path, 404, 'case.not_found']);
        expect(known(foreign.body)).toBe(known(missing.body));
      }
    for (const login of strangers) {
      const foreign = await rig.write('POST', login, events(), discard, { 'if-match': '"v1"' });
      const missing = await rig.write('POST', login, events(MISSING), discard, { 'if-match': '"v1"' });
      expect([foreign.status, foreign.json['code']]).toEqual([404, 'case.not_found']);
      expect(known(foreign.body)).toBe(known(missing.body));
    }
  });
  it.each(['x', '%00', "' or 1=1 --", '../../etc', 'A'.repeat(190)])('an id that is none: %j', async (odd) => {
    expect(await rig.get(FIRM, `/v1/cases/${encodeURIComponent(odd)}`)).toMatchObject({ status: 404, json: { code: 'case.not_found' } });
  });
  it('an expired session', async () => {
    const cookie = await rig.cookie(FIRM);
    const now = rig.engine.clock.now();
    rig.engine.clock.pass(31 * 60_000);
    const answer = await rig.send({ method: 'GET', url: '/v1/cases', headers: { cookie } });
    rig.engine.clock.set(now);
    expect(answer).toMatchObject({ status: 401, json: { code: 'session.expired' } });
    expect(await rig.send({ method: 'GET', url: '/v1/cases' })).toMatchObject({ status: 401, json: { code: 'session.missing' } });
  });
  it('a lost database: 503 with Retry-After, and recovery without a restart', async () => {
    rig.broken = new StoreUnavailable(3);
    for (const answer of [
      await rig.get(FIRM, `/v1/cases/${id}`),
      await rig.write('POST', FIRM, events(), discard, { 'if-match': '"v1"' }),
    ]) {
      expect(answer).toMatchObject({ status: 503, json: { code: 'store.unavailable' } });
      expect(answer.headers['retry-after']).toBe('3');
    }
    rig.broken = undefined;
    expect((await rig.get(FIRM, `/v1/cases/${id}`)).status).toBe(200);
  });
  it('a lost database while looking for the session', async () => {
    const cookie = await rig.cookie(FIRM);
    rig.identities.down = true;
    const answer = await rig.send({ method: 'GET', url: '/v1/cases', headers: { cookie } });
    rig.identities.down = false;
    expect(answer).toMatchObject({ status: 503, json: { code: 'store.unavailable' } });
    expect(answer.headers['retry-after']).toBeDefined();
  });
  it('a bug of ours says nothing of itself but the trace id, and stands in the log', async () => {
    rig.broken = new Error('secret detail');
    const answer = await rig.get(FIRM, `/v1/cases/${id}`);
    expect(answer).toMatchObject({ status: 500, json: { code: 'internal' } });
    expect(answer.body).not.toContain('secret');
    expect(rig.log.find((line) => line['traceId'] === answer.json['traceId'] && line['level'] === 'error')).toMatchObject({
      error: { message: 'secret detail' },
    });
  });
});

describe('keys', () => {
  it('gives the stored answer again for the same body, and refuses another one', async () => {
    const headers = { 'if-match': '"v1"', 'idempotency-key': `once-${id}` };
    const first = await rig.write('POST', FIRM, events(), discard, headers);
    const again = await rig.write('POST', FIRM, events(), discard, headers);
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body]);
    const other = await rig.write('POST', FIRM, events(), { type: 'EDIT', payload: {} }, headers);
    expect(other).toMatchObject({ status: 422, json: { code: 'command.key_reused' } });
  });
  it('two identical requests at once have one effect, and both get the answer', async () => {
    const headers = { 'if-match': '"v1"', 'idempotency-key': `twin-${id}` };
    const [a, b] = await Promise.all([1, 2].map(() => rig.write('POST', FIRM, events(), discard, headers)));
    expect([a?.status, b?.status, b?.body]).toEqual([200, 200, a?.body]);
    expect(rig.engine.store.cases.get(id)?.version).toBe(2);
  });
});
