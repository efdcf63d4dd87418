import { ROLES, type Bilingual, type Province, type Role } from '@sandbar/domain';
import { uuidFrom } from '@sandbar/hash';
import type { OrganisationRow, PersonRow, RoleGrantRow } from '@sandbar/workflow';
import { DEMO_FIRMS, DEMO_NAMESPACE } from './demo-firms.js';
import { demoName } from './demo-names.js';

export interface DemoPerson {
  readonly person: PersonRow;
  readonly grants: readonly RoleGrantRow[];
  /** What the person is, for the page on which one is chosen. */
  readonly title: Bilingual;
  /** The group the page puts the person in: an office's or a firm's code, `experts` or `platform`. */
  readonly group: string;
}
export interface Demo {
  readonly organisations: readonly OrganisationRow[];
  readonly people: readonly DemoPerson[];
}

/** Older than every story of the demo. */
const SINCE = '2020-01-01T00:00:00.000Z';

/** Enough people that every separation of duties can be kept, with somebody left when one declares a conflict. */
const LEAD_TEAM: readonly (readonly [Role, number])[] = [
  ['intake-officer', 2],
  ['legality-reviewer', 2],
  ['risk-reviewer', 2],
  ['consumer-reviewer', 2],
  ['second-reviewer', 2],
  ['secrecy-reviewer', 1],
  ['proposer', 2],
  ['decider', 2],
  ['head', 1],
  ['coordinator', 2],
  ['case-administrator', 1],
];
const laneTeam = (reviewer: Role): readonly (readonly [Role, number])[] => [
  ['intake-officer', 1],
  [reviewer, 2],
  ['second-reviewer', 1],
  ['case-administrator', 1],
];
interface DemoOffice {
  /** Code of the office in the reference data. */
  readonly code: string;
  readonly province: Province;
  readonly team: readonly (readonly [Role, number])[];
}
const PLACES = [
  ['shanghai', '31'],
  ['jiangsu', '32'],
  ['zhejiang', '33'],
  ['anhui', '34'],
  ['ningbo', '33'],
] as const;
/** The offices the demo staffs: the central bank's lead, the financial regulator's consumer lane, the local bureau's legality lane. */
export const DEMO_OFFICES: readonly DemoOffice[] = PLACES.flatMap(([place, province]) => [
  { code: `pbc-${place}`, province, team: LEAD_TEAM },
  { code: `nfra-${place}`, province, team: laneTeam('consumer-reviewer') },
  { code: `lfb-${place}`, province, team: laneTeam('legality-reviewer') },
]);
const OTHERS: readonly (readonly [group: string, role: Role, many: number])[] = [
  ['experts', 'expert', 5],
  ['experts', 'completion-auditor', 1],
  ['experts', 'observer', 1],
  ['platform', 'system-administrator', 1],
  ['platform', 'security-administrator', 1],
  ['platform', 'audit-administrator', 1],
];

/**
 * The demo's people: fictional, names marked 演示, ids and sign-in names the same everywhere (`pbc-shanghai.risk-reviewer-1`, `bank-31.signatory`,
 * `expert-3`). None has a password: they sign in by the demo page only.
 * @param authorityIdOf id of an office by its code in the reference data
 */
export function demoPeople(authorityIdOf: (code: string) => string): Demo {
  const people: DemoPerson[] = [];
  const add = (group: string, role: Role, number: number | null, place: Partial<PersonRow>): void => {
    const login = [place.authority != null || place.organisation != null ? group : null, number === null ? role : `${role}-${number}`]
      .filter((part) => part !== null)
      .join('.');
    const id = uuidFrom(DEMO_NAMESPACE, `person:${login}`);
    people.push({
      person: {
        id,
        login,
        displayName: demoName(people.length),
        email: `${login}@demo.example`,
        locale: 'zh',
        status: 'active',
        organisation: null,
        authority: null,
        province: null,
        ...place,
        demo: true,
      },
      grants: [{ id: uuidFrom(id, `grant:${role}`), person: id, role, from: SINCE, to: null, grantedBy: null }],
      title: ROLES[role],
      group,
    });
  };
  for (const { code, province, team } of DEMO_OFFICES)
    for (const [role, many] of team)
      for (let n = 1; n <= many; n += 1) add(code, role, many === 1 ? null : n, { authority: authorityIdOf(code), province });
  for (const firm of DEMO_FIRMS)
    for (const role of ['applicant', 'signatory'] as const) add(firm.code, role, null, { organisation: firm.id, province: firm.province });
  for (const [group, role, many] of OTHERS) for (let n = 1; n <= many; n += 1) add(group, role, many === 1 ? null : n, {});
  // Last, so that everybody else keeps the name they had.
  for (const { code, province } of DEMO_OFFICES) add(code, 'unit-administrator', null, { authority: authorityIdOf(code), province });
  for (const { code, id, province } of DEMO_FIRMS) add(code, 'unit-administrator', null, { organisation: id, province });
  const organisations = DEMO_FIRMS.map(({ id, uscc, name, homeProvince }) => ({ id, uscc, name, homeProvince }));
  return { organisations, people };
}
