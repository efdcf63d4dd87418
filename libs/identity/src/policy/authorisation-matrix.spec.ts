import { ROLES, relationsOf, type Actor, type Eligible, type Relation, type Role } from '@sandbar/domain';
import { CaslPolicy } from './casl-policy.js';
import { actorOf, headerOf, JUDGED } from './policy.fixture.js';

/** One actor for each relation, who stands so to the case and in no other way. */
const STANDS: Readonly<Record<Relation, Partial<Actor>>> = {
  anyone: { person: 'stranger' },
  platform: { person: 'system' },
  leadApplicant: { organisation: 'firm-alone' },
  party: { organisation: 'firm-party' },
  leadAuthority: { authority: 'office-lead' },
  laneAuthority: { authority: 'office-lane' },
  transferee: { authority: 'office-next' },
  panel: { person: 'expert-1' },
  informedProvince: { authority: 'office-elsewhere', province: '32' },
  ownerProvince: { authority: 'office-elsewhere', province: '31' },
  recipientProvince: { authority: 'office-elsewhere', province: '33' },
};
const header = headerOf({ leadApplicant: 'firm-alone', parties: ['firm-party'] });
const relations = Object.keys(STANDS) as Relation[];
const roles = Object.keys(ROLES) as Role[];
const LANES_OWN: Partial<Record<Role, string>> = {
  'legality-reviewer': 'legality',
  'risk-reviewer': 'risk',
  'consumer-reviewer': 'consumer',
};

describe('role x relation x event', () => {
  it.each(relations)('has an actor who is %s and nothing else', (relation) => {
    const found = [...relationsOf(header, actorOf(STANDS[relation]))].filter((one) => one !== 'anyone');
    expect(found).toEqual(relation === 'anyone' ? [] : [relation]);
  });

  it('admits the cells of the catalogues and no other', () => {
    const policy = new CaslPolicy();
    let allowed = 0;
    let cells = 0;
    for (const definition of JUDGED)
      for (const [type, row] of Object.entries(definition.events))
        for (const relation of relations)
          for (const role of roles) {
            const actor = actorOf({ ...STANDS[relation], roles: [role] });
            const seen = { ...header, holders: [{ holder: `person:${actor.person}`, level: 'full' as const }] };
            const by: readonly Eligible[] = row.by;
            const wanted = by.includes(`${role}@${relation}`) || by.includes(`${role}@anyone`);
            const got = policy.judge(actor, seen, definition, type, { lane: LANES_OWN[role] ?? 'risk' });
            cells += 1;
            if (wanted) allowed += 1;
            if ((got === undefined) !== wanted) throw new Error(`${definition.id} ${type} ${role}@${relation}: wanted ${String(wanted)}`);
          }
    expect(allowed).toBeGreaterThan(150);
    expect(cells).toBe(JUDGED.flatMap((one) => Object.keys(one.events)).length * relations.length * roles.length);
  });

  it.each(['legality', 'risk', 'consumer'])('keeps every other reviewer out of the lane %s', (lane) => {
    const policy = new CaslPolicy();
    for (const [role, own] of Object.entries(LANES_OWN)) {
      const actor = actorOf({ ...STANDS.laneAuthority, roles: [role as Role] });
      const seen = { ...header, holders: [{ holder: 'authority:office-lane', level: 'full' as const }] };
      const code = policy.judge(actor, seen, JUDGED[0]!, 'ASSESS', { lane })?.code;
      expect(code).toBe(own === lane ? undefined : 'action.not_permitted');
    }
  });
});
