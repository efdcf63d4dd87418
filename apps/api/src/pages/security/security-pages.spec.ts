import { hashSync } from '@node-rs/argon2';
import { SESSION_COOKIE } from '@sandbar/identity';
import { MINUTE, QUICK_HASH } from '@sandbar/testing';
import type { Answered } from '../../../../../test/fixtures/api-rig.js';
import { FIRM, PageRig, SCRIPT, SIGNATORY, fieldsIn, idsTwice } from '../pages.fixture.js';

const PASSWORD = '潮平两岸阔 风正一帆悬 2026';
const HOME = '/me/security';

describe('account security by pages', () => {
  let rig: PageRig;
  beforeAll(async () => void (rig = await new PageRig().start()));
  afterAll(() => rig.api.stop());
  const cookieOf = (answer: Answered): string => String(answer.headers['set-cookie']).split(';')[0]!;

  it('lists sessions as they are, and ends one or all others', async () => {
    const { person } = rig.api.engine.actor(FIRM);
    const [one, two] = [
      await rig.api.sessions.open(person, 'demo', { userAgent: SCRIPT, address: '192.0.2.7' }),
      await rig.api.sessions.open(person, 'demo', null),
    ];
    const cookie = `${SESSION_COOKIE}=${two.token}`;
    const page = await rig.open(undefined, HOME, { cookie });
    expect(page.body).toContain('192.0.2.7');
    expect([page.body.includes('<script'), idsTwice(page.body)]).toEqual([false, []]);
    expect(page.body).not.toContain('接口密钥');
    const ended = await rig.post(undefined, `${HOME}/sessions`, [['end', one.session.id]], { cookie });
    expect([ended.status, ended.headers['location']]).toEqual([303, `${HOME}?done=session`]);
    expect((await rig.post(undefined, `${HOME}/sessions`, [['end', one.session.id]], { cookie })).status).toBe(404);
    await rig.api.sessions.open(person, 'demo', null);
    await rig.post(undefined, `${HOME}/sessions`, [['end', 'others']], { cookie });
    expect((await rig.open(undefined, `${HOME}?done=others`, { cookie, 'accept-language': 'en' })).body).toContain(
      'All other sessions have ended.',
    );
  });

  it('changes the password of whoever has one', async () => {
    const { person } = rig.api.engine.actor(FIRM);
    rig.api.identities.passwords.set(person, hashSync(PASSWORD, QUICK_HASH));
    const { token } = await rig.api.sessions.open(person, 'password', null);
    const cookie = `${SESSION_COOKIE}=${token}`;
    const change = (current: string, fresh: string) =>
      rig.post(
        undefined,
        `${HOME}/password`,
        [
          ['current', current],
          ['new', fresh],
        ],
        { cookie },
      );
    expect((await change('wrong', PASSWORD)).status).toBe(401);
    const weak = await change(PASSWORD, 'short');
    expect([weak.status, weak.body.includes('口令至少12个字符'), weak.body.includes('value="short"')]).toEqual([422, true, false]);
    const changed = await change(PASSWORD, `${PASSWORD}！`);
    expect([changed.status, cookieOf(changed) === cookie]).toEqual([303, false]);
  });

  it('issues a key, shows it once, rotates and revokes it; asks who it is when that is long ago', async () => {
    let cookie = await rig.api.cookie(SIGNATORY);
    const fields = [
      ['/title', '核心系统'],
      ['/scopes', 'cases.read'],
      ['/scopes', 'event:ANSWER'],
      ['/expires', '2026-12-31'],
    ] as const;
    rig.api.engine.clock.pass(20 * MINUTE);
    const asked = await rig.post(undefined, `${HOME}/keys`, fields, { cookie });
    expect([asked.status, fieldsIn(asked.body).get('/title'), fieldsIn(asked.body).has('proof')]).toEqual([403, '核心系统', true]);
    const issued = await rig.post(undefined, `${HOME}/keys`, [...fields, ['proof', 'given'], ['proof-demo', 'true']], { cookie });
    const text = /sbx_[\w-]+/.exec(issued.body)?.[0];
    expect([issued.status, text]).toEqual([200, expect.stringMatching(/^sbx_/)]);
    cookie = cookieOf(issued);
    const page = await rig.open(undefined, HOME, { cookie });
    expect([page.body.includes('核心系统'), page.body.includes('sbx_'), idsTwice(page.body)]).toEqual([true, false, []]);
    const id = /name="key" value="([^"]+)"/.exec(page.body)![1]!;
    const rotated = await rig.post(undefined, `${HOME}/keys/rotate`, [['key', id]], { cookie });
    expect(/sbx_[\w-]+/.exec(rotated.body)?.[0]).not.toBe(text);
    expect((await rig.post(undefined, `${HOME}/keys/revoke`, [['key', id]], { cookie })).status).toBe(303);
    expect((await rig.post(undefined, `${HOME}/keys/revoke`, [['key', 'x']], { cookie })).status).toBe(404);
    const none = await rig.post(
      undefined,
      `${HOME}/keys`,
      [
        ['/title', SCRIPT],
        ['/expires', 'soon'],
      ],
      { cookie },
    );
    expect([none.status, none.body.includes('<script')]).toEqual([422, false]);
    for (const said of ['href="#f-scopes">范围：', 'href="#f-expires">最后一日：请选择日期', 'id="f-expires-fault"'])
      expect(none.body).toContain(said);
    expect((await rig.post(FIRM, `${HOME}/keys`, fields)).status).toBe(403);
  });
});
