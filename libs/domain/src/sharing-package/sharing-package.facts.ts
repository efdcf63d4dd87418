import type { Reaction } from '../kernel/index.js';
import type { LegContent, LegPayloads } from '../sharing-leg/sharing-leg.payloads.js';
import { areaOf, countedAnswers, openObjections } from './settlement.js';
import type { PackageContext } from './sharing-package.context.js';
import type { PackageEvent } from './sharing-package.events.js';

type Data = Readonly<Record<string, unknown>>;
type Builder = (context: PackageContext, event: PackageEvent, params: never) => Data;

/** What every recipient of a round receives. @throws Error before the disclosure is decided */
export function contentOf(context: PackageContext): LegContent {
  const disclosure = context.disclosure;
  if (disclosure === null) throw new Error('A package without a disclosure has no content');
  const { tlp, purpose, legalBasis, expiresOn, note } = disclosure;
  const { application, applicationNumber, title, declarationHash, fields } = context;
  return { application, applicationNumber, title, declarationHash, fields, tlp, purpose, legalBasis, expiresOn, note };
}

/** The CREATE payload of every leg, one a recipient. */
function legsOf(context: PackageContext): readonly LegPayloads['CREATE'][] {
  const content = contentOf(context);
  return context.recipients.map((province) => ({
    package: context.id,
    round: context.round,
    province,
    fromProvince: context.province,
    fromAuthority: context.leadAuthority,
    urgent: context.urgent,
    content,
  }));
}

const said: Builder = ({ round }, event) => ({ ...(event.payload as Data), packageRound: round });
const reason: Builder = ({ id }, event) => ({ package: id, reason: (event.payload as { reason?: string }).reason ?? '' });

/** Facts of sharing-package@1: their data from the context after the event. A fact that is sent carries the payload of the message. */
export const packageFacts = {
  PackageOpened: ({ id, round, leadAuthority }) => ({ package: id, round, leadAuthority }),
  PackageSubmitted: ({ id, round, authors, disclosure }) => ({ package: id, round, authors, disclosure }),
  PackageSentBack: said,
  PackageReleased: (context, event) => ({
    package: context.id,
    round: context.round,
    releasedBy: event.meta.actor.person,
    legs: legsOf(context),
  }),
  PackageRoundReleased: (context, event) => ({
    round: context.round,
    content: contentOf(context),
    urgent: context.urgent,
    releasedBy: event.meta.actor.person,
  }),
  LegDeliveryRecorded: said,
  WindowOpened: ({ round, windowFrom }) => ({ round, from: windowFrom }),
  LegProgressRecorded: said,
  ProvinceAnswerRecorded: said,
  LateAnswerRecorded: said,
  PackageDeadlinesMoved: said,
  PackageDeadlinesSettled: said,
  PackageMessageIgnored: (context, event) => ({ ...said(context, event, undefined as never), event: event.type }),
  PackageContested: (context) => ({ package: context.id, round: context.round, objections: openObjections(context) }),
  PackageRevisionRequested: (context) => ({
    package: context.id,
    sharingRound: context.sharingRound,
    round: context.round,
    objections: openObjections(context),
  }),
  PackageRevisionReceived: ({ id, round, declarationHash }) => ({ package: id, round, declarationHash }),
  PackageEscalated: (context, event) => ({ ...reason(context, event, undefined as never), objections: openObjections(context) }),
  ObjectionResolved: ({ resolutions }, event) => ({ resolutions, by: event.type }),
  PackageReferred: ({ superior }, event) => ({ superior, reason: (event.payload as { reason: string }).reason }),
  PackageSettled: (context) => ({
    package: context.id,
    sharingRound: context.sharingRound,
    area: areaOf(context),
    answers: countedAnswers(context),
  }),
  PackageAreaLost: (context) => ({ package: context.id, sharingRound: context.sharingRound, answers: countedAnswers(context) }),
  PackageOverdue: (_context, _event, params: { clock: string }) => ({ clock: params.clock }),
  PackageClosed: () => ({}),
  PackageSuperseded: reason,
  PackageWithdrawn: reason,
  PackageRecalled: (context, event) => ({ ...reason(context, event, undefined as never), sharingRound: context.sharingRound }),
  PackageLeadChanged: ({ leadAuthority, province }) => ({ leadAuthority, province }),
  PackageExpired: ({ id, disclosure }) => ({ package: id, reason: `披露期限届满 / disclosure expired: ${disclosure?.expiresOn ?? ''}` }),
} as const satisfies Record<string, Builder>;
export type PackageFact = keyof typeof packageFacts;

const coordinators: Reaction = { kind: 'notify', to: ['coordinatorsOwner'] };
const led: Reaction = { kind: 'notify', to: ['coordinatorsOwner', 'head'] };
const parent = (event: string): Reaction => ({ kind: 'send', target: 'parent', event });
const legs = (event: string): Reaction => ({ kind: 'send', target: 'children', event });

/** What follows from each fact outside the package. */
export const packageReactions = {
  PackageOpened: [parent('PACKAGE_OPENED'), coordinators],
  PackageSubmitted: [{ kind: 'notify', to: ['secondReviewers', 'head', 'coordinatorsOwner'] }],
  PackageSentBack: [coordinators],
  PackageReleased: [{ kind: 'create', caseKind: 'sharing-leg', forEach: 'legs' }, coordinators],
  PackageRoundReleased: [legs('NEW_ROUND'), coordinators],
  LegDeliveryRecorded: [],
  WindowOpened: [legs('WINDOW_OPENED'), coordinators],
  LegProgressRecorded: [coordinators],
  ProvinceAnswerRecorded: [coordinators],
  LateAnswerRecorded: [led],
  PackageDeadlinesMoved: [{ kind: 'notify', to: ['clockHolders'] }],
  PackageDeadlinesSettled: [],
  PackageMessageIgnored: [],
  PackageContested: [led],
  PackageRevisionRequested: [parent('REVISION_REQUESTED')],
  PackageRevisionReceived: [coordinators],
  PackageEscalated: [led],
  ObjectionResolved: [led],
  PackageReferred: [led],
  PackageSettled: [parent('SETTLED'), led],
  PackageAreaLost: [parent('NO_AREA_LEFT'), led],
  PackageOverdue: [{ kind: 'notify', to: ['coordinatorsOwner', 'head', 'caseAdministrators'] }],
  PackageClosed: [legs('CLOSE_LEG')],
  PackageSuperseded: [legs('WITHDRAW_LEG'), coordinators],
  PackageWithdrawn: [legs('WITHDRAW_LEG'), coordinators],
  PackageRecalled: [parent('PACKAGE_RECALLED'), legs('WITHDRAW_LEG'), coordinators],
  PackageLeadChanged: [legs('LEAD_CHANGED'), coordinators],
  PackageExpired: [legs('WITHDRAW_LEG'), led],
} as const satisfies Record<PackageFact, readonly Reaction[]>;

const nothing = (_args: unknown, _params?: unknown): void => {};
/** A machine names a fact as an action that does nothing; decide() builds its data. */
export const packageFactActions = {
  ...(Object.fromEntries(Object.keys(packageFacts).map((name) => [name, nothing])) as Record<
    Exclude<PackageFact, 'PackageOverdue'>,
    () => void
  >),
  PackageOverdue: (_args: unknown, _params: { clock: string }): void => {},
};
