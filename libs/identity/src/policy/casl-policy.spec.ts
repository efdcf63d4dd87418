import fc from 'fast-check';
import { PROVINCES, ROLES, holderKeysOf, type Actor, type CaseHeader, type Definition, type Role } from '@sandbar/domain';
import { ACCESS, rolesOf, type AccessRow } from './access-table.js';
import { CaslPolicy } from './casl-policy.js';
import { actorOf, headerOf, JUDGED } from './policy.fixture.js';
import { WITHOUT_SIGHT } from './policy-table.js';
import { isPermitted } from './reference.js';

const IDS = ['a', 'b', 'c'] as const;
const id = fc.constantFrom(...IDS);
const province = fc.constantFrom(...PROVINCES);
const roles = Object.keys(ROLES) as Role[];
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: null });
const actors: fc.Arbitrary<Actor> = fc.record({
  person: fc.constantFrom('p1', 'p2', 'system'),
  roles: fc.subarray(roles, { maxLength: 4 }),
  organisation: maybe(id),
  authority: maybe(id),
  province: maybe(province),
});
const headers: fc.Arbitrary<CaseHeader> = fc
  .record({
    province,
    leadAuthority: maybe(id),
    leadApplicant: maybe(id),
    parties: fc.subarray([...IDS]),
    laneAuthorities: fc.record({ legality: id, risk: id, consumer: id }, { requiredKeys: [] }),
    informedProvinces: fc.subarray([...PROVINCES]),
    recipientProvince: maybe(province),
    transferTo: maybe(id),
    panel: fc.subarray(['p1', 'p2']),
  })
  .map(headerOf);
const payloads = fc.record(
  { lane: fc.constantFrom('legality', 'risk', 'consumer', 'no such lane'), leadApplicant: id, organisation: id, province },
  { requiredKeys: [] },
);
const cells = JUDGED.flatMap((definition) => Object.keys(definition.events).map((type) => ({ definition, type })));
const seenBy = (actor: Actor, header: CaseHeader): CaseHeader => ({
  ...header,
  holders: [{ holder: holderKeysOf(actor)[0]!, level: 'full' }],
});

