import { isRefusal } from '@sandbar/domain';
import { HOUR, identityRoom, MINUTE, NOON, SECOND } from '@sandbar/testing';
import { clearSessionCookie, setSessionCookie, tokenOfCookieHeader } from './session-cookie.js';
import { resolveCover } from './resolve-actor.js';
import { DEFAULT_SESSION_RULES } from './session-rules.js';
import { hashOfToken, newToken } from './session-token.js';
import { Sessions } from './sessions.js';

const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.code : undefined);

describe('sessions', () => {
  const open = async () => {
    const room = identityRoom();
    room.add({ id: 'ann', organisation: 'firm' }, ['applicant']);
    return { ...room, ...(await room.sessions.open('ann', 'password', { userAgent: 'browser', address: '192.0.2.1' })) };
  };

  it('keep the hash of the token and never the token', async () => {
    const { store, token } = await open();
    expect(JSON.stringify([...store.sessions])).not.toContain(token);
    expect([...store.sessions.keys()]).toEqual([hashOfToken(token)]);
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(new Set(Array.from({ length: 1_000 }, newToken)).size).toBe(1_000);
  });

  it('answer with the actor', async () => {
    const { sessions, token } = await open();
    expect(await sessions.find(token)).toMatchObject({
      actor: { person: 'ann', roles: ['applicant'], organisation: 'firm', authority: null, province: null },
    });
  });

  it('end after 30 idle minutes, and live on while used', async () => {
    const { sessions, token, clock } = await open();
    for (let i = 0; i < 5; i += 1) {
      clock.pass(29 * MINUTE);
      expect(codeOf(await sessions.find(token))).toBeUndefined();
    }
    clock.pass(30 * MINUTE - 1);
    expect(codeOf(await sessions.find(token))).toBeUndefined();
    clock.pass(30 * MINUTE);
    expect(codeOf(await sessions.find(token))).toBe('session.expired');
  });

  it('end after 12 hours, however busy', async () => {
    const { sessions, token, clock } = await open();
    for (let minute = 0; minute < 12 * 60 - 1; minute += 1) {
      clock.pass(MINUTE);
      expect(codeOf(await sessions.find(token))).toBeUndefined();
    }
    clock.pass(MINUTE);
    expect(codeOf(await sessions.find(token))).toBe('session.expired');
  });

  it('outlive no clock that was wrong: one that ran ahead ends none before its time, and gives none a longer one', async () => {
    const { sessions, token, clock } = await open();
    clock.pass(3 * 24 * HOUR);
    expect(codeOf(await sessions.find(token))).toBe('session.expired');
    const ahead = await sessions.open('ann', 'password', null);
    clock.pass(-3 * 24 * HOUR);
    expect(codeOf(await sessions.find(token))).toBeUndefined();
    expect(codeOf(await sessions.find(ahead.token))).toBe('session.expired');
    clock.pass(-29 * MINUTE);
    expect(codeOf(await sessions.find(token))).toBeUndefined();
    clock.pass(-2 * MINUTE);
    expect(codeOf(await sessions.find(token))).toBe('session.expired');
  });

  it('answer alike for unknown, broken, revoked and disabled ones', async () => {
    const { sessions, token, store, clock } = await open();
    expect(codeOf(await sessions.find(newToken()))).toBe('session.expired');
    expect(codeOf(await sessions.find("' or 1=1 --"))).toBe('session.expired');
    expect(codeOf(await sessions.find(undefined))).toBe('session.missing');
    store.people.set('ann', { ...store.people.get('ann')!, status: 'disabled' });
    clock.pass(2 * SECOND);
    expect(codeOf(await sessions.find(token))).toBe('session.expired');
  });

  it('cost one query in two seconds, and one for a burst', async () => {
    const { sessions, token, store, clock } = await open();
    await Promise.all(Array.from({ length: 50 }, () => sessions.find(token)));
    expect(store.sessionReads).toBe(1);
    clock.pass(1_999);
    await sessions.find(token);
    expect(store.sessionReads).toBe(1);
    clock.pass(1);
    await sessions.find(token);
    expect(store.sessionReads).toBe(2);
  });

  it('see a revocation at once here, and in another process within two seconds', async () => {
    const { sessions, token, store, clock } = await open();
    const elsewhere = new Sessions(store, clock, DEFAULT_SESSION_RULES);
    await Promise.all([sessions.find(token), elsewhere.find(token)]);
    await sessions.revoke(token);
    expect(codeOf(await sessions.find(token))).toBe('session.expired');
    clock.pass(2 * SECOND);
    expect(codeOf(await elsewhere.find(token))).toBe('session.expired');
  });

  it('see a role that ends at its instant, cache or not', async () => {
    const { sessions, token, store, clock } = await open();
    store.grants[0] = { ...store.grants[0]!, to: new Date(Date.parse(NOON) + 500).toISOString() };
    expect(await sessions.find(token)).toMatchObject({ actor: { roles: ['applicant'] } });
    clock.pass(500);
    expect(await sessions.find(token)).toMatchObject({ actor: { roles: [] } });
  });

  it('revoke the one the browser brought along', async () => {
    const { sessions, token } = await open();
    const second = await sessions.open('ann', 'password', null, token);
    expect(second.token).not.toBe(token);
    expect(codeOf(await sessions.find(token))).toBe('session.expired');
    expect(codeOf(await sessions.find(second.token))).toBeUndefined();
  });

  it('write when somebody was last there at most once a minute', async () => {
    const { sessions, token, store, clock } = await open();
    const seen = () => [...store.sessions.values()][0]!.lastSeenAt;
    clock.pass(59 * SECOND);
    await sessions.find(token);
    expect(seen()).toBe(NOON);
    clock.pass(SECOND);
    await sessions.find(token);
    expect(seen()).toBe(clock.now());
  });

  it('do not answer from a memory of the future when the clock is set back', async () => {
    const { sessions, token, store, clock } = await open();
    await sessions.find(token);
    clock.pass(-HOUR);
    await sessions.find(token);
    expect(store.sessionReads).toBe(2);
  });
});

describe('the cookie', () => {
  it('is one only this host can set', () => {
    expect(setSessionCookie('t', 60)).toBe('__Host-sandbar=t; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60');
    expect(clearSessionCookie()).toContain('Max-Age=0');
  });
  it.each([
    ['a=1; __Host-sandbar=abc; b=2', 'abc'],
    ['__Host-sandbar=abc', 'abc'],
    ['__Host-sandbar=abc; __Host-sandbar=def', undefined],
    ['__host-sandbar=abc', undefined],
    [undefined, undefined],
  ])('reads %s', (header, token) => expect(tokenOfCookieHeader(header)).toBe(token));
});

describe('absence cover', () => {
  it('lends the covered roles that are held, in the delegator’s office, and names the delegator', async () => {
    const { store, add, clock } = identityRoom();
    add({ id: 'head', authority: 'office', province: '31' }, ['head', 'decider']);
    add({ id: 'deputy', authority: 'office', province: '31' }, ['proposer']);
    const cover = {
      id: 'd',
      delegator: 'head',
      delegate: 'deputy',
      roles: ['head', 'coordinator'] as const,
      from: NOON,
      to: '2026-09-08T04:00:00.000Z',
    };
    store.delegations.push(cover);
    const covered = async () => resolveCover((await store.findIdentity('deputy', clock.now()))!, 'head');
    expect(await covered()).toEqual({
      actor: { person: 'deputy', roles: ['head'], organisation: null, authority: 'office', province: '31' },
      onBehalfOf: 'head',
      name: 'head',
    });
    clock.set(cover.to);
    expect(await covered()).toBeUndefined();
  });
});
