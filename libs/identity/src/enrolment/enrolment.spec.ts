import { isRefusal, ROLES, type Refusal, type Role } from '@sandbar/domain';
import { HOUR, identityRoom } from '@sandbar/testing';
import { actorOf } from '../policy/policy.fixture.js';
import type { EnrolmentLink } from './enrolment-service.js';
import { fitsPlace } from './places.js';
import type { NewPerson } from './people-administration.js';

const PASSWORD = 'tR7!kd0_pQz4';
const codeOf = (answer: unknown): string | undefined => (isRefusal(answer) ? answer.code : undefined);
const faultOf = (answer: unknown): string | undefined => (answer as Refusal).errors?.[0]?.code;
const tokenOf = (link: unknown): string => (link as EnrolmentLink).url.replace('https://sandbar.example/enrol/', '');
const SYSTEM = actorOf({ person: 'sys', roles: ['system-administrator'] });
const SECURITY = actorOf({ person: 'sec', roles: ['security-administrator'] });
const firmPerson = (parts: Partial<NewPerson> = {}): NewPerson => ({
  login: 'clerk@firm.example',
  displayName: '演示·陈一帆',
  email: null,
  locale: 'zh',
  organisation: 'firm',
  authority: null,
  province: '31',
  roles: ['applicant'],
  ...parts,
});

describe('the first start', () => {
  it('makes a link that works once, for a day, and leaves no password anywhere', async () => {
    const { enrolment, store, sessions, clock } = identityRoom();
    const link = await enrolment.firstLink();
    expect(link?.url).toMatch(/^https:\/\/sandbar\.example\/enrol\/[A-Za-z0-9_-]{43}$/);
    expect(JSON.stringify([...store.enrolments])).not.toContain(tokenOf(link));
    expect(await enrolment.look(tokenOf(link))).toMatchObject({ login: 'administrator' });
    expect(await enrolment.redeem(tokenOf(link), 'short', null)).toMatchObject({ code: 'password.weak' });
    clock.pass(24 * HOUR - 1);
    const opened = await enrolment.redeem(tokenOf(link), PASSWORD, null);
    expect(await sessions.find((opened as { token: string }).token)).toMatchObject({ actor: { roles: ['system-administrator'] } });
    expect(codeOf(await enrolment.redeem(tokenOf(link), PASSWORD, null))).toBe('enrolment.unusable');
    expect(await enrolment.firstLink()).toBeUndefined();
    expect(store.acts.map((one) => one.act)).toEqual(['person.created', 'enrolment.redeemed']);
  });

  it('ends the link after a day', async () => {
    const { enrolment, clock } = identityRoom();
    const link = await enrolment.firstLink();
    clock.pass(24 * HOUR);
    expect(codeOf(await enrolment.look(tokenOf(link)))).toBe('enrolment.unusable');
    expect(codeOf(await enrolment.redeem(tokenOf(link), PASSWORD, null))).toBe('enrolment.unusable');
  });

  it('makes a new link at the second start and takes the first one back, until somebody enrolled; the demo’s do not count', async () => {
    const { enrolment, add } = identityRoom();
    add({ id: 'demo', demo: true }, ['system-administrator']);
    const first = await enrolment.firstLink();
    const second = await enrolment.firstLink();
    expect(codeOf(await enrolment.look(tokenOf(first)))).toBe('enrolment.unusable');
    expect(codeOf(await enrolment.look(tokenOf(second)))).toBeUndefined();
  });

  it('makes one administrator when two processes start at once', async () => {
    const { enrolment, store } = identityRoom();
    const links = await Promise.all([enrolment.firstLink(), enrolment.firstLink(), enrolment.firstLink()]);
    expect([...store.people.values()].map((one) => one.login)).toEqual(['administrator']);
    const usable = await Promise.all(links.map(async (link) => codeOf(await enrolment.look(tokenOf(link))) === undefined));
    expect(usable.filter(Boolean)).toHaveLength(1);
  });

  it('lets one of two who open the link at once in', async () => {
    const { enrolment } = identityRoom();
    const token = tokenOf(await enrolment.firstLink());
    const answers = await Promise.all([enrolment.redeem(token, PASSWORD, null), enrolment.redeem(token, PASSWORD, null)]);
    expect(answers.filter((one) => codeOf(one) === 'enrolment.unusable')).toHaveLength(1);
  });
});

