import { ApiRig } from '../../../../test/fixtures/api-rig.js';

const MISSING = '0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f';
const COMMENT = { name: '演示 王某', contact: '021-00000000', text: '请说明数据如何删除。' };
let rig: ApiRig;
let id: string;
beforeAll(async () => void (rig = await new ApiRig().start()));
afterAll(() => rig.stop());
beforeEach(async () => void (id = await rig.create()));
const comment = (one: string, payload: unknown = COMMENT, key = 'k') =>
  rig.send({ method: 'POST', url: `/v1/register/${one}/comments`, payload, headers: { 'idempotency-key': key } });
const publish = (withdrawnAt: string | null) =>
  rig.published.push({ caseId: id, what: 'notice', at: '2026-09-01T04:00:00.000Z', content: { title: '演示' }, withdrawnAt });

describe('the public register', () => {
  it('shows what is public, without a person', async () => {
    publish(null);
    expect((await rig.get(undefined, '/v1/register?what=notice')).json).toMatchObject({ data: [{ content: { title: '演示' } }] });
    expect((await rig.get(undefined, `/v1/register/${id}`)).status).toBe(200);
    expect(await rig.get(undefined, '/v1/register')).toMatchObject({ status: 400, json: { code: 'query.invalid' } });
  });
  it('knows nothing of a case without a notice, nor of one whose notice was taken back', async () => {
    const [unpublished, missing] = [await comment(id), await comment(MISSING)];
    expect([unpublished.status, missing.status]).toEqual([404, 404]);
    publish('2026-09-02T04:00:00.000Z');
    expect((await comment(id)).status).toBe(404);
    expect((await rig.get(undefined, `/v1/register/${MISSING}`)).status).toBe(404);
  });
  it('tells the public that a notice is closed, and not where the case is', async () => {
    publish(null);
    const answer = await comment(id);
    expect(answer).toMatchObject({ status: 409, json: { code: 'notice.closed' } });
    expect(answer.body).not.toMatch(/draft|allowedActions|stage/);
  });
  it('asks for a name, a contact and a text', async () => {
    const answer = await comment(id, { text: ' ' });
    expect((answer.json['errors'] as { pointer: string }[]).map((one) => one.pointer)).toEqual(['/name', '/contact', '/text']);
  });
  it('takes so many comments an hour from one address', async () => {
    publish(null);
    let last = await comment(id);
    for (let n = 0; n < 25 && last.status !== 429; n += 1) last = await comment(id, COMMENT, `k${n}`);
    expect(last).toMatchObject({ status: 429, json: { code: 'rate.limited' } });
  });
});
