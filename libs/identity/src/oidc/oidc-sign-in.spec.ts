import { isRefusal, type Actor, type Refusal, type Role } from '@sandbar/domain';
import { identityRoom, MemoryAccountNotices, MemoryExternalIdentities, MINUTE, TestProvider } from '@sandbar/testing';
import { CaslPolicy } from '../policy/casl-policy.js';
import { AesSecretBox } from '../secrets/aes-secret-box.js';
import type { Opened, SignedIn } from '../sessions/sessions.js';
import { LinkedIdentities } from './linked-identities.js';
import { OidcSignIn, type Begun, type Errand } from './oidc-sign-in.js';

const REDIRECT = 'http://localhost:3000/sign-in/oidc/callback';
const DEVICE = { userAgent: null, address: '192.0.2.1' };
const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.code : undefined);

describe('signing in by a real identity provider', () => {
  let provider: TestProvider;
  beforeAll(async () => void (provider = await TestProvider.start(REDIRECT)));
  afterAll(() => provider.stop());

  const room = async (linked: string | null = 'alice') => {
    const made = identityRoom();
    made.add({ id: 'sig', email: 'sig@demo.example' }, ['signatory']);
    const store = new MemoryExternalIdentities();
    const { issuer } = provider;
    const named = { issuer, clientId: 'sandbar', clientSecret: 'a-secret-of-the-test', name: '测试' };
    const over = (one: typeof named) =>
      new OidcSignIn(
        one,
        REDIRECT,
        { store, secrets: new AesSecretBox([Buffer.alloc(32, 9)]), clock: made.clock },
        made.secondStep,
        made.renewal,
      );
    const oidc = over(named);
    if (linked !== null) {
      const row = { id: 'l', person: 'sig', issuer, subject: linked, linkedAt: made.clock.now(), linkedBy: 'sig' };
      await store.link(row, {} as never);
    }
    const begin = async (errand: Errand = { purpose: 'sign-in' }) => (await oidc.begin('/inbox', errand)) as Begun;
    const finish = (back: URL, begun: Begun, signedIn?: SignedIn) => oidc.finish(back.search, begun.browser, signedIn, DEVICE);
    return { ...made, externals: store, named, over, oidc, begin, finish };
  };

  it('opens a session of the linked person, with code, PKCE, state and nonce', async () => {
    const { begin, finish, sessions } = await room();
    const begun = await begin();
    const asked = new URL(begun.url).searchParams;
    expect([asked.get('response_type'), asked.get('code_challenge_method'), asked.get('scope')]).toEqual(['code', 'S256', 'openid']);
    for (const name of ['state', 'nonce', 'code_challenge']) expect(asked.get(name)!.length).toBeGreaterThanOrEqual(43);
    const back = await provider.visit(begun.url);
    const done = (await finish(back, begun)) as { next: string; opened: Opened };
    expect(done).toMatchObject({ next: '/inbox', opened: { session: { person: 'sig', by: 'oidc' } } });
    expect(codeOf(await sessions.find(done.opened.token))).toBeUndefined();
  });

  it('gives nobody an account: an unknown subject is not let in, whatever its e-mail address', async () => {
    const { begin, finish, store } = await room(null);
    const begun = await begin();
    expect(codeOf(await finish(await provider.visit(begun.url), begun))).toBe('oidc.not_linked');
    expect([store.people.size, store.sessions.size]).toEqual([1, 0]);
  });

  it('links the account of the session that began it, once, and takes the link away again', async () => {
    const { begin, finish, sessions, externals, oidc, add } = await room(null);
    add({ id: 'other' });
    const signedIn = async (person: string) => (await sessions.find((await sessions.open(person, 'password', null)).token)) as SignedIn;
    const [own, other] = [await signedIn('sig'), await signedIn('other')];
    const stolen = await begin({ purpose: 'link', session: own.session.id });
    expect(codeOf(await finish(await provider.visit(stolen.url), stolen, other))).toBe('oidc.refused');
    const begun = await begin({ purpose: 'link', session: own.session.id });
    expect(await finish(await provider.visit(begun.url), begun, own)).toEqual({ next: '/inbox', linked: true });
    expect(externals.rows).toMatchObject([{ person: 'sig', subject: 'alice', issuer: provider.issuer, linkedBy: 'sig' }]);
    expect(externals.acts).toMatchObject([{ act: 'identity.linked', by: 'sig' }]);
    const again = await begin({ purpose: 'link', session: other.session.id });
    expect(codeOf(await finish(await provider.visit(again.url), again, other))).toBe('oidc.linked_elsewhere');
    expect(codeOf(await oidc.unlink(other, externals.rows[0]!.id))).toBe('oidc.not_linked');
    expect(codeOf(await oidc.unlink(own, externals.rows[0]!.id))).toBeUndefined();
  });

  it('refuses a wrong state, nonce, browser, and a way back taken twice or too late', async () => {
    const { begin, finish, clock, oidc } = await room();
    const changed = (url: URL | string, name: string, value: string): URL => {
      const copy = new URL(url);
      copy.searchParams.set(name, value);
      return copy;
    };
    const state = await begin();
    expect(codeOf(await finish(changed(await provider.visit(state.url), 'state', 'x'.repeat(43)), state))).toBe('oidc.refused');
    const nonce = await begin();
    expect(codeOf(await finish(await provider.visit(changed(nonce.url, 'nonce', 'y'.repeat(43)).href), nonce))).toBe('oidc.refused');
    const [mine, theirs] = [await begin(), await begin()];
    expect(codeOf(await finish(await provider.visit(mine.url), theirs))).toBe('oidc.refused');
    const none = await begin();
    expect(codeOf(await oidc.finish((await provider.visit(none.url)).search, undefined, undefined, DEVICE))).toBe('oidc.refused');
    const twice = await begin();
    const back = await provider.visit(twice.url);
    expect(codeOf(await finish(back, twice))).toBeUndefined();
    expect(codeOf(await finish(back, twice))).toBe('oidc.refused');
    const replayed = await begin();
    const code = back.searchParams.get('code')!;
    expect(codeOf(await finish(changed(await provider.visit(replayed.url), 'code', code), replayed))).toBe('oidc.refused');
    const late = await begin();
    const arrived = await provider.visit(late.url);
    clock.pass(10 * MINUTE);
    expect(codeOf(await finish(arrived, late))).toBe('oidc.refused');
  });

  it('of two at once with one way back one gets in', async () => {
    const { begin, finish } = await room();
    const begun = await begin();
    const back = await provider.visit(begun.url);
    expect((await Promise.all([finish(back, begun), finish(back, begun)])).map(codeOf).sort()).toEqual(['oidc.refused', undefined]);
  });

  it('lets in nobody whose account is closed, and asks for the second step', async () => {
    const { begin, finish, store } = await room();
    store.secondFactors.add('sig');
    const step = await begin();
    const asked = await finish(await provider.visit(step.url), step);
    expect(codeOf(asked)).toBe('login.second_factor_required');
    expect((asked as Refusal).params).toMatchObject({ next: '/inbox', challenge: expect.any(String) });
    store.people.set('sig', { ...store.people.get('sig')!, status: 'disabled' });
    const closed = await begin();
    expect(codeOf(await finish(await provider.visit(closed.url), closed))).toBe('login.failed');
  });

  it('shows once more who somebody is, who signs in there only: the provider asks anew, and the session is renewed', async () => {
    const { begin, finish, sessions, oidc, clock, store } = await room();
    const opened = await sessions.open('sig', 'oidc', null);
    const own = (await sessions.find(opened.token)) as SignedIn;
    expect(await oidc.confirms(own)).toBe('测试');
    const errand = { purpose: 'reauthenticate', session: own.session.id } as const;
    clock.pass(20 * MINUTE);
    const begun = await begin(errand);
    const asked = new URL(begun.url).searchParams;
    expect([asked.get('prompt'), asked.get('max_age')]).toEqual(['login', '0']);
    const done = (await finish(await provider.visit(begun.url), begun, own)) as { next: string; opened: Opened };
    expect(done).toMatchObject({ next: '/inbox', opened: { session: { id: own.session.id, authenticatedAt: clock.now() } } });
    expect(codeOf(await sessions.find(opened.token))).toBe('session.expired');
    const after = (await sessions.find(done.opened.token)) as SignedIn;
    expect(after.actor.authenticatedAt).toBe(clock.now());
    store.secondFactors.add('sig');
    expect(await oidc.confirms({ ...after, identity: { ...after.identity, secondFactor: true } })).toBeNull();
  });

  it('does not take an older sign-in there, nobody else’s identity, and no other session for it', async () => {
    const { begin, finish, sessions, externals, add, clock } = await room();
    add({ id: 'other' });
    const row = { id: 'm', person: 'other', issuer: provider.issuer, subject: 'bob', linkedAt: clock.now(), linkedBy: 'other' };
    await externals.link(row, {} as never);
    const signedIn = async (person: string) => (await sessions.find((await sessions.open(person, 'oidc', null)).token)) as SignedIn;
    const [own, other] = [await signedIn('sig'), await signedIn('other')];
    const errand = { purpose: 'reauthenticate', session: own.session.id } as const;
    /** What a browser makes of the address on its way. */
    const tampered = (url: string, changes: Record<string, string | null>): string => {
      const at = new URL(url);
      for (const [name, value] of Object.entries(changes)) value === null ? at.searchParams.delete(name) : at.searchParams.set(name, value);
      return at.href;
    };
    const old = await begin(errand);
    const lenient = tampered(old.url, { prompt: null, max_age: '100000' });
    expect(codeOf(await finish(await provider.visit(lenient, 'alice;3600'), old, own))).toBe('oidc.refused');
    const silent = await begin(errand);
    const untold = tampered(silent.url, { prompt: null, max_age: null });
    expect(codeOf(await finish(await provider.visit(untold), silent, own))).toBe('oidc.refused');
    const theirs = await begin(errand);
    expect(codeOf(await finish(await provider.visit(theirs.url, 'bob'), theirs, own))).toBe('oidc.refused');
    const session = await begin(errand);
    expect(codeOf(await finish(await provider.visit(session.url), session, other))).toBe('oidc.refused');
    const nobody = await begin(errand);
    expect(codeOf(await finish(await provider.visit(nobody.url), nobody))).toBe('oidc.refused');
  });

  it('is linked by the security administrator too, never for the own account; every link is an act in the record', async () => {
    const { begin, finish, externals, store, add, clock, named } = await room(null);
    add({ id: 'sec' }, ['security-administrator']);
    const post = new MemoryAccountNotices();
    const links = new LinkedIdentities(
      { ...named, issuer: `${provider.issuer}/` },
      { store: externals, people: store, clock, post },
      new CaslPolicy(),
    );
    const by = (person: string, roles: readonly Role[]): Actor => ({ person, roles, organisation: null, authority: null, province: null });
    const security = by('sec', ['security-administrator']);
    expect(codeOf(await links.link(by('sys', ['system-administrator']), 'sig', 'alice'))).toBe('action.not_permitted');
    expect(codeOf(await links.link(security, 'sec', 'mallory'))).toBe('action.not_permitted');
    expect(codeOf(await links.link(security, 'nobody', 'alice'))).toBe('reference.not_found');
    const made = await links.link(security, 'sig', 'alice');
    if (isRefusal(made)) throw new Error(made.code);
    const { identity: row, mailed } = made;
    expect(mailed).toBe(true);
    expect(row).toMatchObject({ person: 'sig', issuer: provider.issuer, subject: 'alice', linkedBy: 'sec' });
    expect(codeOf(await links.link(security, 'sig', 'alice-too'))).toBe('oidc.linked_elsewhere');
    expect(await links.listOf(security, 'sig')).toEqual([row]);
    const begun = await begin();
    expect(await finish(await provider.visit(begun.url), begun)).toMatchObject({ opened: { session: { person: 'sig' } } });
    expect(codeOf(await links.unlink(security, 'sig', 'other'))).toBe('oidc.not_linked');
    const told = { email: 'sig@demo.example', provider: named.name };
    expect(post.mails).toMatchObject([{ ...told, what: 'identity.linked', key: `identity.linked ${row.id}` }]);
    post.broken = new Error('no mail');
    expect(await links.unlink(security, 'sig', row.id)).toEqual({ mailed: false });
    post.broken = undefined;
    expect(externals.acts.map(({ act, by: who, subject }) => [act, who, subject])).toEqual([
      ['identity.linked', 'sec', 'sig'],
      ['identity.unlinked', 'sec', 'sig'],
    ]);
  });

  it('says when the provider is down, knows its new keys after a restart, and a wrong secret for what it is', async () => {
    const { begin, finish, over, named, oidc } = await room();
    const before = await begin();
    const back = await provider.visit(before.url);
    const port = Number(new URL(provider.issuer).port);
    await provider.stop();
    expect(codeOf(await finish(back, before))).toBe('oidc.unavailable');
    expect(codeOf(await oidc.begin('/', { purpose: 'sign-in' }))).toBe('oidc.unavailable');
    expect(await oidc.endSessionUrl('http://localhost:3000/')).toBeUndefined();
    provider = await TestProvider.start(REDIRECT, port);
    const begun = await begin();
    expect(codeOf(await finish(await provider.visit(begun.url), begun))).toBeUndefined();
    expect(await oidc.endSessionUrl('http://localhost:3000/')).toContain(`${provider.issuer}/session/end?`);
    const wrong = over({ ...named, clientSecret: 'not-it' });
    const tried = (await wrong.begin('/', { purpose: 'sign-in' })) as Begun;
    expect(codeOf(await wrong.finish((await provider.visit(tried.url)).search, tried.browser, undefined, DEVICE))).toBe('oidc.refused');
  });
});
