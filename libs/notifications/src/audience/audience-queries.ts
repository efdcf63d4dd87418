import { LANES, type Audience, type Lane, type PilotContext, type Role } from '@sandbar/domain';
import type { NoticeCase, RecipientQuery } from '@sandbar/workflow';

type Query = Omit<RecipientQuery, 'at'>;
type Data = Readonly<Record<string, unknown>>;
type Resolve = (subject: NoticeCase, data: Data) => readonly Query[];

/**
 * Whom to look for. No query at all: the audience does not exist for this case (no panel, no informed province). Queries that find nobody: nobody is
 * eligible, which is an alarm.
 */
export function queriesFor(audience: Audience, subject: NoticeCase, data: Data): readonly Query[] {
  return AUDIENCES[audience](subject, data);
}

const FIRM_ROLES: readonly Role[] = ['applicant', 'signatory'];
const listed = (values: readonly (string | null | undefined)[]): string[] => values.filter((value) => typeof value === 'string');

/** People of a role in the office that has the case: the lead's, or every office of a leg's recipient province. */
const inOffice =
  (...roles: Role[]): Resolve =>
  ({ kind, header }) => {
    if (kind === 'sharing-leg') return header.recipientProvince === null ? [] : [{ roles, officeProvinces: [header.recipientProvince] }];
    // A draft is the firms' own: an office that does not hold the case yet hears nothing of it.
    const holds = header.holders.some(({ holder }) => holder === `authority:${header.leadAuthority}`);
    return header.leadAuthority === null || !holds ? [] : [{ roles, authorities: [header.leadAuthority] }];
  };
const firms =
  (of: (subject: NoticeCase) => readonly string[]): Resolve =>
  (subject) => {
    const organisations = of(subject);
    return organisations.length === 0 ? [] : [{ roles: FIRM_ROLES, organisations }];
  };

/** The lane a fact is about, else every lane that has an office. */
function lanesOf({ header }: NoticeCase, data: Data): readonly (readonly [Lane, string])[] {
  const found = LANES.flatMap((lane): (readonly [Lane, string])[] => {
    const authority = header.laneAuthorities[lane];
    return authority === undefined ? [] : [[lane, authority]];
  });
  return found.filter(([lane]) => data['lane'] === undefined || data['lane'] === lane);
}
/** Who assesses the lane now, as the fact or the case says. */
function assessorOf({ kind, snapshot }: NoticeCase, lane: Lane, data: Data): string | null {
  if (typeof data['assessor'] === 'string') return data['assessor'];
  if (kind !== 'pilot-application') return null;
  return (snapshot.context as unknown as PilotContext).lanes[lane].assessor;
}
const reviewer = (lane: Lane): Role => `${lane}-reviewer`;

/** The desk of each lane, and its assessor; until there is one, the lane's reviewers. */
const laneOfficers: Resolve = (subject, data) =>
  lanesOf(subject, data).flatMap(([lane, authority]): Query[] => {
    const assessor = assessorOf(subject, lane, data);
    const desk: Query = { roles: ['intake-officer'], authorities: [authority] };
    return [desk, assessor === null ? { roles: [reviewer(lane)], authorities: [authority] } : { persons: [assessor] }];
  });
const assessor: Resolve = (subject, data) =>
  lanesOf(subject, data).map(([lane, authority]): Query => {
    const person = assessorOf(subject, lane, data);
    return person === null ? { roles: [reviewer(lane)], authorities: [authority] } : { persons: [person] };
  });
const secondReviewers: Resolve = (subject, data) => {
  if (subject.kind !== 'pilot-application') return inOffice('second-reviewer')(subject, data);
  const authorities = [...new Set(lanesOf(subject, data).map(([, authority]) => authority))];
  return authorities.map((authority): Query => ({ roles: ['second-reviewer'], authorities: [authority] }));
};

/** The auditor assigned, as the fact or the case says; until there is one nobody else sees the case. */
const auditors: Resolve = ({ kind, snapshot }, data) => {
  const known = kind === 'pilot-application' ? (snapshot.context as unknown as PilotContext).auditor : null;
  const persons = listed([typeof data['auditor'] === 'string' ? data['auditor'] : known]);
  return persons.length === 0 ? [] : [{ persons }];
};

const AUDIENCES: Readonly<Record<Audience, Resolve>> = {
  leadApplicant: firms(({ header }) => listed([header.leadApplicant])),
  parties: firms(({ header }) => [...new Set(listed([header.leadApplicant, ...header.parties]))]),
  intake: inOffice('intake-officer'),
  laneOfficers,
  assessor,
  secondReviewers,
  proposers: inOffice('proposer'),
  deciders: inOffice('decider'),
  head: inOffice('head'),
  secrecyReviewers: inOffice('secrecy-reviewer'),
  caseAdministrators: inOffice('case-administrator'),
  coordinatorsOwner: inOffice('coordinator'),
  coordinatorsInformed: ({ header }) =>
    header.informedProvinces.map((province): Query => ({ roles: ['coordinator'], officeProvinces: [province] })),
  coordinatorsRecipient: ({ header }) =>
    header.recipientProvince === null ? [] : [{ roles: ['coordinator'], officeProvinces: [header.recipientProvince] }],
  panel: ({ header }) => (header.panel.length === 0 ? [] : [{ persons: header.panel }]),
  transferee: ({ header }) =>
    header.transferTo === null ? [] : [{ roles: ['head', 'case-administrator'], authorities: [header.transferTo] }],
  auditors,
  // Never asked for as such: the notifier puts the holders of the moved clocks in its place.
  clockHolders: () => [],
};
