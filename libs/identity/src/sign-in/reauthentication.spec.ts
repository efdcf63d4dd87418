import { hashSync } from '@node-rs/argon2';
import { isRefusal } from '@sandbar/domain';
import { identityRoom, MINUTE, QUICK_HASH } from '@sandbar/testing';
import type { Opened, SignedIn } from '../sessions/sessions.js';

const PASSWORD = '潮平两岸阔 风正一帆悬 2026';
const OTHER = '海上生明月 天涯共此时 2026';
const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.code : undefined);
const room = async (demo = false) => {
  const made = identityRoom();
  made.add({ id: 'ann', demo });
  if (!demo) made.store.passwords.set('ann', hashSync(PASSWORD, QUICK_HASH));
  const opened = await made.sessions.open('ann', demo ? 'demo' : 'password', null);
  const signedIn = async (token: string) => (await made.sessions.find(token)) as SignedIn;
  return { ...made, opened, signedIn };
};

describe('showing once more who one is', () => {
  it('renews the session under another token; the old one is worth nothing from then on', async () => {
    const { opened, signedIn, reauthentication, sessions, clock } = await room();
    clock.pass(20 * MINUTE);
    const before = await signedIn(opened.token);
    const renewed = (await reauthentication.confirm(before, { password: PASSWORD }, '192.0.2.1')) as Opened;
    expect(codeOf(renewed)).toBeUndefined();
    expect(codeOf(await sessions.find(opened.token))).toBe('session.expired');
    const after = await signedIn(renewed.token);
    expect([after.session.id, after.actor.authenticatedAt]).toEqual([before.session.id, clock.now()]);
    expect(renewed.cookieSeconds).toBe(12 * 3_600 - 20 * 60);
    expect(after.session.expiresAt).toBe(before.session.expiresAt);
  });

  it('of two at once one is served: a stolen token renews nothing once its owner has', async () => {
    const { opened, signedIn, reauthentication } = await room();
    const before = await signedIn(opened.token);
    const both = await Promise.all([1, 2].map(() => reauthentication.confirm(before, { password: PASSWORD }, '192.0.2.1')));
    expect(both.map(codeOf).sort()).toEqual(['session.expired', undefined]);
  });

  it('counts wrong passwords with those of the sign-in', async () => {
    const { opened, signedIn, reauthentication, signIn } = await room();
    const before = await signedIn(opened.token);
    for (let i = 0; i < 5; i += 1)
      expect(codeOf(await reauthentication.confirm(before, { password: 'x' }, '192.0.2.1'))).toBe('login.failed');
    expect(codeOf(await reauthentication.confirm(before, { password: PASSWORD }, '192.0.2.1'))).toBe('login.throttled');
    expect(codeOf(await signIn.signIn({ login: 'ann', password: PASSWORD, address: '192.0.2.9', userAgent: null }))).toBe(
      'login.throttled',
    );
  });

  it('takes the click of the demo from the demo’s people only', async () => {
    const person = await room();
    const before = await person.signedIn(person.opened.token);
    expect(await person.reauthentication.ways(before)).toEqual({ password: true, code: false, demo: false, provider: null });
    for (const proof of [{}, { demo: true }])
      expect(codeOf(await person.reauthentication.confirm(before, proof, '192.0.2.1'))).toBe('auth.proof_missing');
    const demo = await room(true);
    const known = await demo.signedIn(demo.opened.token);
    expect(await demo.reauthentication.ways(known)).toEqual({ password: false, code: false, demo: true, provider: null });
    expect(codeOf(await demo.reauthentication.confirm(known, { password: PASSWORD }, '192.0.2.1'))).toBe('auth.proof_missing');
    expect(codeOf(await demo.reauthentication.confirm(known, { demo: true }, '192.0.2.1'))).toBeUndefined();
  });
});