describe('the administrators', () => {
  it('invite: the person enrols by the link and has the roles', async () => {
    const { administration, enrolment, sessions } = identityRoom();
    const link = await administration.invite(SYSTEM, firmPerson());
    const opened = await enrolment.redeem(tokenOf(link), PASSWORD, null);
    expect(await sessions.find((opened as { token: string }).token)).toMatchObject({
      actor: { roles: ['applicant'], organisation: 'firm' },
    });
  });

  it('cannot do each other’s work, nor anything to themselves', async () => {
    const { administration, add } = identityRoom();
    add({ id: 'sec' }, ['security-administrator']);
    add({ id: 'ann', organisation: 'firm' }, ['applicant']);
    const audit = actorOf({ person: 'aud', roles: ['audit-administrator'] });
    const head = actorOf({ person: 'h', roles: ['head'], authority: 'office', province: '31' });
    for (const by of [SECURITY, audit, head]) expect(codeOf(await administration.invite(by, firmPerson()))).toBe('action.not_permitted');
    for (const by of [SYSTEM, audit, head]) expect(codeOf(await administration.grant(by, 'ann', 'signatory'))).toBe('action.not_permitted');
    expect(codeOf(await administration.grant(SECURITY, 'sec', 'observer'))).toBe('action.not_permitted');
    expect(codeOf(await administration.disable(SYSTEM, 'sys'))).toBe('action.not_permitted');
    expect(await administration.grant(SECURITY, 'ann', 'signatory')).toBeUndefined();
  });

  it('refuse a bad name, a taken one, and roles that do not go with the place', async () => {
    const { administration } = identityRoom();
    expect(faultOf(await administration.invite(SYSTEM, firmPerson({ login: 'a b' })))).toBe('login.unusable');
    await administration.invite(SYSTEM, firmPerson());
    expect(faultOf(await administration.invite(SYSTEM, firmPerson({ login: 'CLERK@firm.example' })))).toBe('login.taken');
    expect(faultOf(await administration.invite(SYSTEM, firmPerson({ login: 'two', roles: ['decider'] })))).toBe('place.mismatch');
  });

  it('fill the platform’s roles by invitation once', async () => {
    const { administration } = identityRoom();
    const security = (login: string) =>
      administration.invite(SYSTEM, firmPerson({ login, organisation: null, province: null, roles: ['security-administrator'] }));
    expect(codeOf(await security('one'))).toBeUndefined();
    expect(faultOf(await security('two'))).toBe('role.held');
  });

  it('end what they change at once: role, account, link', async () => {
    const { administration, enrolment, sessions, store } = identityRoom();
    const link = await administration.invite(SYSTEM, firmPerson());
    const { token, session } = (await enrolment.redeem(tokenOf(link), PASSWORD, null)) as { token: string; session: { person: string } };
    await sessions.find(token);
    await administration.end(SECURITY, session.person, 'applicant');
    const relink = await administration.reinvite(SYSTEM, session.person);
    await administration.disable(SYSTEM, session.person);
    expect(codeOf(await sessions.find(token))).toBe('session.expired');
    expect(codeOf(await enrolment.look(tokenOf(relink)))).toBe('enrolment.unusable');
    expect(store.acts.map((one) => [one.by, one.act])).toEqual([
      ['sys', 'person.created'],
      [session.person, 'enrolment.redeemed'],
      ['sec', 'role.ended'],
      ['sys', 'enrolment.issued'],
      ['sys', 'person.disabled'],
    ]);
  });

  it('see the place that every role needs', () => {
    const firm = { organisation: 'firm', authority: null, province: '31' } as const;
    const office = { organisation: null, authority: 'office', province: '31' } as const;
    const nowhere = { organisation: null, authority: null, province: null } as const;
    const fitting = (place: typeof firm | typeof office | typeof nowhere): Role[] =>
      (Object.keys(ROLES) as Role[]).filter((role) => fitsPlace([role], place));
    expect(fitting(firm)).toEqual(['applicant', 'signatory', 'unit-administrator', 'expert', 'completion-auditor', 'observer']);
    expect(fitting(office)).toHaveLength(15);
    expect(fitting(nowhere)).toEqual([
      'expert',
      'completion-auditor',
      'observer',
      'system-administrator',
      'security-administrator',
      'audit-administrator',
    ]);
    expect(fitsPlace(['system-administrator', 'audit-administrator'], nowhere)).toBe(false);
    expect(fitsPlace(['head'], { ...office, organisation: 'firm' })).toBe(false);
  });
});
