import { buildExampleDeclaration } from '@sandbar/declaration';
import { ApiRig } from '../../../../test/fixtures/api-rig.js';

const FIRM = 'bank-31.applicant';
const OFFICE = 'pbc-shanghai.intake-officer-1';
let rig: ApiRig;
beforeAll(async () => void (rig = await new ApiRig().start()));
afterAll(() => rig.stop());

describe('cases', () => {
  it('creates one, with its address and version', async () => {
    const made = await rig.write('POST', FIRM, '/v1/cases', {
      title: '演示',
      province: '31',
      leadAuthority: rig.engine.actor(OFFICE).authority,
    });
    expect(made).toMatchObject({ status: 201, headers: { etag: '"v1"' }, json: { outcome: 'accepted', stage: 'draft' } });
    expect(made.headers['location']).toBe(`/v1/cases/${String(made.json['caseId'])}`);
  });
  it('does not let a firm file for another one, nor an office for anybody', async () => {
    const body = { title: '演示', province: '31', leadAuthority: rig.engine.actor(OFFICE).authority };
    expect(await rig.write('POST', FIRM, '/v1/cases', { ...body, leadApplicant: 'x' })).toMatchObject({ status: 422 });
    expect(await rig.write('POST', OFFICE, '/v1/cases', body)).toMatchObject({ status: 403, json: { code: 'action.not_permitted' } });
  });
  it('shows one with stage, court, due date and what can be done', async () => {
    const id = await rig.create();
    const seen = await rig.get('bank-31.signatory', `/v1/cases/${id}`);
    expect(seen).toMatchObject({
      status: 200,
      headers: { etag: '"v1"', 'cache-control': 'no-store' },
      json: {
        sight: 'full',
        stage: { code: 'draft', label: { zh: '起草' } },
        court: { code: 'firm' },
        province: { code: '31', label: { zh: '上海' } },
      },
    });
    expect(seen.json['dueAt']).toMatch(/^2027-/);
    expect(seen.json['allowedActions']).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'DISCARD', allowed: true, reason: null }),
        expect.objectContaining({ type: 'SEAL' }),
      ]),
    );
    expect(seen.json['deadlines']).toHaveLength(1);
  });
  it('lists what the person may see, page by page, and refuses a cursor of another list', async () => {
    const own = new Set([await rig.create('演示 甲'), await rig.create('演示 乙'), await rig.create('演示 丙')]);
    const found: string[] = [];
    let next: string | null = '';
    for (let pages = 0; next !== null && pages < 100; pages += 1) {
      const page = await rig.get(FIRM, `/v1/cases?limit=1${next === '' ? '' : `&cursor=${next}`}`);
      const { data, page: at } = page.json as unknown as { data: { id: string }[]; page: { next: string | null } };
      found.push(...data.map((row) => row.id));
      next = at.next;
    }
    expect(found).toEqual([...new Set(found)]);
    expect([...own].every((id) => found.includes(id))).toBe(true);
    expect((await rig.get('bank-32.applicant', '/v1/cases')).json['data']).toEqual([]);
    const cursor = (await rig.get(FIRM, '/v1/cases?limit=1')).json['page'] as { next: string };
    expect(await rig.get(FIRM, `/v1/cases?sort=dueAt&cursor=${cursor.next}`)).toMatchObject({
      status: 400,
      json: { code: 'cursor.invalid' },
    });
  });
  it.each([
    'limit=0',
    'limit=201',
    'limit=x',
    'kind=x',
    'nothing=1',
    'sort=title',
    'closed=maybe',
    'kind=a&kind=b',
    'parent=x',
    'dueBefore=tomorrow',
    '__proto__=1',
  ])('refuses a query by name: %s', async (query) =>
    expect(await rig.get(FIRM, `/v1/cases?${query}`)).toMatchObject({ status: 400, json: { code: 'query.invalid' } }),
  );
  it('says in a few words how many rows a page may have', async () => {
    const { json } = await rig.get(FIRM, '/v1/cases?limit=0');
    expect(json['errors']).toEqual([
      { pointer: '/limit', code: 'field.format', params: { format: 'page-size' }, detail: expect.stringMatching(/1.*200/) },
    ]);
  });
  it('tells the history and the reckoning of the deadlines', async () => {
    const id = await rig.create();
    expect((await rig.get(FIRM, `/v1/cases/${id}/history`)).json).toMatchObject({
      data: [{ seq: 1, type: 'CREATE', title: { zh: '新建申请件' }, stage: { code: 'draft' } }],
      page: { next: null },
    });
    const { data } = (await rig.get(FIRM, `/v1/cases/${id}/deadlines`)).json as unknown as { data: unknown[] };
    expect(data).toMatchObject([{ rule: 'clock.draft', reckoning: { rule: { value: 180, unit: 'calendar-day' } } }]);
  });
});

