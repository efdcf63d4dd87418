import { SHARING_PACKAGE } from '@sandbar/domain';
import type { PackageContext, PackagePayloads } from '@sandbar/domain';
import { ANSWERS, DISCLOSED, HEAD, OPENED, RELEASED } from '../scenarios/sharing-people.js';
import { PACKAGE_PLACES, then } from '../scenarios/sharing-places.js';
import type { MatrixPlan } from './matrix.js';
import { CALENDAR_CHANGES } from '../fixtures/calendar-changes.js';

const because = { reason: '理由' };
/** What a sensible person or the platform would send now; messages come from Zhejiang, whose objection is open where one is. */
const payloads = ({ round }: PackageContext, at: string): { [T in keyof PackagePayloads]: PackagePayloads[T] } => ({
  CREATE: OPENED,
  SUBMIT_PACKAGE: DISCLOSED,
  RELEASE: RELEASED,
  SEND_BACK: { comment: '请补充' },
  LEG_DELIVERED: { province: '33', round, at },
  LEG_REPORTED: { province: '33', round, report: 'acknowledged', note: '', expectedOn: '2027-01-15' },
  LEG_ANSWERED: { ...ANSWERS.recognised, province: '33', round, late: true },
  OBJECTION_WITHDRAWN: { province: '33', round, ...because },
  REQUEST_REVISION: because,
  REVISION_SUBMITTED: { declarationHash: 'b'.repeat(64), revision: 2, material: false },
  ESCALATE: because,
  LEAVE_PROVINCE_OUT: { province: '33', ...because },
  REFER: { superior: 'superior', ...because },
  SUPERIOR_ANSWERED: { province: '33', answer: 'recognised', document: '文', ...because },
  DECIDE_OWN_TERRITORY: because,
  SUPERSEDE: because,
  WITHDRAW_PACKAGE: because,
  RECALL_PACKAGE: because,
  LEAD_CHANGED: { leadAuthority: 'office-successor', province: '31' },
  CALENDAR_CHANGED: CALENDAR_CHANGES.moving,
  APPLICATION_ENDED: because,
  CLOSE: {},
  DRAFTING_EXPIRED: {},
  PACKAGE_REVIEW_EXPIRED: {},
  CONSULTATION_EXPIRED: {},
  CONTESTED_EXPIRED: {},
  REVISED_EXPIRED: {},
  ESCALATION_EXPIRED: {},
  SETTLED_EXPIRED: {},
  PACKAGE_EXPIRED: {},
});

const places: Readonly<Record<string, () => ReturnType<typeof then>>> = {
  ...PACKAGE_PLACES,
  /** The same leaf after the referral: only then the superior can have answered. */
  'released.escalated/referred': () =>
    then(PACKAGE_PLACES['released.escalated']!(), ['package', 'REFER', { superior: 'superior', ...because }, HEAD]),
};

export const PACKAGE_PLAN: MatrixPlan = {
  definition: SHARING_PACKAGE,
  rules: {},
  leaves: Object.fromEntries(Object.entries(places).map(([leaf, enter]) => [leaf, () => enter().file('package').snapshot])),
  payload: (type, snapshot, _actor, at) => payloads(snapshot.context as unknown as PackageContext, at)[type as keyof PackagePayloads],
  known: (snapshot) => {
    const [author] = (snapshot.context as unknown as PackageContext).authors;
    return author === undefined ? [] : [{ name: 'author', person: author, as: ['coordinator@leadAuthority', 'head@leadAuthority'] }];
  },
};
