import { hashSync } from '@node-rs/argon2';
import { isRefusal, type Refusal } from '@sandbar/domain';
import { StoreUnavailable } from '@sandbar/workflow';
import { HOUR, identityRoom, QUICK_HASH, SECOND } from '@sandbar/testing';
import { networkOf, normaliseLogin } from './throttle.js';

const PASSWORD = '潮平两岸阔 风正一帆悬 2026';
const room = () => {
  const made = identityRoom();
  made.add({ id: 'ann', login: 'ann@demo.example' });
  made.store.passwords.set('ann', hashSync(PASSWORD, QUICK_HASH));
  const attempt = (password: string, login = 'ann@demo.example', address = '192.0.2.1') =>
    made.signIn.signIn({ login, password, address, userAgent: null });
  return { ...made, attempt };
};
const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.code : undefined);

describe('signing in', () => {
  it('opens a session, whatever the case of the name', async () => {
    const { attempt, sessions } = room();
    const opened = await attempt(PASSWORD, '  ANN@demo.example ');
    expect(codeOf(opened)).toBeUndefined();
    expect(codeOf(await sessions.find((opened as { token: string }).token))).toBeUndefined();
  });

  it('never says which of the two was wrong', async () => {
    const { attempt, store, add } = room();
    add({ id: 'gone', status: 'disabled' });
    store.passwords.set('gone', hashSync(PASSWORD, QUICK_HASH));
    add({ id: 'new', status: 'invited' });
    const answers = await Promise.all([attempt('x'), attempt('x', 'nobody'), attempt(PASSWORD, 'gone'), attempt(PASSWORD, 'new')]);
    for (const answer of answers) expect(answer).toEqual({ refused: true, code: 'login.failed', params: {} });
  });

  it('makes whoever guesses wait longer and longer, and says how long', async () => {
    const { attempt, clock } = room();
    for (let i = 0; i < 5; i += 1) expect(codeOf(await attempt('wrong'))).toBe('login.failed');
    expect(await attempt(PASSWORD)).toMatchObject({ code: 'login.throttled', params: { retryAfterSeconds: 2 } });
    clock.pass(2 * SECOND);
    expect(codeOf(await attempt('wrong'))).toBe('login.failed');
    expect(await attempt('wrong')).toMatchObject({ params: { retryAfterSeconds: 4 } });
    let longest = 0;
    for (let i = 0; i < 12; i += 1) {
      clock.pass(longest * SECOND);
      await attempt('wrong');
      longest = ((await attempt('wrong')) as Refusal).params['retryAfterSeconds'] as number;
    }
    expect(longest).toBe(900);
    clock.pass(900 * SECOND);
    expect(codeOf(await attempt(PASSWORD))).toBeUndefined();
    expect(codeOf(await attempt('wrong'))).toBe('login.failed');
  });

  it('lets no burst past the counter', async () => {
    const { attempt } = room();
    const codes = (await Promise.all(Array.from({ length: 40 }, () => attempt('wrong')))).map(codeOf);
    expect(codes.filter((code) => code === 'login.failed')).toHaveLength(5);
    expect(codes.filter((code) => code === 'login.throttled')).toHaveLength(35);
  });

  it('counts an address over all names, and takes a success back', async () => {
    const { attempt } = room();
    for (let i = 0; i < 31; i += 1) expect(codeOf(await attempt('wrong', `name-${i}`))).toBe('login.failed');
    expect(codeOf(await attempt(PASSWORD))).toBe('login.throttled');
    expect(codeOf(await attempt(PASSWORD, undefined, '192.0.2.2'))).toBeUndefined();
    const { attempt: again, store } = room();
    for (let i = 0; i < 50; i += 1) expect(codeOf(await again(PASSWORD))).toBeUndefined();
    expect([...store.counters.values()].map((one) => one.failures)).toEqual([0]);
  });

  it('forgets after a quiet hour', async () => {
    const { attempt, clock } = room();
    for (let i = 0; i < 4; i += 1) await attempt('wrong');
    clock.pass(HOUR + 1);
    for (let i = 0; i < 4; i += 1) expect(codeOf(await attempt('wrong'))).toBe('login.failed');
    expect(codeOf(await attempt(PASSWORD))).toBeUndefined();
  });

  it('keeps names and addresses as hashes', async () => {
    const { attempt, store } = room();
    await attempt('wrong', 'a secret typed into the wrong field');
    for (const key of store.counters.keys()) expect(key).toMatch(/^(account|address):[0-9a-f]{64}$/);
  });

  it('fails closed when the counters cannot be kept', async () => {
    const { attempt, store } = room();
    store.down = true;
    await expect(attempt(PASSWORD)).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('hashes again what was hashed with other parameters', async () => {
    const { attempt, store } = room();
    const old = hashSync(PASSWORD, { ...QUICK_HASH, memoryCost: 128 });
    store.passwords.set('ann', old);
    expect(codeOf(await attempt('wrong'))).toBe('login.failed');
    expect(store.passwords.get('ann')).toBe(old);
    await attempt(PASSWORD);
    expect(store.passwords.get('ann')).toContain('m=64,');
    expect(codeOf(await attempt(PASSWORD))).toBeUndefined();
  });
});

describe('names and addresses', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0DB8:1:2::99', '2001:db8:1:2::/64'],
    ['2001:db8::1', '2001:db8:0:0::/64'],
    ['::1', '0:0:0:0::/64'],
    ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ])('%s counts as %s', (address, network) => expect(networkOf(address)).toBe(network));
  it('reads full-width letters as plain ones', () => expect(normaliseLogin(' ＡＮＮ ')).toBe('ann'));
});
