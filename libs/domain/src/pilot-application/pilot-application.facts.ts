import { LANES } from '../kernel/index.js';
import { concernedProvinces } from './pilot-application.context.js';
import type { ExitCause, PilotContext } from './pilot-application.context.js';
import type { PilotEvent, PilotEventOf } from './pilot-application.events.js';
import type { PilotEventType } from './pilot-application.payloads.js';

type Data = Readonly<Record<string, unknown>>;
/** Data of a fact, from the context after the event, the event and the action's params. */
export type FactBuilder = (context: PilotContext, event: PilotEvent, params: unknown) => Data;
const of = <T extends PilotEventType = PilotEventType, P = undefined>(
  build: (context: PilotContext, event: PilotEventOf<T>, params: P) => Data,
): FactBuilder => build as FactBuilder;

const nothing: FactBuilder = () => ({});
/** The whole payload, where it names nothing but what happened. */
const said: FactBuilder = (_context, event) => ({ ...event.payload });
const byWhom: FactBuilder = (_context, event) => ({ ...event.payload, person: event.meta.actor.person });
const sealed = of<'SEAL' | 'RESUBMIT' | 'REVISE'>((_context, { payload }) => {
  const { hash, revision, title, kind, parties, serviceArea, changed, material } = payload.sealed;
  return { declarationHash: hash, revision, title, kind, parties, serviceArea, changed, material };
});
const acceptance: FactBuilder = ({ number, province, informed, laneAuthorities, title }) => ({
  number,
  province,
  informed,
  laneAuthorities,
  title,
});
/** Who leads now, as the open package follows it. */
const lead = of(({ leadAuthority, province }) => ({ leadAuthority, province }));
const outcome =
  (name: string): FactBuilder =>
  (context, event) => ({ ...event.payload, outcome: name, number: context.number });
const notice =
  (state: 'published' | 'suspended' | 'ended'): FactBuilder =>
  (context, event) => ({
    ...event.payload,
    state,
    number: context.number,
    title: context.title,
    declarationHash: context.declaration?.hash ?? null,
  });
const opinions: FactBuilder = ({ panel }, event) => ({ ...event.payload, outcome: panel.outcome ?? 'questions', opinions: panel.opinions });

