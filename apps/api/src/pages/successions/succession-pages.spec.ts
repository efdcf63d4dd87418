import { PageRig, SCRIPT, fieldsIn, idsTwice } from '../pages.fixture.js';

const PLATFORM = 'system-administrator';

describe('the pages of successions', () => {
  let rig: PageRig;
  let form: Readonly<Record<string, string>>;
  beforeAll(async () => {
    rig = await new PageRig().start();
    const [from, to] = ['pbc-shanghai.head', 'pbc-jiangsu.head'].map((login) => rig.api.engine.actor(login).authority!);
    form = { '/from': from!, '/to': to!, '/since': '2026-10-01', '/basis': '机构改革方案', '/movesPeople': 'true' };
  });
  afterAll(() => rig.api.stop());
  const send = (login: string, more: Readonly<Record<string, string>> = {}) =>
    rig.post(login, '/successions', Object.entries({ ...form, ...more }));

  it('are the system administrator’s alone, who sees the way to them', async () => {
    for (const login of ['pbc-shanghai.head', 'security-administrator'])
      expect([login, (await rig.open(login, '/successions')).status, (await send(login)).status]).toEqual([login, 403, 403]);
    expect((await rig.open('pbc-shanghai.head', '/inbox')).body).not.toContain('href="/successions"');
    for (const lang of ['zh', 'en']) {
      const { status, body } = await rig.open(PLATFORM, `/successions?lang=${lang}`);
      expect([status, idsTwice(body), body.includes('<a href="/successions"')]).toEqual([200, [], true]);
    }
  });

  it('say what is wrong, and keep what was typed', async () => {
    const empty = await rig.post(PLATFORM, '/successions', []);
    expect([empty.status, [...empty.body.matchAll(/href="#f-(\w+)"/g)].map(([, name]) => name)]).toEqual([
      422,
      ['from', 'to', 'since', 'basis', 'movesPeople'],
    ]);
    const same = await send(PLATFORM, { '/to': form['/from']!, '/basis': SCRIPT, confirmed: 'yes' });
    expect([same.status, same.body.includes('承继机关不能是其本身'), same.body.includes('<script>alert')]).toEqual([422, true, false]);
    expect(fieldsIn(same.body).get('/basis')).toBe(SCRIPT);
  });

  it('try it, record it, show how far it is, and take it back', async () => {
    const tried = await send(PLATFORM);
    expect([tried.status, tried.body.includes('试算：尚未登记'), rig.api.bulk.changes]).toEqual([200, true, []]);
    const sent = [...fieldsIn(tried.body)].filter(([name]) => name.startsWith('/') || name === 'confirmed');
    const recorded = await rig.post(PLATFORM, '/successions', sent);
    const [change] = rig.api.bulk.changes;
    expect([recorded.status, recorded.headers['location']]).toEqual([303, `/successions/${change!.id}?done=recorded`]);
    expect(change!.content).toMatchObject({ kind: 'succession', since: '2026-10-01', movesPeople: true });
    const detail = await rig.open(PLATFORM, `/successions/${change!.id}?done=recorded`);
    expect([detail.status, detail.body.includes('/cancellation"'), detail.body.includes('/repetition"')]).toEqual([200, true, false]);
    expect(detail.body).toContain('中国人民银行上海市分行 → 中国人民银行江苏省分行');
    expect((await rig.post(PLATFORM, `/successions/${change!.id}/cancellation`, [])).status).toBe(303);
    expect((await rig.open(PLATFORM, '/successions')).body).toContain('已撤回');
    expect((await rig.post(PLATFORM, `/successions/${change!.id}/cancellation`, [])).status).toBe(404);
    expect((await rig.post(PLATFORM, `/successions/${change!.id}/other`, [])).status).toBe(404);
    expect((await rig.open(PLATFORM, '/successions/nothing')).status).toBe(404);
  });
});
