import { exampleUscc, isUscc } from '@sandbar/declaration';
import { isRefusal, ROLES, type Role } from '@sandbar/domain';
import { authorities } from '../../../../seeds/reference/authorities.js';
import { identityRoom } from '@sandbar/testing';
import { DEMO_FIRMS } from './demo-firms.js';
import { DEMO_OFFICES, demoPeople } from './demo-people.js';
import { DemoSignIn } from './demo-sign-in.js';

const idOf = (code: string): string => {
  const found = authorities.find((one) => one.code === code && one.validTo === null);
  if (found === undefined) throw new Error(`no such office: ${code}`);
  return found.id;
};
const demo = demoPeople(idOf);
const rolesOf = (group: string): Role[] =>
  demo.people.filter((one) => one.group === group).flatMap((one) => one.grants.map((grant) => grant.role));
const many = (group: string, role: Role): number => rolesOf(group).filter((one) => one === role).length;

describe('the demo’s people', () => {
  it('work in offices of the reference data that exist today, in their province', () => {
    for (const { code, province } of DEMO_OFFICES) expect(authorities.find((one) => one.code === code)?.jurisdiction).toBe(province);
  });
  it('have every role', () => {
    const held = new Set(demo.people.flatMap((one) => one.grants.map((grant) => grant.role)));
    expect((Object.keys(ROLES) as Role[]).filter((role) => !held.has(role))).toEqual(['public', 'system']);
  });
  it.each(['pbc-shanghai', 'pbc-jiangsu', 'pbc-zhejiang', 'pbc-anhui', 'pbc-ningbo'])(
    'can keep every separation of duties in %s',
    (office) => {
      for (const role of [
        'legality-reviewer',
        'risk-reviewer',
        'consumer-reviewer',
        'second-reviewer',
        'proposer',
        'decider',
        'coordinator',
      ] as const)
        expect(many(office, role)).toBe(2);
      for (const role of ['head', 'case-administrator', 'secrecy-reviewer'] as const) expect(many(office, role)).toBe(1);
    },
  );
  it('are marked, numbered once, and hold one role each', () => {
    const unique = (values: readonly string[]) => expect(new Set(values).size).toBe(demo.people.length);
    unique(demo.people.map((one) => one.person.id));
    unique(demo.people.map((one) => one.person.login));
    unique(demo.people.map((one) => one.person.displayName));
    for (const { person, grants } of demo.people) {
      expect(person).toMatchObject({ demo: true, status: 'active', displayName: expect.stringContaining('演示') as string });
      expect(grants).toHaveLength(1);
      expect(person.organisation !== null && person.authority !== null).toBe(false);
    }
    expect(demoPeople(idOf)).toEqual(demo);
  });
  it('are experts, an auditor, an observer and three administrators besides', () => {
    expect(many('experts', 'expert')).toBe(5);
    expect(rolesOf('platform')).toEqual(['system-administrator', 'security-administrator', 'audit-administrator']);
    expect(demo.people.find((one) => one.person.login === 'expert-3')?.person).toMatchObject({ organisation: null, authority: null });
  });
});

describe('the demo’s firms', () => {
  it('have right check characters, the same codes as the example declarations, and three people each', () => {
    const serials = { bank: 10, technology: 20, 'bank-branch': 21, 'rural-bank': 30, 'remote-sensing': 31, payment: 40 };
    expect(DEMO_FIRMS).toHaveLength(24);
    for (const firm of DEMO_FIRMS) {
      expect(isUscc(firm.uscc)).toBe(true);
      expect(firm.uscc).toBe(exampleUscc(firm.province, serials[firm.kind]));
      expect(firm.name).toContain('演示');
      expect(rolesOf(firm.code)).toEqual(['applicant', 'signatory', 'unit-administrator']);
    }
  });
});

describe('signing in as one of them', () => {
  const room = async (mode: 'demo' | 'production') => {
    const made = identityRoom();
    await made.store.upsertDemo(demo);
    made.add({ id: 'real' }, ['head']);
    return { ...made, demoSignIn: new DemoSignIn(mode, made.store, made.clock, made.sessions) };
  };
  const person = demo.people[0]!.person.id;
  it('is one click in demo mode', async () => {
    const { demoSignIn, sessions } = await room('demo');
    const opened = await demoSignIn.signIn(person, null);
    expect(await sessions.find((opened as { token: string }).token)).toMatchObject({ actor: { person, roles: ['intake-officer'] } });
    expect(await demoSignIn.list()).toHaveLength(demo.people.length);
  });
  it('is not there outside demo mode', async () => {
    const { demoSignIn, store } = await room('production');
    for (const answer of [await demoSignIn.signIn(person, null), await demoSignIn.list()])
      expect(isRefusal(answer) && answer.code).toBe('route.not_found');
    expect(store.sessions.size).toBe(0);
  });
  it('opens nobody else’s account', async () => {
    const { demoSignIn } = await room('demo');
    for (const id of ['real', 'nobody']) expect(await demoSignIn.signIn(id, null)).toMatchObject({ code: 'login.failed' });
  });
});
