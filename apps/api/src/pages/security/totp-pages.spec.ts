import { hashSync } from '@node-rs/argon2';
import { SESSION_COOKIE } from '@sandbar/identity';
import { MINUTE, QUICK_HASH } from '@sandbar/testing';
import { Secret, TOTP } from 'otpauth';
import type { Answered } from '../../../../../test/fixtures/api-rig.js';
import { PageRig, fieldsIn, idsTwice } from '../pages.fixture.js';

const LOGIN = 'pbc-shanghai.head';
const PASSWORD = '潮平两岸阔 风正一帆悬 2026';
const HOME = '/me/security';

describe('one-time codes by pages and over HTTP', () => {
  let rig: PageRig;
  let cookie: string;
  let secret: string;
  beforeAll(async () => {
    rig = await new PageRig().start();
    const { person } = rig.api.engine.actor(LOGIN);
    rig.api.identities.passwords.set(person, hashSync(PASSWORD, QUICK_HASH));
    cookie = `${SESSION_COOKIE}=${(await rig.api.sessions.open(person, 'password', null)).token}`;
  });
  afterAll(() => rig.api.stop());
  const cookieOf = (answer: Answered): string => String(answer.headers['set-cookie']).split(';')[0]!;
  const code = (): string => {
    rig.api.engine.clock.pass(MINUTE);
    return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.parse(rig.api.engine.clock.now()) });
  };

  it('are set up with a QR code that no content security policy stops, and confirmed', async () => {
    rig.api.engine.clock.pass(20 * MINUTE);
    const asked = await rig.post(undefined, `${HOME}/totp`, [], { cookie });
    expect([asked.status, fieldsIn(asked.body).has('proof-password')]).toEqual([403, true]);
    const begun = await rig.post(
      undefined,
      `${HOME}/totp`,
      [
        ['proof', 'given'],
        ['proof-password', PASSWORD],
      ],
      { cookie },
    );
    cookie = cookieOf(begun);
    expect(begun.body).toMatch(/<svg role="img"[^>]*>\s*<path fill="#ffffff"/);
    expect(begun.body).not.toMatch(/<script|style=|<style|data:/i);
    expect(idsTwice(begun.body)).toEqual([]);
    secret = /<code>((?:[A-Z2-7]{4} ?){8})<\/code>/.exec(begun.body)![1]!.replaceAll(' ', '');
    expect(begun.body.indexOf('id="totp"')).toBeLessThan(begun.body.indexOf('id="password"'));
    // A mistyped code costs no second scan: what was begun still counts, and its secret is not shown again.
    const wrong = await rig.post(undefined, `${HOME}/totp/confirm`, [['totp-code', '000000']], { cookie });
    expect([wrong.status, fieldsIn(wrong.body).has('totp-code'), wrong.body.includes(secret.slice(0, 4))]).toEqual([401, true, false]);
    expect(wrong.body).toMatch(/href="#ftotp-code"[\s\S]*刚才扫描的仍然有效[\s\S]*id="ftotp-code-fault"/);
    const confirmed = await rig.post(undefined, `${HOME}/totp/confirm`, [['totp-code', code()]], { cookie });
    expect(confirmed.body.match(/<code>[a-z2-7-]{19}<\/code>/g)).toHaveLength(10);
    const page = await rig.open(undefined, HOME, { cookie });
    expect([page.body.includes('还有 10 个恢复码'), page.body.includes(secret)]).toEqual([true, false]);
  });

  it('are asked as the second step, on the page and over the API', async () => {
    const first = await rig.post(undefined, '/sign-in', [
      ['/login', LOGIN],
      ['/password', PASSWORD],
      ['next', '/inbox'],
    ]);
    expect([first.status, first.headers['set-cookie']]).toEqual([200, undefined]);
    const { challenge = '', next = '' } = Object.fromEntries(fieldsIn(first.body));
    const finish = (typed: string) =>
      rig.post(undefined, '/sign-in/code', [
        ['challenge', challenge],
        ['next', next],
        ['code', typed],
      ]);
    const wrong = await finish('123');
    expect([wrong.status, fieldsIn(wrong.body).get('challenge'), wrong.body.includes('aria-invalid="true"')]).toEqual([
      401,
      challenge,
      true,
    ]);
    const done = await finish(code());
    expect([done.status, done.headers['location']]).toEqual([303, '/inbox']);
    expect((await finish(code())).status).toBe(401);
    const over = await rig.api.send({ method: 'POST', url: '/v1/sessions', payload: { login: LOGIN, password: PASSWORD } });
    expect(over).toMatchObject({ status: 401, json: { code: 'login.second_factor_required' } });
    const params = over.json['params'] as { challenge: string };
    const payload = { challenge: params.challenge, code: code() };
    expect(await rig.api.send({ method: 'POST', url: '/v1/sessions/second-factor', payload })).toMatchObject({
      status: 201,
      json: { displayName: expect.any(String) },
    });
  });

  it('are reset by the security administrator, and set up anew over the API', async () => {
    const { person } = rig.api.engine.actor(LOGIN);
    const security = await rig.api.cookie('security-administrator');
    const url = `/v1/people/${person}/second-factor`;
    expect((await rig.api.send({ method: 'DELETE', url, headers: { cookie } })).status).toBe(403);
    rig.api.engine.clock.pass(20 * MINUTE);
    const stale = await rig.api.send({ method: 'DELETE', url, headers: { cookie: security } });
    expect([stale.status, stale.json['code']]).toEqual([403, 'auth.reauthentication_required']);
    const fresh = await rig.api.cookie('security-administrator');
    expect((await rig.api.send({ method: 'DELETE', url, headers: { cookie: fresh } })).status).toBe(204);
    expect(rig.api.accountNotices.mails).toMatchObject([{ what: 'second-factor.reset' }]);
    expect((await rig.open(undefined, HOME, { cookie })).status).toBe(303);
    cookie = `${SESSION_COOKIE}=${(await rig.api.sessions.open(person, 'password', null)).token}`;
    const begun = await rig.api.send({ method: 'POST', url: '/v1/me/totp', headers: { cookie } });
    secret = String(begun.json['secret']);
    const post = (path: string) =>
      rig.api.send({ method: 'POST', url: `/v1/me/totp/${path}`, headers: { cookie }, payload: { code: code() } });
    expect((await post('confirmation')).json['recoveryCodes']).toHaveLength(10);
    expect((await post('removal')).status).toBe(204);
    expect((await post('removal')).status).toBe(401);
  });
});

describe('roles of which the rule table asks a one-time code', () => {
  it('can do nothing else before they have set one up; the demo’s one click is let be', async () => {
    const rig = new PageRig();
    await rig.api.start();
    const { person } = rig.api.engine.actor(LOGIN);
    const cookie = `${SESSION_COOKIE}=${(await rig.api.sessions.open(person, 'password', null)).token}`;
    for (const url of ['/v1/cases', '/v1/inbox'])
      expect((await rig.api.send({ method: 'GET', url, headers: { cookie } })).json['code']).toBe('second_factor.must');
    for (const url of [HOME, '/', '/rules']) expect([url, (await rig.open(undefined, url, { cookie })).status]).toEqual([url, 200]);
    expect((await rig.open(undefined, '/cases', { cookie })).status).toBe(403);
    expect((await rig.api.get(LOGIN, '/v1/cases')).status).toBe(200);
    rig.api.identities.secondFactors.add(person);
    rig.api.engine.clock.pass(5_000);
    expect((await rig.api.send({ method: 'GET', url: '/v1/cases', headers: { cookie } })).status).toBe(200);
    await rig.api.stop();
  });
});