/** What can happen to a pilot application; the names are past tense, the keys are the facts the machine may name. */
export const PILOT_FACTS = {
  ApplicationCreated: of(({ caseId, title, leadApplicant, province, leadAuthority, linkedTo }) => ({
    application: caseId,
    title,
    leadApplicant,
    province,
    leadAuthority,
    linkedTo,
  })),
  DraftDiscarded: of((_context, { type }) => ({ by: type === 'DISCARD' ? 'firm' : 'expiry' })),
  ApplicationSealed: sealed,
  PartyAttested: of<'ATTEST'>((_context, { payload, meta }) => ({
    ...payload,
    organisation: meta.actor.organisation,
    person: meta.actor.person,
  })),
  SigningEnded: of((_context, { type }) => ({ cause: type === 'EDIT' ? 'edit' : type === 'REFUSE' ? 'refusal' : 'expiry' })),
  ApplicationSubmitted: of(({ title, parties, declaration }) => ({ title, parties, declarationHash: declaration?.hash ?? null })),
  ApplicationAccepted: acceptance,
  DeemedAccepted: acceptance,
  CorrectionRequested: said,
  CorrectionSubmitted: sealed,
  FoundOutOfScope: said,
  Served: of<'SERVE', { clock: string }>((_context, { payload }, { clock }) => ({ ...payload, clock })),
  ApplicationLapsed: of((_context, { type }) => ({ reason: type })),
  LaneAssigned: said,
  LaneReassigned: said,
  LaneAssessed: byWhom,
  PersonLeft: said,
  LaneReturned: of<'DECLARE_CONFLICT' | 'PERSON_LEFT', { lane: string }>((_context, _event, { lane }) => ({ lane })),
  InformationRequested: byWhom,
  InformationAnswered: said,
  InformationExtended: said,
  InformationNotGiven: said,
  SecondReviewRejected: byWhom,
  LaneSettled: of<'APPROVE'>(({ lanes, tier }, { payload, meta }) => {
    const { verdict, conditions, reasonCode } = lanes[payload.lane];
    return { ...payload, person: meta.actor.person, verdict, conditions, reasonCode, tier };
  }),
  LaneOverdue: said,
  SecondReviewOverdue: said,
  ReviewExtended: said,
  ReviewOverdue: nothing,
  ReviewFailed: of(({ lanes }) => ({
    failed: LANES.filter((lane) => lanes[lane].verdict === 'fail'),
    reasonCodes: LANES.map((lane) => lanes[lane].reasonCode).filter((code) => code !== null),
  })),
  ReviewPassed: of(({ tier, reviewRound }) => ({ tier, round: reviewRound })),
  InterestClaimed: said,
  InterestPeriodOver: of((context) => ({ concerned: concernedProvinces(context) })),
  ConflictDeclared: byWhom,
  NotConcerned: of(({ province }) => ({ province })),
  SharingOpened: of((context) => ({
    application: context.caseId,
    applicationNumber: context.number,
    title: context.title,
    round: context.sharing.round,
    province: context.province,
    leadAuthority: context.leadAuthority,
    recipients: concernedProvinces(context),
    serviceArea: context.declaration?.serviceArea ?? [],
    declarationHash: context.declaration?.hash ?? '',
    urgent: false,
  })),
  PackageNoted: said,
  PackageToldOfLead: lead,
  RevisionRequested: said,
  RevisionOverdue: nothing,
  RevisionSubmitted: of<'REVISE'>((_context, { payload }) => {
    const { hash, revision, material } = payload.sealed;
    return { declarationHash: hash, revision, material };
  }),
  MaterialRevisionSubmitted: of<'REVISE'>((_context, { payload }) => {
    const { hash, revision, changed } = payload.sealed;
    return { declarationHash: hash, revision, changed, reason: 'material-revision' };
  }),
  SharingSettled: of(({ sharing }) => ({ package: sharing.package, area: sharing.area, answers: sharing.answers })),
  NoAreaLeft: said,
  SharingRecalled: said,
  PanelConvened: said,
  OpinionGiven: byWhom,
  PanelRedrawn: of(({ panel }) => ({ redraws: panel.redraws })),
  PanelOverdue: of((_context, { type }) => ({ step: type })),
  PanelEscalated: of(({ panel }) => ({ opinions: panel.opinions.length, quorum: panel.quorum })),
  OpinionsComplete: of(({ panel }) => ({ opinions: panel.opinions.length, quorum: panel.quorum })),
  PanelConcluded: opinions,
  PanelSkipped: byWhom,
  ConditionsProposed: of(({ conditions }) => ({ conditions: conditions.pending })),
  ConditionsAccepted: of(({ conditions }) => ({ conditions: conditions.accepted })),
  ConditionsRefused: said,
  RedactionsProposed: said,
  PreparationOver: nothing,
  NoticePublished: notice('published'),
  CommentReceived: said,
  NoticeEnded: notice('ended'),
  NoticeSuspended: notice('suspended'),
  NoticeRestarted: notice('published'),
  CommentsAnswered: said,
  AnsweringOverdue: nothing,
  ObjectionUpheld: said,
  MaterialChangeFound: said,
  DecisionProposed: byWhom,
  ProposalReturned: byWhom,
  DecisionOverdue: nothing,
  ApplicationRegistered: of<'REGISTER'>((context, { payload, meta }) => ({
    ...payload,
    number: context.number,
    title: context.title,
    area: context.sharing.area,
    conditions: context.conditions.accepted,
    parties: context.parties,
    registeredAt: meta.at,
  })),
  ApplicationDeclined: outcome('declined'),
  ApplicationDeferred: outcome('deferred'),
  ApplicationRedirected: outcome('redirected'),
  MoreConditionsAsked: said,
  ReviewRequested: said,
  DecisionSetAside: byWhom,
  DecisionUpheld: byWhom,
  RemedyPeriodOver: nothing,
  RemedyOverdue: nothing,
  ApplicationWithdrawn: said,
  ApplicationTerminated: said,
  PartyLeft: said,
  CaseHeld: byWhom,
  HoldExtended: said,
  CaseResumed: byWhom,
  HoldOver: of((_context, { type }) => ({ reason: type })),
  TransferProposed: said,
  TransferAccepted: lead,
  TransferredAcrossProvinces: of(({ leadAuthority, province }) => ({ leadAuthority, province, reason: 'transfer' })),
  TransferDeclined: said,
  AuthoritySucceeded: of<'AUTHORITY_SUCCEEDED'>(({ leadAuthority, province }, { payload }) => ({ ...payload, leadAuthority, province })),
  DeadlinesMoved: said,
  DeadlinesSettled: said,
  TestStarted: of<'START'>(({ plannedEnd }, { payload }) => ({ ...payload, plannedEnd })),
  RegistrationExtended: said,
  RegistrationRevoked: said,
  RegistrationWithdrawn: said,
  RegistrationLapsed: nothing,
  TestSuspended: of<'SUSPEND'>(({ suspended }, { payload }) => ({ ...payload, inForce: suspended })),
  SuspensionConfirmed: said,
  SuspensionUnconfirmed: nothing,
  SuspensionOverdue: nothing,
  TestResumed: said,
  ChangeRequested: said,
  ChangeDecided: said,
  ChangeExpired: nothing,
  CompletionApplied: said,
  SelfAssessmentSubmitted: said,
  AuditorAssigned: said,
  AuditSubmitted: said,
  ExpertEvaluationSubmitted: said,
  EvaluationOverdue: nothing,
  ReworkAsked: said,
  TestExtended: said,
  TestCompleted: said,
  ExitStarted: of<PilotEventType, { cause: ExitCause }>((_context, { payload }, { cause }) => ({ ...payload, cause })),
  ExitProved: byWhom,
  ProofConfirmed: byWhom,
  ExitOverdue: nothing,
  ExitTakenCharge: said,
  TestExited: of(({ exit }) => ({ cause: exit.cause })),
} satisfies Record<string, FactBuilder>;
export type PilotFactName = keyof typeof PILOT_FACTS;
