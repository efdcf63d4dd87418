import { INVENTED_2027 } from '../../../../../test/fixtures/invented-notice.js';
import type { Answered } from '../../../../../test/fixtures/api-rig.js';
import { PageRig, SCRIPT, fieldsIn, idsTwice } from '../pages.fixture.js';

const ADMINISTRATOR = 'pbc-shanghai.case-administrator';
const OTHER = 'pbc-jiangsu.case-administrator';
const NOW = '2026-12-07T02:00:00.000Z';

describe('the pages of the calendar', () => {
  let rig: PageRig;
  beforeAll(async () => void (rig = await new PageRig().start()));
  afterAll(() => rig.api.stop());
  beforeEach(() => {
    rig.api.engine.clock.set(NOW);
    rig.api.calendar.rows.clear();
  });
  /** The form with a file and a text, as a browser sends it. */
  async function hand(login: string, pasted: string, file = ''): Promise<Answered> {
    const part = (head: string, content: string): string => `--b\r\nContent-Disposition: form-data; ${head}\r\n\r\n${content}\r\n`;
    const payload = `${part('name="file"; filename="n.json"', file)}${part('name="/json"', pasted)}--b--\r\n`;
    const headers = { 'content-type': 'multipart/form-data; boundary=b', accept: 'text/html', cookie: await rig.api.cookie(login) };
    return rig.api.send({ method: 'POST', url: '/calendar/notices', headers, payload });
  }
  const sent = (body: string): (readonly [string, string])[] => [...fieldsIn(body)].filter(([name]) => name === 'what' || name === 'json');

  it('are for those whom the policy lets change it, who see the way to it and what is missing', async () => {
    expect((await rig.open('pbc-shanghai.head', '/calendar')).status).toBe(403);
    expect((await rig.open('pbc-shanghai.head', '/inbox')).body).not.toContain('href="/calendar"');
    for (const [lang, words] of [
      ['zh', '2027 年放假通知尚未载入'],
      ['en', 'The notice for 2027 is not loaded'],
    ] as const) {
      const { status, body } = await rig.open(ADMINISTRATOR, `/calendar?year=2027&lang=${lang}`);
      expect([status, idsTwice(body), body.includes(words), body.includes('<a href="/calendar"')]).toEqual([200, [], true, true]);
    }
  });

  it('try a notice that was pasted or uploaded, enter it, and let another person confirm it', async () => {
    const text = JSON.stringify(INVENTED_2027);
    const [pasted, uploaded] = [await hand(ADMINISTRATOR, text), await hand(ADMINISTRATOR, '', `\uFEFF${text}`)];
    expect([pasted.status, uploaded.status, rig.api.calendar.rows.size]).toEqual([200, 200, 0]);
    expect(uploaded.body).toContain('2027-02-05');
    const entered = await rig.post(ADMINISTRATOR, '/calendar/changes', sent(uploaded.body));
    const [id] = rig.api.calendar.rows.keys();
    expect([entered.status, entered.headers['location']]).toEqual([303, `/calendar/changes/${id!}?done=entered`]);
    const mine = await rig.open(ADMINISTRATOR, `/calendar/changes/${id!}?done=entered`);
    expect([mine.body.includes('/confirmation"'), mine.body.includes('录入人不能自己确认')]).toEqual([false, true]);
    expect((await rig.post(ADMINISTRATOR, `/calendar/changes/${id!}/confirmation`, [])).status).toBe(409);
    const theirs = await rig.open(OTHER, `/calendar/changes/${id!}`);
    expect([theirs.body.includes('/confirmation"'), idsTwice(theirs.body)]).toEqual([true, []]);
    expect((await rig.post(OTHER, `/calendar/changes/${id!}/confirmation`, [])).status).toBe(303);
    const after = await rig.open(OTHER, `/calendar/changes/${id!}?done=confirmation&lang=en`);
    expect([after.body.includes('/confirmation"'), after.body.includes('/withdrawal"')]).toEqual([false, false]);
    expect((await rig.post(OTHER, `/calendar/changes/${id!}/withdrawal`, [])).status).toBe(409);
    expect((await rig.post(OTHER, `/calendar/changes/${id!}/undoing`, [])).status).toBe(404);
  });

  it('say every fault at its field and keep what was typed', async () => {
    const broken = await hand(ADMINISTRATOR, `{"year": ${SCRIPT}`);
    expect([broken.status, broken.body.includes('不是 JSON'), broken.body.includes('<script>alert')]).toEqual([422, true, false]);
    expect(fieldsIn(broken.body).get('/json')).toBe(`{"year": ${SCRIPT}`);
    const faulty = await hand(ADMINISTRATOR, JSON.stringify({ ...INVENTED_2027, source: 'x' }));
    expect([faulty.status, faulty.body.includes('/source 应为 http 或 https 网址')]).toEqual([422, true]);
    const decree = await rig.post(ADMINISTRATOR, '/calendar/overrides', [
      ['/from', '2026-12-14'],
      ['/title', SCRIPT],
    ]);
    expect([decree.status, fieldsIn(decree.body).get('/title')]).toEqual([422, SCRIPT]);
    expect(decree.body).toContain('href="#f-url"');
    for (const said of ['改为：必须填写', '原因：必须填写']) expect(decree.body).toContain(said);
    expect(decree.body).not.toContain('holiday-lengthened, ');
  });

  it('try a decree of the own place; another place is for others', async () => {
    const decree = (scope: string): (readonly [string, string])[] =>
      [
        ...(Object.entries({ from: '2026-12-14', working: 'false', scope, reason: 'holiday-lengthened', number: '演示〔2026〕2号' }) as [
          string,
          string,
        ][]),
        ...(Object.entries({ title: '演示', date: '2026-11-27', url: 'https://example.org/d', basisKind: 'law' }) as [string, string][]),
      ].map(([name, value]) => [`/${name}`, value] as const);
    const tried = await rig.post(ADMINISTRATOR, '/calendar/overrides', decree('31'));
    expect([tried.status, tried.body.includes('试算：尚未录入')]).toEqual([200, true]);
    expect((await rig.post(ADMINISTRATOR, '/calendar/overrides', decree('32'))).status).toBe(403);
    const own = (await rig.open(ADMINISTRATOR, '/calendar')).body;
    const everywhere = (await rig.open('system-administrator', '/calendar')).body;
    expect([own.includes('<option value="32"'), everywhere.includes('<option value="32"')]).toEqual([false, true]);
    expect((await rig.post(ADMINISTRATOR, '/calendar/changes', sent(tried.body))).status).toBe(303);
    expect((await rig.open(ADMINISTRATOR, '/calendar')).body).toContain('2026-12-14 改为放假');
  });
});
