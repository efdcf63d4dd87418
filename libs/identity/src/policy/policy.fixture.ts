import { LEG_EVENTS, PACKAGE_EVENTS, PILOT_EVENTS, type Actor, type CaseHeader, type Definition } from '@sandbar/domain';

/** The parts of the three definitions that the policy reads. */
export const JUDGED: readonly Pick<Definition, 'id' | 'kind' | 'events'>[] = [
  { id: 'pilot-application@1', kind: 'pilot-application', events: PILOT_EVENTS },
  { id: 'sharing-package@1', kind: 'sharing-package', events: PACKAGE_EVENTS },
  { id: 'sharing-leg@1', kind: 'sharing-leg', events: LEG_EVENTS },
];

export const headerOf = (parts: Partial<CaseHeader> = {}): CaseHeader => ({
  title: '演示',
  number: null,
  province: '31',
  leadAuthority: 'office-lead',
  leadApplicant: 'firm-lead',
  parties: ['firm-lead', 'firm-party'],
  laneAuthorities: { legality: 'office-lane', risk: 'office-lane', consumer: 'office-lane' },
  informedProvinces: ['32'],
  recipientProvince: '33',
  transferTo: 'office-next',
  panel: ['expert-1'],
  closedTo: [],
  parent: null,
  holders: [],
  ...parts,
});

export const actorOf = (parts: Partial<Actor> = {}): Actor => ({
  person: 'someone',
  roles: [],
  organisation: null,
  authority: null,
  province: null,
  ...parts,
});
