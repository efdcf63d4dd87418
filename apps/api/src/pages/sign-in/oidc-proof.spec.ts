import { buildExampleDeclaration, listAttachments } from '@sandbar/declaration';
import { MINUTE } from '@sandbar/testing';
import { SIGNATORY, changed, fieldsIn } from '../pages.fixture.js';
import { ProviderRig, cookiesOf, sessionOf } from './provider-rig.fixture.js';

const REASON = '第一季度数据待核';
const AGAIN = '/v1/sessions/current/reauthentication/provider';

describe('who signs in by the identity provider only', () => {
  const rig = new ProviderRig();
  let cookie: string;
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());
  const person = (login: string): string => rig.api.engine.actor(login).person;
  const visit = (url: string, cookies: string, as = 'alice') => rig.visit(url, cookies, as);
  const api = (method: string, url: string, as: string, payload?: unknown) =>
    rig.api.send({ method, url, headers: { cookie: as }, ...(payload === undefined ? {} : { payload }) });

  it('is linked by the security administrator over the API, and signs in', async () => {
    const security = await rig.api.cookie('security-administrator');
    const url = `/v1/people/${person(SIGNATORY)}/identities`;
    expect((await api('POST', url, await rig.api.cookie('system-administrator'), { subject: 'alice' })).status).toBe(403);
    expect((await api('POST', url, security, { subject: '' })).status).toBe(422);
    rig.api.engine.clock.pass(20 * MINUTE);
    expect(await api('POST', url, security, { subject: 'alice' })).toMatchObject({ json: { code: 'auth.reauthentication_required' } });
    const fresh = await rig.api.cookie('security-administrator');
    const linked = await api('POST', url, fresh, { subject: 'alice' });
    expect(linked).toMatchObject({
      status: 201,
      json: { issuer: rig.provider.issuer, subject: 'alice', linkedBySelf: false, mailed: true },
    });
    expect(rig.api.accountNotices.mails).toMatchObject([
      { what: 'identity.linked', email: `${SIGNATORY}@demo.example`, provider: '统一认证' },
    ]);
    expect((await api('POST', url, fresh, { subject: 'bob' })).json['code']).toBe('oidc.linked_elsewhere');
    expect((await api('GET', url, fresh)).json['data']).toMatchObject([{ id: linked.json['id'], subject: 'alice' }]);
    const begun = await rig.open(undefined, '/sign-in/oidc?next=/inbox');
    const done = await visit(String(begun.headers['location']), cookiesOf(begun));
    expect([done.status, done.headers['location']]).toEqual([303, '/inbox']);
    cookie = sessionOf(done);
    expect((await rig.open(undefined, '/me/security', { cookie })).body).toContain('由安全管理员关联');
    const own = await api('GET', '/v1/me/identities', cookie);
    expect(own).toMatchObject({ status: 200, json: { provider: '统一认证', data: [{ subject: 'alice', linkedBySelf: false }] } });
  });

  it('shows there once more who it is before an act with legal effect, and nothing that was typed is lost', async () => {
    const { engine } = rig.api;
    const id = await rig.api.create();
    const content = buildExampleDeclaration({ serviceArea: ['31'], serial: 10, today: engine.clock.now().slice(0, 10) });
    engine.store.workingCopies.set(id, { caseId: id, revision: 1, schemaVersion: '1', content });
    engine.store.uploaded.set(
      id,
      listAttachments(1, content).flatMap(({ file }) => file?.sha256 ?? []),
    );
    await engine.send(SIGNATORY, id, 'SEAL', { workingCopyRevision: 1 });
    engine.clock.pass(20 * MINUTE);
    const path = `/cases/${id}/actions/REFUSE`;
    const page = await rig.open(undefined, path, { cookie });
    const asked = await rig.post(undefined, path, changed(page.body, { '/reason': REASON }), { cookie });
    expect([asked.status, asked.body.includes('type="password"'), fieldsIn(asked.body).get('/reason')]).toEqual([403, false, REASON]);
    expect(asked.body).toContain('href="/sign-in/oidc/again"');
    // Sent again without having been there: asked again.
    expect((await rig.post(undefined, path, changed(asked.body, {}), { cookie })).status).toBe(403);
    expect(rig.versionOf(id)).toBe(2);

    const begun = await rig.open(undefined, '/sign-in/oidc/again', { cookie });
    const stranger = await visit(String(begun.headers['location']), `${cookie}; ${cookiesOf(begun)}`, 'bob');
    expect(stranger.status).toBe(401);
    const anew = await rig.open(undefined, '/sign-in/oidc/again', { cookie });
    const back = await visit(String(anew.headers['location']), `${cookie}; ${cookiesOf(anew)}`);
    expect([back.status, back.headers['location']]).toEqual([303, '/me/security?done=again']);
    expect((await rig.open(undefined, '/me/security?done=again', { cookie: sessionOf(back) })).body).toContain('已再次验证身份');
    const done = await rig.post(undefined, path, changed(asked.body, {}), { cookie: sessionOf(back) });
    expect([done.status, rig.versionOf(id)]).toEqual([303, 3]);
    expect(engine.store.records.get(id)!.at(-1)?.meta.actor.authenticatedAt).toBe(engine.clock.now());
    cookie = sessionOf(back);
  });

  it('begins the same over the API; who is linked to nothing is told so', async () => {
    rig.api.engine.clock.pass(20 * MINUTE);
    const begun = await api('POST', AGAIN, cookie);
    expect(begun).toMatchObject({ status: 201, json: { expiresInSeconds: 600 } });
    const back = await visit(String(begun.json['url']), `${cookie}; ${cookiesOf(begun)}`);
    expect(back.status).toBe(303);
    cookie = sessionOf(back);
    const other = await rig.api.cookie('bank-31.applicant');
    expect(await api('POST', AGAIN, other)).toMatchObject({
      status: 422,
      json: { code: 'auth.proof_missing', params: { ways: { provider: null } } },
    });
    const linking = await api('POST', '/v1/me/identities', other);
    expect((await visit(String(linking.json['url']), `${other}; ${cookiesOf(linking)}`, 'carol')).headers['location']).toBe(
      '/me/security?done=linked',
    );
    const [row] = (await api('GET', '/v1/me/identities', other)).json['data'] as { id: string }[];
    for (const [id, status] of [
      ['nonsense', 403],
      [row!.id, 204],
      [row!.id, 403],
    ] as const)
      expect([id, (await api('DELETE', `/v1/me/identities/${id}`, other)).status]).toEqual([id, status]);
  });

  it('is kept out once the administrator takes the link away', async () => {
    const security = await rig.api.cookie('security-administrator');
    const url = `/v1/people/${person(SIGNATORY)}/identities`;
    const [row] = (await api('GET', url, security)).json['data'] as { id: string }[];
    expect((await api('DELETE', `${url}/${row!.id}`, security)).status).toBe(204);
    expect(rig.api.accountNotices.mails.map(({ what }) => what)).toEqual(['identity.linked', 'identity.unlinked']);
    expect((await api('POST', AGAIN, cookie)).status).toBe(422);
    const begun = await rig.open(undefined, '/sign-in/oidc');
    expect((await visit(String(begun.headers['location']), cookiesOf(begun))).status).toBe(403);
  });
});
