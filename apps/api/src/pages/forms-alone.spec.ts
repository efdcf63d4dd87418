import { FIRM, MISSING, PageRig, SCRIPT, SIGNATORY, changed, fieldsIn, withoutOwnScript } from './pages.fixture.js';

let rig: PageRig;
let id: string;
beforeAll(async () => void (rig = await new PageRig().start()));
afterAll(() => rig.api.stop());
beforeEach(async () => void (id = await rig.api.create()));

describe('an application by forms alone', () => {
  it('is created once, however often the form is sent', async () => {
    const page = await rig.open(FIRM, '/cases/new');
    const lead = rig.api.engine.store.cases.get(id)!.write.header.leadAuthority!;
    expect(page.body).toContain(`value="${lead}"`);
    const fields = changed(page.body, {
      '/title': `演示 ${SCRIPT}`,
      '/province': '31',
      '/leadAuthority': lead,
    });
    const [first, again] = [await rig.post(FIRM, '/cases/new', fields), await rig.post(FIRM, '/cases/new', fields)];
    expect([first.status, again.status]).toEqual([303, 303]);
    expect(first.headers['location']).toBe(again.headers['location']);
    const made = String(first.headers['location']).split('/')[2]!;
    for (const url of ['/cases', '/cases?tab=open', `/cases/${made}`, `/cases/${made}/actions/DISCARD`, `/cases/${made}/declaration`]) {
      const { body } = await rig.open(FIRM, url);
      expect(body).toContain('演示 &lt;script&gt;');
      expect(withoutOwnScript(body)).not.toMatch(/<script|<img/);
    }
  });
  it('tells every fault at its field, and keeps what was typed', async () => {
    const answer = await rig.post(
      FIRM,
      '/cases/new',
      changed((await rig.open(FIRM, '/cases/new')).body, { '/title': ' ', '/leadAuthority': SCRIPT }),
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('<title>错误：');
    for (const field of ['title', 'leadAuthority']) {
      expect(answer.body).toContain(`href="#f-${field}"`);
      expect(answer.body).toContain(`id="f-${field}-fault"`);
    }
    expect(answer.body).not.toContain('<script');
  });
  it('shows an action with its form, and has one effect for two clicks', async () => {
    const page = await rig.open(FIRM, `/cases/${id}/actions/DISCARD`);
    const fields = changed(page.body);
    const [first, again] = [
      await rig.post(FIRM, `/cases/${id}/actions/DISCARD`, fields),
      await rig.post(FIRM, `/cases/${id}/actions/DISCARD`, fields),
    ];
    expect([first.status, again.status, first.headers['location'], rig.versionOf(id)]).toEqual([303, 303, `/cases/${id}?done=DISCARD`, 2]);
    const after = await rig.open(FIRM, `/cases/${id}?done=DISCARD`);
    expect(after.body).toContain('已办理：废弃草稿');
  });
  it('says that somebody was faster, what happened, and sends again from there', async () => {
    const path = `/cases/${id}/actions/DISCARD`;
    const fields = changed((await rig.open(FIRM, path)).body, { version: '0' });
    const stale = await rig.post(FIRM, path, fields);
    expect([stale.status, rig.versionOf(id)]).toEqual([412, 1]);
    expect(stale.body).toContain('有人先一步');
    expect(stale.body).toContain('新建申请件');
    expect((await rig.post(FIRM, path, changed(stale.body))).status).toBe(303);
  });
  it('explains what the machine refuses, with its reasons', async () => {
    const path = `/cases/${id}/actions/ATTEST`;
    const answer = await rig.post(SIGNATORY, path, [
      ['/declarationHash', 'a'.repeat(64)],
      ['version', '1'],
      ['key', 'k1'],
    ]);
    expect([answer.status, answer.body.includes('class="summary"'), rig.versionOf(id)]).toEqual([409, true, 1]);
  });
  it('has no form for what people cannot send', async () => {
    for (const type of ['CREATE', 'DRAFT_EXPIRED', 'constructor', '__proto__'])
      expect((await rig.open(FIRM, `/cases/${id}/actions/${type}`)).status).toBe(404);
  });
});

describe('the public register', () => {
  const publish = (state: string, publishedAt = rig.api.engine.clock.now()): void =>
    void rig.api.published.push({
      caseId: id,
      what: 'notice',
      at: publishedAt,
      withdrawnAt: null,
      content: {
        title: SCRIPT,
        number: SCRIPT,
        province: '31',
        leadAuthority: rig.api.engine.store.cases.get(id)!.write.header.leadAuthority,
        parties: [{ name: SCRIPT, licensed: true }],
        state,
        publishedAt,
        declaration: {
          schemaVersion: '1',
          revision: 1,
          hash: 'a'.repeat(64),
          shown: { basics: { name: SCRIPT, scene: { withheld: 'decided' } } },
        },
      },
    });

  it('shows a notice in its period with what is withheld, and a form', async () => {
    publish('published');
    const page = await rig.open(undefined, `/register/${id}`);
    expect(page.body).toContain('（不予公开：经审查决定不公开）');
    expect(page.body).toContain(`action="/register/${id}/comments"`);
    for (const body of [page.body, (await rig.open(undefined, '/')).body]) expect(body).not.toMatch(/<script|<img/);
    const empty = await rig.post(undefined, `/register/${id}/comments`, changed(page.body, { '/text': SCRIPT }));
    expect(empty.status).toBe(422);
    expect(fieldsIn(empty.body).get('/text')).toBe(SCRIPT);
    expect(empty.body).toContain('href="#f-contact"');
  });
  it('takes no comment on a notice that ended, and says why', async () => {
    publish('published', '2026-08-03T04:00:00.000Z');
    expect((await rig.open(undefined, `/register/${id}`)).body).toContain('现在不接收意见');
    const late = await rig.post(undefined, `/register/${id}/comments`, [
      ['/name', 'a'],
      ['/contact', 'b'],
      ['/text', 'c'],
      ['key', 'k'],
    ]);
    expect(late.status).toBe(409);
    expect((await rig.open(undefined, `/register/${MISSING}`)).status).toBe(404);
  });
});