describe('changing the password', () => {
  it('asks for the present one, ends every other session and leaves an act', async () => {
    const { opened, signedIn, passwordChange, sessions, signIn, store } = await room();
    const elsewhere = await sessions.open('ann', 'password', null);
    const known = await signedIn(opened.token);
    expect(codeOf(await passwordChange.change(known, { current: 'x', password: OTHER }, '192.0.2.1'))).toBe('login.failed');
    expect(codeOf(await passwordChange.change(known, { current: PASSWORD, password: 'short' }, '192.0.2.1'))).toBe('password.weak');
    expect(codeOf(await sessions.find(elsewhere.token))).toBeUndefined();
    const changed = (await passwordChange.change(known, { current: PASSWORD, password: OTHER }, '192.0.2.1')) as Opened;
    expect(codeOf(await sessions.find(elsewhere.token))).toBe('session.expired');
    expect(codeOf(await sessions.find(opened.token))).toBe('session.expired');
    expect(codeOf(await sessions.find(changed.token))).toBeUndefined();
    const again = { login: 'ann', address: '192.0.2.1', userAgent: null };
    expect(codeOf(await signIn.signIn({ ...again, password: PASSWORD }))).toBe('login.failed');
    expect(codeOf(await signIn.signIn({ ...again, password: OTHER }))).toBeUndefined();
    expect(store.acts).toMatchObject([{ act: 'password.changed', by: 'ann', subject: 'ann' }]);
  });
});

describe('open sessions', () => {
  it('are listed while they last, and ended one by one, but never another person’s', async () => {
    const { opened, signedIn, openSessions, sessions, add, clock } = await room();
    add({ id: 'bob' });
    const strange = await sessions.open('bob', 'password', null);
    clock.pass(MINUTE);
    const second = await sessions.open('ann', 'password', { userAgent: 'phone', address: '192.0.2.7' });
    const known = await signedIn(opened.token);
    const ids = async () => (await openSessions.listOwn(known)).map(({ id }) => id);
    expect(await ids()).toEqual([second.session.id, opened.session.id]);
    expect(codeOf(await openSessions.endOwn(known, strange.session.id))).toBe('session.not_found');
    expect(codeOf(await sessions.find(strange.token))).toBeUndefined();
    expect(codeOf(await openSessions.endOwn(known, second.session.id))).toBeUndefined();
    expect(codeOf(await openSessions.endOwn(known, second.session.id))).toBe('session.not_found');
    expect(codeOf(await sessions.find(second.token))).toBe('session.expired');
    const third = await sessions.open('ann', 'password', null);
    expect(await openSessions.endOthers(known)).toBe(1);
    expect(codeOf(await sessions.find(third.token))).toBe('session.expired');
    expect(await ids()).toEqual([opened.session.id]);
    clock.pass(31 * MINUTE);
    expect(await ids()).toEqual([]);
  });

  it('are ended by the security administrator with an act, and by no other', async () => {
    const { opened, signedIn, openSessions, sessions, add, store } = await room();
    add({ id: 'sec' }, ['security-administrator']);
    add({ id: 'sys' }, ['system-administrator']);
    const actorOf = async (person: string) => (await signedIn((await sessions.open(person, 'password', null)).token)).actor;
    expect(codeOf(await openSessions.listOf(await actorOf('sys'), 'ann'))).toBe('action.not_permitted');
    expect(codeOf(await openSessions.endAllOf(await actorOf('sys'), 'ann'))).toBe('action.not_permitted');
    const sec = await actorOf('sec');
    expect(await openSessions.listOf(sec, 'ann')).toHaveLength(1);
    expect(codeOf(await openSessions.endOneOf(sec, 'ann', 'no such'))).toBe('session.not_found');
    expect(store.acts).toEqual([]);
    expect(await openSessions.endAllOf(sec, 'ann')).toBe(1);
    expect(codeOf(await sessions.find(opened.token))).toBe('session.expired');
    expect(store.acts).toMatchObject([{ act: 'sessions.revoked', by: 'sec', subject: 'ann' }]);
  });
});
