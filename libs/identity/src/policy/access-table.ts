import type { Eligible, Role } from '@sandbar/domain';

/** How much of a case must be in sight; null: the thing is no part of a case. */
export type SightNeeded = 'headline' | 'full' | null;
export interface AccessRow {
  readonly sight: SightNeeded;
  /** Lines that admit, read as in the event catalogues; `signed-in`: whoever is; `public`: everybody. */
  readonly by: readonly Eligible[] | 'signed-in' | 'public';
}

const PARTIES: readonly Eligible[] = ['applicant@leadApplicant', 'signatory@leadApplicant', 'applicant@party', 'signatory@party'];
const platform = (...roles: readonly Role[]): readonly Eligible[] => roles.map((role): Eligible => `${role}@anyone`);
/** Whoever works on cases in an office, of whatever province. */
const OFFICE = platform(
  'intake-officer',
  'legality-reviewer',
  'risk-reviewer',
  'consumer-reviewer',
  'second-reviewer',
  'proposer',
  'decider',
  'head',
  'coordinator',
  'case-administrator',
);
const SYSTEM = platform('system-administrator');
const SECURITY = platform('security-administrator');
const UNIT = platform('unit-administrator');
const ALL_THREE = platform('system-administrator', 'security-administrator', 'audit-administrator');

/**
 * Who may look at, and keep, what no event of a machine changes. The three administrators of the platform (三员分立) have rows for people, grants and
 * the record of their own acts, and none with a sight: they never see a case by that role.
 */
export const ACCESS = {
  'case.headline': { sight: 'headline', by: 'signed-in' },
  'case.full': { sight: 'full', by: 'signed-in' },
  'case.record': { sight: 'full', by: 'signed-in' },
  'case.deadlines': { sight: 'full', by: 'signed-in' },
  'working-copy.read': { sight: 'full', by: PARTIES },
  'working-copy.write': { sight: 'full', by: PARTIES },
  'attachment.read': { sight: 'full', by: 'signed-in' },
  'attachment.upload': { sight: 'full', by: PARTIES },
  'inbox.own': { sight: null, by: 'signed-in' },
  'sessions.own': { sight: null, by: 'signed-in' },
  'rules.read': { sight: null, by: 'public' },
  'reference.read': { sight: null, by: 'public' },
  'case.similar': { sight: 'full', by: [...PARTIES, 'coordinator@leadAuthority', 'intake-officer@leadAuthority', 'head@leadAuthority'] },
  /** The calendar of holidays: of everybody, and of the own province or office. */
  'calendar.change': { sight: null, by: platform('case-administrator', 'system-administrator') },
  'calendar.change-anywhere': { sight: null, by: SYSTEM },
  /** The rule table: the baseline, with somebody of another office, and the rows of the own one. */
  'rules.change': { sight: null, by: platform('case-administrator', 'system-administrator') },
  'rules.change-anywhere': { sight: null, by: SYSTEM },
  'statistics.read': { sight: null, by: OFFICE },
  'register.read': { sight: null, by: 'public' },
  'delegations.own': { sight: null, by: 'signed-in' },
  'delegations.unit': { sight: null, by: platform('unit-administrator', 'head') },
  'authorities.succeed': { sight: null, by: SYSTEM },
  'unit.people': { sight: null, by: UNIT },
  'people.read': { sight: null, by: ALL_THREE },
  'people.create': { sight: null, by: SYSTEM },
  'people.disable': { sight: null, by: SYSTEM },
  'organisations.create': { sight: null, by: SYSTEM },
  'enrolment.issue': { sight: null, by: SYSTEM },
  'outbox.redrive': { sight: null, by: SYSTEM },
  'webhooks.manage': { sight: null, by: platform('signatory', 'unit-administrator', 'head', 'case-administrator') },
  'keys.issue': { sight: null, by: platform('signatory', 'unit-administrator', 'head', 'case-administrator', 'coordinator') },
  'second-factor.reset': { sight: null, by: SECURITY },
  'identities.manage': { sight: null, by: SECURITY },
  'keys.revoke': { sight: null, by: SECURITY },
  'roles.grant': { sight: null, by: SECURITY },
  'sessions.revoke': { sight: null, by: SECURITY },
  'administration.read': { sight: null, by: platform('audit-administrator') },
} as const satisfies Record<string, AccessRow>;
export type Access = keyof typeof ACCESS;

/** The roles that a row admits, whatever the relation. */
export function rolesOf(access: Access): readonly Role[] {
  const { by }: AccessRow = ACCESS[access];
  return typeof by === 'string' ? [] : [...new Set(by.map((line) => line.split('@')[0] as Role))];
}
