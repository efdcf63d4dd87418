import { MINUTE } from '@sandbar/testing';
import { SIGNATORY, changed, idsTwice } from '../pages.fixture.js';
import { ProviderRig, cookiesOf, sessionOf } from '../sign-in/provider-rig.fixture.js';

const SECURITY = 'security-administrator';
const PAGE = '/people/identities';

describe('/people/identities', () => {
  let rig: ProviderRig;
  beforeAll(async () => void (rig = await new ProviderRig().start()));
  afterAll(() => rig.stop());
  const told = () => rig.api.accountNotices.mails.map(({ what, email }) => [what, email]);

  it('is the security administrator’s, named in the navigation, and finds people by their sign-in name', async () => {
    expect((await rig.open(SECURITY, '/cases')).body).toContain(`href="${PAGE}"`);
    for (const other of ['system-administrator', 'pbc-shanghai.unit-administrator', SIGNATORY]) {
      expect([other, (await rig.open(other, `${PAGE}?login=${SIGNATORY}`)).status]).toEqual([other, 403]);
      expect((await rig.open(other, '/cases')).body).not.toContain(`href="${PAGE}"`);
    }
    for (const [lang, said] of [
      ['zh', '没有此登录名的人员'],
      ['en', 'Nobody has this sign-in name'],
    ] as const) {
      const missing = await rig.open(SECURITY, `${PAGE}?login=nobody`, { 'accept-language': lang });
      expect([missing.status, missing.body.includes(said), idsTwice(missing.body)]).toEqual([404, true, []]);
    }
    const own = await rig.open(SECURITY, `${PAGE}?login=${SECURITY}`);
    expect([own.status, own.body.includes('/subject')]).toEqual([200, false]);
  });

  it('links an identity once the administrator has shown who they are, and tells the person', async () => {
    const cookie = await rig.api.cookie(SECURITY);
    rig.api.engine.clock.pass(20 * MINUTE);
    const page = await rig.open(undefined, `${PAGE}?login=${SIGNATORY.toUpperCase()}`, { cookie });
    const send = (body: string, subject: string, as = cookie) =>
      rig.post(undefined, PAGE, changed(body, { '/subject': subject }), { cookie: as });
    const asked = await send(page.body, 'alice');
    expect([asked.status, asked.body.includes('再次验证身份'), asked.body.includes('value="alice"'), told()]).toEqual([
      403,
      true,
      true,
      [],
    ]);
    const empty = await send(asked.body, '');
    expect([empty.status, told()]).toEqual([422, []]);
    const done = await send(empty.body, 'alice', sessionOf(empty));
    expect([done.status, done.headers['location']]).toEqual([303, `${PAGE}?login=${SIGNATORY}&done=linked`]);
    expect(told()).toEqual([['identity.linked', `${SIGNATORY}@demo.example`]]);
    const shown = await rig.open(SECURITY, String(done.headers['location']));
    for (const text of ['已发邮件告知本人', rig.provider.issuer, 'alice', '安全管理员关联']) expect(shown.body).toContain(text);
    const begun = await rig.open(undefined, '/sign-in/oidc');
    expect((await rig.visit(String(begun.headers['location']), cookiesOf(begun), 'alice')).status).toBe(303);
  });

  it('takes a link away, and says where the person could not be told', async () => {
    const fields = async () => changed((await rig.open(SECURITY, `${PAGE}?login=${SIGNATORY}`)).body);
    const sent = await fields();
    const foreign = sent.map(([name, value]) => [name, name === 'identity' ? 'x' : value] as const);
    expect((await rig.post(SECURITY, `${PAGE}/unlink`, foreign)).status).toBe(404);
    rig.api.accountNotices.broken = new Error('no mail');
    const gone = await rig.post(SECURITY, `${PAGE}/unlink`, sent);
    expect(gone.headers['location']).toBe(`${PAGE}?login=${SIGNATORY}&done=unlinked-unmailed`);
    expect((await rig.open(SECURITY, String(gone.headers['location']))).body).toContain('请另行告知');
    expect((await rig.post(SECURITY, `${PAGE}/unlink`, sent)).status).toBe(403);
  });
});