describe('the policy', () => {
  it('agrees with the plain reference on 100,000 random tuples', () => {
    const policy = new CaslPolicy();
    let permitted = 0;
    fc.assert(
      fc.property(actors, headers, payloads, fc.constantFrom(...cells), (actor, header, payload, { definition, type }) => {
        const wanted = isPermitted(actor, header, definition, type, payload);
        if (wanted) permitted += 1;
        const got = policy.judge(actor, seenBy(actor, header), definition, type, payload);
        return wanted ? got === undefined : got?.code === 'action.not_permitted';
      }),
      { numRuns: 100_000, seed: 20260801 },
    );
    expect(permitted).toBeGreaterThan(1_000);
  }, 60_000);

  it('answers a foreign case as a missing one, whatever the role', () => {
    const policy = new CaslPolicy();
    for (const { definition, type } of cells) {
      if (WITHOUT_SIGHT[definition.kind].includes(type)) continue;
      const refusal = policy.judge(actorOf({ roles, authority: 'office-lead', province: '31' }), headerOf(), definition, type, {});
      expect(refusal).toEqual({ refused: true, code: 'case.not_found', params: {} });
    }
  });

  it('names in both languages who could, to a person who sees the case', () => {
    const actor = actorOf({ roles: ['applicant'], organisation: 'firm-lead' });
    expect(new CaslPolicy().judge(actor, seenBy(actor, headerOf()), JUDGED[0]!, 'ACCEPT', {})).toMatchObject({
      code: 'action.not_permitted',
      params: { type: 'ACCEPT', need: [{ role: 'intake-officer', zh: '受理人员', en: 'Intake officer' }] },
    });
  });

  it('tells a person shut out by a declared conflict so, and leaves the headline', () => {
    const policy = new CaslPolicy();
    const actor = actorOf({ person: 'kin', roles: ['intake-officer'], authority: 'office-lead', province: '31' });
    const header = headerOf({ closedTo: ['kin'], holders: [{ holder: 'authority:office-lead', level: 'full' }] });
    expect(policy.judge(actor, header, JUDGED[0]!, 'ACCEPT', {})?.code).toBe('case.conflicted');
    expect(policy.sight(actor, header, 'pilot-application')).toBe('headline');
    expect(policy.admit(actor, 'case.full', header)?.code).toBe('case.conflicted');
  });

  it.each([
    ['CREATE', { leadApplicant: 'firm-lead' }, { leadApplicant: 'firm-other' }],
    ['PARTY_LEAVES', { organisation: 'firm-lead' }, { organisation: 'firm-party' }],
  ])('lets nobody speak for another organisation by %s', (type, own, foreign) => {
    const policy = new CaslPolicy();
    const actor = actorOf({ roles: ['signatory'], organisation: 'firm-lead' });
    const header = seenBy(actor, headerOf());
    expect(policy.judge(actor, header, JUDGED[0]!, type, own)).toBeUndefined();
    expect(policy.judge(actor, header, JUDGED[0]!, type, foreign)?.code).toBe('action.not_permitted');
    expect(policy.judge(actor, header, JUDGED[0]!, type, {})).toBeUndefined();
  });

  it('lets nobody see more than the holders say', () => {
    const policy = new CaslPolicy();
    const header = headerOf({
      holders: [
        { holder: 'org:firm-lead', level: 'full' },
        { holder: 'coordination:32', level: 'headline' },
      ],
    });
    const sight = (actor: Actor) => policy.sight(actor, header, 'pilot-application');
    expect(sight(actorOf({ organisation: 'firm-lead', roles: ['applicant'] }))).toBe('full');
    expect(sight(actorOf({ organisation: 'firm-other', roles: ['applicant'] }))).toBe('none');
    expect(sight(actorOf({ authority: 'office-js', province: '32', roles: ['coordinator'] }))).toBe('headline');
    expect(sight(actorOf({ authority: 'office-js', province: '32', roles: ['risk-reviewer'] }))).toBe('none');
    expect(sight(actorOf({ authority: 'office-ah', province: '34', roles: ['coordinator'] }))).toBe('none');
    expect(sight(actorOf({ organisation: 'firm-lead', authority: 'office-js', province: '32' }))).toBe('none');
    expect(policy.admit(actorOf({ authority: 'office-js', province: '32', roles: ['coordinator'] }), 'case.full', header)?.code).toBe(
      'action.not_permitted',
    );
  });

  it('shows no case to the three administrators, and gives each other rights', () => {
    const policy = new CaslPolicy();
    const header = headerOf({ holders: [{ holder: 'authority:office-lead', level: 'full' }] });
    const rights = (['system-administrator', 'security-administrator', 'audit-administrator'] as const).map((role) => {
      const actor = actorOf({ roles: [role] });
      expect(policy.sight(actor, header, 'pilot-application')).toBe('none');
      return (Object.keys(ACCESS) as (keyof typeof ACCESS)[]).filter((name) => {
        const row: AccessRow = ACCESS[name];
        return Array.isArray(row.by) && policy.admit(actor, name, header) === undefined;
      });
    });
    expect(rights).toEqual([
      [
        'calendar.change',
        'calendar.change-anywhere',
        'rules.change',
        'rules.change-anywhere',
        'authorities.succeed',
        'people.read',
        'people.create',
        'people.disable',
        'organisations.create',
        'enrolment.issue',
        'outbox.redrive',
      ],
      ['people.read', 'second-factor.reset', 'identities.manage', 'keys.revoke', 'roles.grant', 'sessions.revoke'],
      ['people.read', 'administration.read'],
    ]);
  });

  it('lets the calendar be changed by those whose roles the table names', () => {
    const policy = new CaslPolicy();
    expect(rolesOf('calendar.change')).toEqual(['case-administrator', 'system-administrator']);
    expect(rolesOf('register.read')).toEqual([]);
    for (const role of Object.keys(ROLES) as Role[]) {
      const actor = actorOf({ authority: 'office-lead', province: '31', roles: [role] });
      const may = [policy.admit(actor, 'calendar.change'), policy.admit(actor, 'calendar.change-anywhere')].map((no) => no === undefined);
      expect([role, may]).toEqual([role, [rolesOf('calendar.change').includes(role), role === 'system-administrator']]);
    }
  });

  it('opens the working copy to the parties only, and the register to all', () => {
    const policy = new CaslPolicy();
    const header = headerOf({
      holders: ['org:firm-lead', 'org:firm-party', 'authority:office-lead'].map((holder) => ({ holder, level: 'full' })),
    });
    const may = (actor: Actor) => policy.admit(actor, 'working-copy.write', header)?.code;
    expect(may(actorOf({ organisation: 'firm-party', roles: ['applicant'] }))).toBeUndefined();
    expect(may(actorOf({ organisation: 'firm-other', roles: ['applicant'] }))).toBe('case.not_found');
    expect(may(actorOf({ authority: 'office-lead', province: '31', roles: ['intake-officer'] }))).toBe('action.not_permitted');
    expect(policy.admit(undefined, 'register.read')).toBeUndefined();
    expect(policy.admit(undefined, 'inbox.own')?.code).toBe('session.missing');
  });

  it('answers in less than 5 µs of the processor', () => {
    const policy = new CaslPolicy();
    const actor = actorOf({ roles: ['intake-officer', 'case-administrator'], authority: 'office-lead', province: '31' });
    const header = headerOf({
      holders: [
        { holder: 'org:firm-lead', level: 'full' },
        { holder: 'org:firm-party', level: 'full' },
        { holder: 'authority:office-lead', level: 'full' },
      ],
    });
    const definition = JUDGED[0] as Definition;
    const rounds: number[] = [];
    for (let round = 0; round < 15; round += 1) {
      const from = process.cpuUsage();
      for (let i = 0; i < 5_000; i += 1) policy.judge({ ...actor }, header, definition, i % 2 === 0 ? 'ACCEPT' : 'DECLINE', {});
      const { user, system } = process.cpuUsage(from);
      rounds.push((user + system) / 5_000);
    }
    expect(Math.min(...rounds)).toBeLessThan(5);
  });
});
