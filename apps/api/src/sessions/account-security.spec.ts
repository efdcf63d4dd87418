import { hashSync } from '@node-rs/argon2';
import { QUICK_HASH } from '@sandbar/testing';
import { ApiRig, PUBLIC_URL } from '../../../../test/fixtures/api-rig.js';

const FIRM = 'bank-31.applicant';
const PASSWORD = '潮平两岸阔 风正一帆悬 2026';
const cookieOf = (answer: { headers: Readonly<Record<string, unknown>> }): string => String(answer.headers['set-cookie']).split(';')[0]!;

describe('account security over HTTP', () => {
  let rig: ApiRig;
  let person: string;
  beforeAll(async () => {
    rig = await new ApiRig().start();
    person = rig.engine.actor(FIRM).person;
    rig.identities.passwords.set(person, hashSync(PASSWORD, QUICK_HASH));
  });
  afterAll(() => rig.stop());

  const signIn = async (): Promise<string> =>
    cookieOf(
      await rig.send({
        method: 'POST',
        url: '/v1/sessions',
        payload: { login: FIRM, password: PASSWORD },
        headers: { 'user-agent': 'curl' },
      }),
    );
  const send = (method: string, url: string, cookie: string, payload?: unknown) => rig.send({ method, url, headers: { cookie }, payload });

  it('lists sessions with device and address, the present one marked, and ends them', async () => {
    const [one, two] = [await signIn(), await signIn()];
    const listed = (await send('GET', '/v1/sessions', two)).json as { data: Record<string, unknown>[] };
    expect(listed.data).toHaveLength(2);
    expect(listed.data.find((row) => row['current'])).toMatchObject({ by: 'password', userAgent: 'curl', address: '127.0.0.1' });
    expect(JSON.stringify(listed)).not.toMatch(/hash/i);
    const other = listed.data.find((row) => row['current'] === false)!;
    expect((await send('DELETE', `/v1/sessions/${String(other['id'])}`, two)).status).toBe(204);
    expect((await send('GET', '/v1/me', one)).status).toBe(401);
    const three = await signIn();
    expect((await send('DELETE', '/v1/sessions', two)).json).toEqual({ ended: 1 });
    expect((await send('GET', '/v1/me', three)).status).toBe(401);
    for (const id of ['0198e6f0-7b1a-7c3d-8e2f-1a2b3c4d5e6f', "x' or 1=1"])
      expect([id, (await send('DELETE', `/v1/sessions/${encodeURIComponent(id)}`, two)).status]).toEqual([id, 404]);
  });

  it('renews a session by password, under a new cookie', async () => {
    const cookie = await signIn();
    expect((await send('POST', '/v1/sessions/current/reauthentication', cookie, { password: 'wrong' })).json['code']).toBe('login.failed');
    expect((await send('POST', '/v1/sessions/current/reauthentication', cookie, { demo: true })).json['code']).toBe('auth.proof_missing');
    rig.engine.clock.pass(1_000);
    const renewed = await send('POST', '/v1/sessions/current/reauthentication', cookie, { password: PASSWORD });
    expect(renewed).toMatchObject({ status: 200, json: { current: true, authenticatedAt: rig.engine.clock.now() } });
    expect((await send('GET', '/v1/me', cookie)).status).toBe(401);
    expect((await send('GET', '/v1/me', cookieOf(renewed))).status).toBe(200);
  });

  it('changes the password, and every other session ends', async () => {
    const [one, two] = [await signIn(), await signIn()];
    const weak = await send('POST', '/v1/me/password', two, { current: PASSWORD, password: 'short' });
    expect(weak).toMatchObject({ status: 422, json: { code: 'password.weak', errors: [{ pointer: '/password' }] } });
    const changed = await send('POST', '/v1/me/password', two, { current: PASSWORD, password: `${PASSWORD}！` });
    expect(changed.status).toBe(200);
    expect((await send('GET', '/v1/me', one)).status).toBe(401);
    expect((await send('GET', '/v1/me', cookieOf(changed))).status).toBe(200);
    rig.identities.passwords.set(person, hashSync(PASSWORD, QUICK_HASH));
  });

  it('shows and ends the sessions of others to the security administrator only', async () => {
    const cookie = await signIn();
    const url = `/v1/people/${person}/sessions`;
    expect((await rig.get('bank-31.signatory', url)).status).toBe(403);
    expect((await rig.get(undefined, url)).status).toBe(401);
    const security = await rig.cookie('security-administrator');
    const listed = (await send('GET', url, security)).json as { data: { id: string; current: boolean }[] };
    expect(listed.data.length).toBeGreaterThan(0);
    expect(listed.data.every((row) => !row.current)).toBe(true);
    expect((await send('DELETE', `${url}/${listed.data[0]!.id}`, security)).status).toBe(204);
    expect((await send('DELETE', url, security)).json['ended']).toBe(listed.data.length - 1);
    expect((await send('GET', '/v1/me', cookie)).status).toBe(401);
    expect((await send('DELETE', '/v1/people/x/sessions', security)).status).toBe(404);
  });

  it('takes none of it from another site', async () => {
    const cookie = await signIn();
    const headers = { cookie, origin: 'https://evil.example' };
    for (const [method, url] of [
      ['DELETE', '/v1/sessions'],
      ['POST', '/v1/me/password'],
    ] as const)
      expect((await rig.send({ method, url, headers, payload: {} })).status).toBe(403);
    expect(PUBLIC_URL).not.toContain('evil');
  });
});
