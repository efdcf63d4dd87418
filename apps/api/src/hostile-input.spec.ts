import { Ajv2020 } from 'ajv/dist/2020.js';
import { ApiRig } from '../../../test/fixtures/api-rig.js';

const FIRM = 'bank-31.applicant';
const ID = '018f4e5a-0000-7000-8000-000000000000';
const INSTANT = '2026-01-01T00:00:00.000Z';
let rig: ApiRig;
beforeAll(async () => void (rig = await new ApiRig().start()));
afterAll(() => rig.stop());

const forged = (...parts: unknown[]): string => Buffer.from(JSON.stringify(parts)).toString('base64url');

describe('what a hostile client makes up is refused before the store is asked', () => {
  it.each([
    ['/v1/cases', ['-updatedAt', 'foo', ID]],
    ['/v1/cases', ['-updatedAt', null, ID]],
    ['/v1/cases', ['-updatedAt', 'infinity', ID]],
    ['/v1/cases', ['-updatedAt', '2026-02-31T00:00:00.000Z', ID]],
    ['/v1/cases', ['-updatedAt', INSTANT, 'bar']],
    ['/v1/cases', ['-updatedAt', INSTANT, ID, 1]],
    ['/v1/cases?sort=dueAt', ['dueAt', 'x', ID]],
    ['/v1/inbox', ['inbox', 'foo', ID]],
    ['/v1/inbox', ['inbox', INSTANT, 'bar']],
    ['/v1/register?what=notice', ['register notice', '0000-01-01T00:00:00Z', ID]],
    ['/v1/register?what=notice', ['register notice', INSTANT, 7]],
  ])('a cursor of somebody’s making: %s %j', async (url, parts) => {
    const answer = await rig.get(FIRM, `${url}${url.includes('?') ? '&' : '?'}cursor=${forged(...parts)}`);
    expect(answer).toMatchObject({ status: 400, json: { code: 'cursor.invalid' } });
  });
  it.each([-1, 1.5, 2_147_483_648, 1e300, '1', null])('a cursor into the record at %j', async (seq) => {
    const url = `/v1/cases/${await rig.create()}/history?cursor=${forged('history', seq)}`;
    expect(await rig.get(FIRM, url)).toMatchObject({ status: 400, json: { code: 'cursor.invalid' } });
  });
  it.each(['2026-02-30T00:00:00Z', '2026-02-29T00:00:00.000Z', '2026-04-31T16:00:00Z', '0000-01-01T00:00:00Z'])(
    'an instant that never was: %s',
    async (at) => {
      expect(await rig.get(FIRM, `/v1/cases?dueBefore=${at}`)).toMatchObject({
        status: 400,
        json: { code: 'query.invalid', errors: [{ pointer: '/dueBefore', code: 'field.format' }] },
      });
    },
  );
  it.each([`/${'-'.repeat(36)}`, `/${'a'.repeat(36)}`, '/7'])('a file’s id that is none: %s', async (id) => {
    const answer = await rig.get(FIRM, `/v1/cases/${await rig.create()}/attachments${id}`);
    expect(answer).toMatchObject({ status: 404, json: { code: 'attachment.not_found' } });
  });
});

describe('what is no text in UTF-8 is not kept as rubbish', () => {
  const body = (title: Buffer | string): Buffer => Buffer.concat([Buffer.from('{"title":"'), Buffer.from(title), Buffer.from('"}')]);
  const post = (payload: Buffer, type: string) => rig.write('POST', FIRM, '/v1/cases', payload, { 'content-type': type });

  it.each([
    ['GBK', Buffer.from([0xd1, 0xdd, 0xca, 0xbe])],
    ['half a character', Buffer.from([0xe6, 0xbc])],
    ['a surrogate in UTF-8', Buffer.from([0xed, 0xa0, 0x80])],
  ])('%s', async (_name, bytes) => {
    expect(await post(body(bytes), 'application/json')).toMatchObject({ status: 400, json: { code: 'request.malformed' } });
  });
  it('another character set, by its own word', async () => {
    expect(await post(body('x'), 'application/json; charset=GBK')).toMatchObject({ status: 415, json: { code: 'request.media_type' } });
    expect(await post(body('x'), 'application/json; charset="UTF-8"')).toMatchObject({ status: 422 });
  });
});

describe('an address or an envelope that cannot be read', () => {
  it.each(['/%', '/v1/cases/%ED%A0%80', `/v1/cases/${'a'.repeat(201)}`])('%s: a problem like any other', async (url) => {
    const answer = await rig.get(FIRM, url);
    expect(answer).toMatchObject({ status: 400, json: { type: '/problems/request.malformed', code: 'request.malformed' } });
    expect(answer.headers['content-type']).toBe('application/problem+json; charset=utf-8');
    expect(answer.headers['trace-id']).toBe(answer.json['traceId']);
  });
  it('a path out of the folder of the documentation', async () => {
    expect(await rig.get(FIRM, '/docs/assets/%2e%2e/package.json')).toMatchObject({ status: 404, json: { code: 'route.not_found' } });
  });
  it.each(['multipart/form-data', 'multipart/form-data; boundary=', `multipart/form-data; boundary=${'x'.repeat(71)}`])(
    'an upload without a boundary: %s',
    async (type) => {
      const answer = await rig.write('POST', FIRM, `/v1/cases/${await rig.create()}/attachments`, 'x', { 'content-type': type });
      expect(answer).toMatchObject({ status: 400, json: { code: 'request.malformed' } });
    },
  );
  it.each(['', '%00', 'nobody', '__proto__'])('signing in as one of the demo who is none: %j', async (person) => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const answer = await rig.send({ method: 'POST', url: '/sign-in/demo', headers, payload: `person=${person}` });
    expect(answer.status).toBe(401);
  });
});

describe('names of offices and people that are not there', () => {
  const GONE = '018f4e5a-0000-7000-8000-00000000dead';
  beforeAll(() => void rig.engine.store.unknown.add(GONE));

  it('no case is led by an office that is none: it would be deemed accepted by nobody', async () => {
    const before = rig.engine.store.cases.size;
    const body = { title: '演示', province: '31', leadAuthority: GONE, linkedTo: GONE };
    expect(await rig.write('POST', FIRM, '/v1/cases', body)).toMatchObject({
      status: 422,
      json: {
        code: 'payload.invalid',
        errors: [
          { pointer: '/leadAuthority', code: 'name.no_such_office' },
          { pointer: '/linkedTo', code: 'name.not_deferred' },
        ],
      },
    });
    expect(rig.engine.store.cases.size).toBe(before);
  });
});

describe('what the description promises of a draft', () => {
  it('is what a draft is: it may hold nothing yet', async () => {
    const id = await rig.create();
    const document = (await rig.get(undefined, '/openapi.json')).json as { components?: { schemas: Record<string, object> } };
    const ajv = new Ajv2020({ strict: false, validateFormats: false }).addSchema({ $id: 'api', ...document });
    const put = await rig.write('PUT', FIRM, `/v1/cases/${id}/working-copy`, { content: { basics: 'half' } }, { 'if-match': '"r0"' });
    expect(put.status).toBe(200);
    for (const [schema, answer] of [
      ['WorkingCopyAdvice', put],
      ['WorkingCopy', await rig.get(FIRM, `/v1/cases/${id}/working-copy`)],
    ] as const)
      expect([ajv.validate(`api#/components/schemas/${schema}`, answer.json), ajv.errors]).toEqual([true, null]);
  });
});
