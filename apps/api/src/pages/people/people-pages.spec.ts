import { PageRig, SCRIPT, changed, idsTwice } from '../pages.fixture.js';

const ADMIN = 'pbc-shanghai.unit-administrator';
let rig: PageRig;
beforeEach(async () => void (rig = await new PageRig().start()));
afterEach(() => rig.api.stop());
const person = (login: string): string => rig.api.engine.actor(login).person;

describe('/people', () => {
  it('is a page of the unit’s administrator in both languages, every id once', async () => {
    for (const lang of ['zh', 'en']) {
      const { status, body } = await rig.open(ADMIN, '/people', { 'accept-language': lang });
      expect([status, idsTwice(body), body.match(/<h1/g)?.length]).toEqual([200, [], 1]);
    }
    expect((await rig.open('pbc-shanghai.head', '/people')).status).toBe(403);
    expect((await rig.open('pbc-shanghai.head', '/cases')).body).not.toContain('href="/people"');
  });

  it('invites by a form, shows the invitation, and the guest sets a password', async () => {
    const sent = await rig.post(ADMIN, '/people/invitations', [
      ['/email', 'guest@pbc.example'],
      ['/displayName', `演示·来客${SCRIPT}`],
      ['/roles', 'risk-reviewer'],
      ['/roles', 'proposer'],
    ]);
    expect(sent.headers['location']).toBe('/people?done=invited');
    const page = await rig.open(ADMIN, '/people?done=invited');
    expect(page.body).toContain('guest@pbc.example');
    expect(page.body).not.toContain('<script>alert');
    const path = new URL(rig.api.invitations.mails[0]!.link!).pathname;
    const form = await rig.open(undefined, path);
    expect(form.body).toContain(`action="${path}"`);
    // What is accepted stands before the password; without the link nobody reads it.
    expect(form.body).toMatch(/设置口令即表示接受邀请：[\s\S]*您的单位[\s\S]*风险评估员、[\s\S]*<form/);
    expect((await rig.open(undefined, `${path}?lang=en`)).body).toMatch(/you accept the invitation:[\s\S]*your unit/);
    const guessed = await rig.open(undefined, `${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`);
    expect([guessed.status, guessed.body.includes('您的单位')]).toEqual([410, false]);
    const weak = await rig.post(undefined, path, changed(form.body, { '/password': 'kurz' }));
    expect(weak.status).toBe(422);
    const taken = await rig.post(undefined, path, changed(form.body, { '/password': 'ein langer satz für niemanden' }));
    expect([taken.status, taken.headers['location']]).toEqual([303, '/cases']);
    expect((await rig.open(undefined, path)).status).toBe(410);
  });

  it('records a departure, says how far it is, and keeps what was typed beside a fault', async () => {
    const fields = (more: Record<string, string>): [string, string][] =>
      Object.entries({ '/person': person('pbc-shanghai.risk-reviewer-1'), '/reason': '调离原岗', ...more });
    const late = await rig.post(ADMIN, '/people/departures', fields({ '/lastDay': '2026-08-01' }));
    expect(late.status).toBe(422);
    for (const text of ['日期已过', '调离原岗', '2026-08-01']) expect(late.body).toContain(text);
    expect((await rig.post(ADMIN, '/people/departures', fields({}))).headers['location']).toBe('/people?done=left');
    expect((await rig.open(ADMIN, '/people?done=left')).body).toMatch(/离岗与角色终止[\s\S]*未开始/);
    const granted = await rig.post(ADMIN, '/people/roles', [
      ['/grantee', person('pbc-shanghai.risk-reviewer-2')],
      ['/role', 'head'],
    ]);
    expect(granted.headers['location']).toBe('/people?done=granted');
  });
});
