import { SESSION_COOKIE } from '@sandbar/identity';
import { FIRM } from '../pages.fixture.js';
import { ProviderRig, cookiesOf, sessionOf } from './provider-rig.fixture.js';

describe('the identity provider by pages', () => {
  const rig = new ProviderRig();
  beforeAll(() => rig.start());
  afterAll(() => rig.stop());

  it('links an account, signs it in by the provider and out again, and takes the link away', async () => {
    const own = await rig.api.cookie(FIRM);
    expect((await rig.open(undefined, '/sign-in?next=/inbox')).body).toContain('href="/sign-in/oidc?next=%2Finbox"');
    const asked = await rig.post(undefined, '/me/security/identity', [], { cookie: own });
    const url = /class="button" href="([^"]+)"/.exec(asked.body)![1]!.replaceAll('&amp;', '&');
    const back = await rig.visit(url, `${own}; ${cookiesOf(asked)}`);
    expect([back.status, back.headers['location']]).toEqual([303, '/me/security?done=linked']);

    const begun = await rig.open(undefined, '/sign-in/oidc?next=/inbox');
    const done = await rig.visit(String(begun.headers['location']), cookiesOf(begun));
    expect([done.status, done.headers['location'], cookiesOf(done)]).toEqual([303, '/inbox', expect.stringContaining(SESSION_COOKIE)]);
    const session = sessionOf(done);
    const page = await rig.open(undefined, '/me/security', { cookie: session });
    expect(page.body).toContain('解除关联');
    const out = await rig.post(undefined, '/sign-out', [], { cookie: session });
    expect([out.status, out.body.includes(`${rig.provider.issuer}/session/end`)]).toEqual([200, true]);
    expect((await rig.open(undefined, '/me/security', { cookie: session })).status).toBe(303);
    const id = /name="identity" value="([^"]+)"/.exec(page.body)![1]!;
    expect((await rig.post(undefined, '/me/security/identity/unlink', [['identity', id]], { cookie: own })).status).toBe(303);
    const again = await rig.open(undefined, '/sign-in/oidc');
    expect((await rig.visit(String(again.headers['location']), cookiesOf(again))).status).toBe(403);
  });

  it('never leads elsewhere, and says so when the provider is down', async () => {
    for (const query of ['', '?', '?state=x&code=y', `?state=${'x'.repeat(2_000)}`])
      expect([query.length, (await rig.open(undefined, `/sign-in/oidc/callback${query}`)).status]).toEqual([query.length, 401]);
    await rig.provider.stop();
    const down = await rig.open(undefined, '/sign-in/oidc');
    expect([down.status, down.body.includes('用本站口令登录')]).toEqual([503, true]);
    expect((await rig.open(undefined, '/sign-in')).status).toBe(200);
  });
});
