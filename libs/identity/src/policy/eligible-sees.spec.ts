import {
  PILOT_APPLICATION,
  REGISTRY,
  type Actor,
  type CaseHeader,
  type Definition,
  type Relation,
  type Role,
  type StoredSnapshot,
} from '@sandbar/domain';
import { CaslPolicy } from './casl-policy.js';
import { actorOf } from './policy.fixture.js';

/** A context in which every relation there is stands; each machine's header takes what it knows. */
const CONTEXT: Readonly<Record<string, unknown>> = {
  submitted: true,
  title: '演示',
  number: '沪创新2026-0001',
  applicationNumber: null,
  province: '31',
  leadAuthority: 'office-lead',
  fromAuthority: 'office-from',
  leadApplicant: 'firm-lead',
  parties: [{ organisation: 'firm-lead' }, { organisation: 'firm-party' }],
  laneAuthorities: { legality: 'office-lane', risk: 'office-lane', consumer: 'office-lane' },
  informed: ['32'],
  panel: { members: ['expert-1'] },
  transfer: { to: 'office-next', toProvince: '33' },
  closedTo: [],
  content: { title: '演示', applicationNumber: null },
};
const headerOf = (definition: Definition, more: Readonly<Record<string, unknown>> = {}): CaseHeader => {
  const snapshot = { status: 'active', value: {}, context: { ...CONTEXT, ...more } } as unknown as StoredSnapshot;
  return definition.header(snapshot);
};
const standing = (relation: Relation, role: Role, header: CaseHeader): Actor | undefined => {
  const roles = [role];
  const office = (authority: string | null, province: Actor['province']) =>
    authority === null || province === null ? undefined : actorOf({ roles, authority, province });
  switch (relation) {
    case 'leadApplicant':
      return header.leadApplicant === null ? undefined : actorOf({ roles, organisation: header.leadApplicant });
    case 'party':
      return actorOf({ roles, organisation: header.parties.at(-1) ?? null });
    case 'leadAuthority':
      return office(header.leadAuthority, '34');
    case 'laneAuthority':
      return office(header.laneAuthorities.risk ?? null, '34');
    case 'transferee':
      return office(header.transferTo, '34');
    case 'panel':
      return actorOf({ roles, person: header.panel[0] ?? '' });
    case 'informedProvince':
      return office('office-elsewhere', header.informedProvinces[0] ?? null);
    case 'ownerProvince':
      return office('office-elsewhere', header.province);
    case 'recipientProvince':
      return office('office-elsewhere', header.recipientProvince);
    case 'anyone':
    case 'platform':
      return undefined;
  }
};
const lines = REGISTRY.all.flatMap((definition) => {
  const every = new Set(Object.values(definition.events).flatMap((row) => row.by));
  return [...every].filter((line) => !/@(anyone|platform)$/.test(line)).map((line) => [definition.id, line] as const);
});

it.each(lines)('%s: whoever may act as %s can see the case', (id, line) => {
  const definition = REGISTRY.definitionOf(id);
  const header = headerOf(definition);
  const [role, relation] = line.split('@') as [Role, Relation];
  const actor = standing(relation, role, header);
  expect(actor).toBeDefined();
  expect(new CaslPolicy().sight(actor!, header, definition.kind)).not.toBe('none');
});

it('nobody besides them can', () => {
  const header = headerOf(PILOT_APPLICATION);
  const policy = new CaslPolicy();
  const roles: Role[] = ['coordinator', 'head', 'intake-officer', 'applicant', 'expert', 'case-administrator'];
  for (const stranger of [
    actorOf({ roles, organisation: 'firm-other' }),
    actorOf({ roles, authority: 'office-other', province: '34' }),
    actorOf({ roles, authority: 'office-other', province: '31' }),
    actorOf({ roles, person: 'expert-2' }),
  ])
    expect(policy.sight(stranger, header, 'pilot-application')).toBe('none');
});

it('a draft is the firms’ own: the office that will get it does not see it', () => {
  const header = headerOf(PILOT_APPLICATION, { submitted: false, informed: [], transfer: null, panel: { members: [] } });
  const policy = new CaslPolicy();
  const officer = actorOf({ roles: ['intake-officer', 'head'], authority: 'office-lead', province: '31' });
  expect(policy.sight(officer, header, 'pilot-application')).toBe('none');
  expect(policy.sight(actorOf({ roles: ['applicant'], organisation: 'firm-lead' }), header, 'pilot-application')).toBe('full');
});
