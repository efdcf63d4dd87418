import { hashSync } from '@node-rs/argon2';
import { isRefusal, type Actor, type Refusal } from '@sandbar/domain';
import { identityRoom, MINUTE, QUICK_HASH, SECOND } from '@sandbar/testing';
import { Secret, TOTP } from 'otpauth';
import type { Opened, SignedIn } from '../sessions/sessions.js';

const PASSWORD = '潮平两岸阔 风正一帆悬 2026';
const DEVICE = { userAgent: null, address: '192.0.2.1' };
const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.code : undefined);

const room = async () => {
  const made = identityRoom();
  made.add({ id: 'ann' });
  made.store.passwords.set('ann', hashSync(PASSWORD, QUICK_HASH));
  const { token } = await made.sessions.open('ann', 'password', null);
  const signedIn = async () => (await made.sessions.find(token)) as SignedIn;
  const begun = (await made.factor.begin(await signedIn())) as { secret: string; uri: string };
  /** The code of the authenticator, so many steps from now. */
  const code = (steps = 0): string =>
    new TOTP({ secret: Secret.fromBase32(begun.secret) }).generate({ timestamp: Date.parse(made.clock.now()) + steps * 30 * SECOND });
  const enrol = async (): Promise<readonly string[]> => {
    const codes = (await made.factor.confirm(await signedIn(), code())) as readonly string[];
    made.clock.pass(30 * SECOND);
    return codes;
  };
  const firstStep = () => made.signIn.signIn({ login: 'ann', password: PASSWORD, ...DEVICE });
  const challengeOf = (refusal: unknown): string => (refusal as Refusal).params['challenge'] as string;
  return { ...made, token, signedIn, begun, code, enrol, firstStep, challengeOf };
};