describe('the working copy', () => {
  it('is saved incomplete, with advice, by compare-and-set; sealing it names every fault', async () => {
    const id = await rig.create();
    const url = `/v1/cases/${id}/working-copy`;
    expect(await rig.get(FIRM, url)).toMatchObject({ status: 200, headers: { etag: '"r0"' }, json: { revision: 0, content: {} } });
    expect(await rig.write('PUT', FIRM, url, { content: {} })).toMatchObject({ status: 428 });
    const saved = await rig.write('PUT', FIRM, url, { content: { nothing: 1 } }, { 'if-match': '"r0"' });
    expect(saved).toMatchObject({ status: 200, headers: { etag: '"r1"' }, json: { advice: { errors: [{ pointer: '/nothing' }] } } });
    expect(await rig.write('PUT', FIRM, url, { content: {} }, { 'if-match': '"r0"' })).toMatchObject({ status: 412, json: { current: 1 } });
    const sealed = await rig.write(
      'POST',
      'bank-31.signatory',
      `/v1/cases/${id}/events`,
      { type: 'SEAL', payload: { workingCopyRevision: 1 } },
      { 'if-match': '"v1"' },
    );
    expect(sealed).toMatchObject({ status: 422, json: { code: 'declaration.invalid' } });
    expect((sealed.json['errors'] as unknown[]).length).toBeGreaterThan(5);
  });
  it('takes a whole example, without a word against it', async () => {
    const id = await rig.create();
    const content = buildExampleDeclaration({ today: '2026-09-01' });
    const saved = await rig.write('PUT', FIRM, `/v1/cases/${id}/working-copy`, { content }, { 'if-match': '"r0"' });
    expect([saved.status, (saved.json['advice'] as { errors: unknown[] } | undefined)?.errors]).toEqual([200, []]);
  });
  it('is not the office’s to read', async () => {
    const id = await rig.create();
    expect((await rig.get(OFFICE, `/v1/cases/${id}/working-copy`)).status).toBeGreaterThanOrEqual(403);
  });
});

describe('attachments', () => {
  const form = (name: string, content: string) =>
    `--b\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n${content}\r\n--b--\r\n`;
  const upload = (id: string, name: string, content: string) =>
    rig.write('POST', FIRM, `/v1/cases/${id}/attachments`, form(name, content), { 'content-type': 'multipart/form-data; boundary=b' });
  const PDF = '%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n';

  it('streams one in, and gives it back only as a download', async () => {
    const id = await rig.create();
    const made = await upload(id, '材料.pdf', PDF);
    expect(made).toMatchObject({ status: 201, json: { mediaType: 'application/pdf', status: 'not-scanned', size: PDF.length } });
    const back = await rig.get(FIRM, String(made.headers['location']));
    expect([back.status, back.body, back.headers['content-disposition'], back.headers['x-content-type-options']]).toEqual([
      200,
      PDF,
      `attachment; filename*=UTF-8''${encodeURIComponent('材料.pdf')}`,
      'nosniff',
    ]);
  });
  it.each([
    ['too large', 'a.pdf', PDF + 'x'.repeat(20_000), 413, 'document.too_large'],
    ['not what it says', 'a.pdf', 'hello', 422, 'document.type_not_allowed'],
    ['empty', 'a.pdf', '', 422, 'document.empty'],
  ])('refuses one that is %s, and keeps nothing', async (_what, name, content, status, code) => {
    const id = await rig.create();
    expect(await upload(id, name, content)).toMatchObject({ status, json: { code } });
    expect((await rig.get(FIRM, `/v1/cases/${id}/attachments`)).json['data']).toEqual([]);
  });
});