describe('an authenticator', () => {
  it('is sealed, says who it is for, and counts for nothing before its first code', async () => {
    const { begun, factorStore, firstStep, factor, signedIn, clock } = await room();
    expect(begun.uri).toMatch(/^otpauth:\/\/totp\/Sandbar:ann\?issuer=Sandbar&secret=[A-Z2-7]{32}&algorithm=SHA1&digits=6&period=30$/);
    expect(JSON.stringify([...factorStore.rows])).not.toContain(begun.secret);
    expect(codeOf(await firstStep())).toBeUndefined();
    expect(codeOf(await factor.confirm(await signedIn(), '000000'))).toBe('second_factor.failed');
    clock.pass(MINUTE);
    const again = (await factor.begin(await signedIn())) as { secret: string };
    expect(again.secret).not.toBe(begun.secret);
  });

  it('makes signing in two steps: the first opens no session', async () => {
    const { enrol, firstStep, challengeOf, secondStep, sessions, code, store } = await room();
    expect(await enrol()).toHaveLength(10);
    const before = store.sessions.size;
    const asked = await firstStep();
    expect([codeOf(asked), store.sessions.size]).toEqual(['login.second_factor_required', before]);
    const opened = (await secondStep.finish(challengeOf(asked), code(), DEVICE)) as Opened;
    expect(codeOf(await sessions.find(opened.token))).toBeUndefined();
    expect(codeOf(await secondStep.finish(challengeOf(asked), code(1), DEVICE))).toBe('login.challenge_over');
  });

  it('takes each code once, one step of drift either way, and none twice', async () => {
    const { enrol, factor, code, clock } = await room();
    await enrol();
    for (const [steps, expected] of [
      [-2, 'second_factor.failed'],
      [2, 'second_factor.failed'],
      [0, undefined],
      [0, 'second_factor.failed'],
      [-1, 'second_factor.failed'],
      [1, undefined],
      [1, 'second_factor.failed'],
    ] as const) {
      expect([steps, codeOf(await factor.check('ann', code(steps)))]).toEqual([steps, expected]);
      await Promise.resolve();
    }
    clock.pass(2 * MINUTE);
    const both = await Promise.all([factor.check('ann', code()), factor.check('ann', code())]);
    expect(both.map(codeOf).sort()).toEqual(['second_factor.failed', undefined]);
  });

  it('is throttled: nobody tries a million codes', async () => {
    const { enrol, factor, code, clock } = await room();
    await enrol();
    for (let i = 0; i < 5; i += 1) expect(codeOf(await factor.check('ann', '000000'))).toBe('second_factor.failed');
    expect(await factor.check('ann', code())).toMatchObject({ code: 'login.throttled', params: { retryAfterSeconds: 2 } });
    clock.pass(30 * SECOND);
    expect(codeOf(await factor.check('ann', code()))).toBeUndefined();
  });

  it('a challenge lasts five minutes, and rubbish is none', async () => {
    const { enrol, firstStep, challengeOf, secondStep, code, clock } = await room();
    await enrol();
    const asked = await firstStep();
    expect(codeOf(await secondStep.finish(challengeOf(asked), '000000', DEVICE))).toBe('second_factor.failed');
    clock.pass(5 * MINUTE);
    for (const challenge of [challengeOf(asked), '', 'x', "' or 1=1"])
      expect(codeOf(await secondStep.finish(challenge, code(), DEVICE))).toBe('login.challenge_over');
  });

  it('recovery codes work once each, in any writing', async () => {
    const { enrol, factor } = await room();
    const [one = '', two = ''] = await enrol();
    expect(one).toMatch(/^([a-z2-7]{4}-){3}[a-z2-7]{4}$/);
    expect(codeOf(await factor.check('ann', ` ${one.toUpperCase().replaceAll('-', ' ')} `))).toBeUndefined();
    expect(codeOf(await factor.check('ann', one))).toBe('second_factor.failed');
    expect(codeOf(await factor.check('ann', two))).toBeUndefined();
    expect(await factor.countRecoveryCodes('ann')).toBe(8);
  });

  it('stands behind a new password by link too: whoever can issue a link is not let in by it', async () => {
    const { enrol, enrolment, secondStep, store } = await room();
    await enrol();
    const link = (await enrolment.reissue({ person: 'sys', roles: [], organisation: null, authority: null, province: null }, 'ann')) as {
      url: string;
    };
    const opened = await secondStep.after(await enrolment.redeem(link.url.split('/').at(-1)!, `${PASSWORD}！`, null));
    expect(codeOf(opened)).toBe('login.second_factor_required');
    expect([...store.sessions.values()].filter(({ revokedAt }) => revokedAt === null)).toEqual([]);
  });

  it('shows who one is before an act with legal effect; the password alone will not do', async () => {
    const { enrol, signedIn, reauthentication, code } = await room();
    await enrol();
    const known = await signedIn();
    expect(await reauthentication.ways(known)).toEqual({ password: false, code: true, demo: false, provider: null });
    expect(codeOf(await reauthentication.confirm(known, { password: PASSWORD }, '192.0.2.1'))).toBe('auth.proof_missing');
    expect(codeOf(await reauthentication.confirm(known, { code: code() }, '192.0.2.1'))).toBeUndefined();
  });

  it('is taken away with a code, or reset by the security administrator alone, with an act', async () => {
    const { enrol, signedIn, factor, code, store, sessions, token, add, accountNotices } = await room();
    add({ id: 'ann', email: 'ann@firm.example' });
    await enrol();
    expect(codeOf(await factor.begin(await signedIn()))).toBe('second_factor.exists');
    expect(codeOf(await factor.remove(await signedIn(), '000000'))).toBe('second_factor.failed');
    const actor = (person: string, role: Actor['roles'][number]): Actor => ({
      person,
      roles: [role],
      organisation: null,
      authority: null,
      province: null,
    });
    expect(codeOf(await factor.reset(actor('sys', 'system-administrator'), 'ann'))).toBe('action.not_permitted');
    expect(codeOf(await factor.reset(actor('ann', 'security-administrator'), 'ann'))).toBe('action.not_permitted');
    expect(codeOf(await factor.check('ann', code()))).toBeUndefined();
    expect(codeOf(await factor.reset(actor('sec', 'security-administrator'), 'ann'))).toBeUndefined();
    expect(codeOf(await factor.reset(actor('sec', 'security-administrator'), 'ann'))).toBe('second_factor.missing');
    expect(store.acts.map(({ act }) => act)).toEqual(['second-factor.confirmed', 'second-factor.reset']);
    expect(accountNotices.mails).toMatchObject([{ what: 'second-factor.reset', email: 'ann@firm.example', provider: null }]);
    expect(codeOf(await sessions.find(token))).toBe('session.expired');
  });
});
