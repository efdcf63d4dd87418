import { LANES, PROVINCES } from '@sandbar/domain';
import type { Actor, Lane, PilotContext, PilotEventType, PilotPayloads } from '@sandbar/domain';
import { BANK, LEAD, condition, sealed } from './pilot-application-world.js';
import { CALENDAR_CHANGES } from '../fixtures/calendar-changes.js';

/** A number from a seed, for variants of a payload: 0 is the good one. */
export type Pick = (choices: number) => number;
export const GOOD: Pick = () => 0;

/**
 * A payload for any event in any state, of the right shape. With GOOD it is what a sensible person would send now; other
 * picks vary what guards look at.
 */
export function payloadFor<T extends PilotEventType>(
  type: T,
  context: PilotContext,
  actor: Actor,
  at: string,
  lane: Lane,
  pick: Pick,
): PilotPayloads[T] {
  const because = { reason: '理由' };
  const organisation = actor.organisation ?? BANK;
  const one = <V>(...values: readonly V[]): V => values[pick(values.length)]!;
  const fresh = (): PilotPayloads['SEAL'] => ({
    workingCopyRevision: 2,
    sealed: sealed({
      hash: `hash-${context.reviewRound}-${context.attestations.length}-${one('a', 'b', 'c')}`,
      parties: one(sealed().parties.slice(0, 1), sealed().parties, sealed().parties.slice(1)),
      serviceArea: one<readonly (typeof PROVINCES)[number][]>(['31'], ['31', '32'], PROVINCES),
      material: one(false, true),
    }),
  });
  const pack = { package: context.sharing.package ?? one('package-1', 'package-2'), sharingRound: one(context.sharing.round, 7) };
  const proposal = context.proposal;
  const payloads: { [K in PilotEventType]: () => PilotPayloads[K] } = {
    CREATE: () => ({ title: '草稿', leadApplicant: BANK, province: '31', leadAuthority: LEAD, linkedTo: null }),
    SEAL: fresh,
    RESUBMIT: fresh,
    REVISE: fresh,
    ATTEST: () => ({ declarationHash: one(context.declaration?.hash ?? '-', 'other') }),
    REFUSE: () => because,
    ACCEPT: () => ({ checklist: [{ item: 'a', met: one(true, false), evidence: '' }], laneAuthorities: {}, caseNumber: 'N-1' }),
    CORRECT: () => ({ points: one([{ pointer: '/title', reason: 'incomplete' as const, text: '' }], []) }),
    OUT_OF_SCOPE: () => ({ reasonCode: 'a', reason: '' }),
    REDIRECT: () => ({ to: proposal?.redirectTo ?? one('a', 'b'), reason: '' }),
    SERVE: () => ({ method: one('portal' as const, 'paper' as const), servedAt: one(at, '2020-01-01', '2099-01-01') }),
    ASSIGN: () => ({ lane, assessor: one(`${lane}-assessor`, actor.person, 'lawyer') }),
    REASSIGN: () => ({ lane, assessor: one(`${lane}-assessor`, actor.person), ...because }),
    ASSESS: () => {
      const verdict = one('pass' as const, 'conditional' as const, 'fail' as const);
      const risks = [{ point: 'a', likelihood: 1 as const, impact: 1 as const, reason: 'r' }];
      return {
        lane,
        verdict,
        opinion: '',
        conditions: verdict === 'conditional' ? [condition] : [],
        reasonCode: verdict === 'fail' ? one('c', null) : null,
        tier: one('medium' as const, 'low' as const, 'high' as const),
        risks,
        checklist: [],
      };
    },
    REQUEST_INFORMATION: () => ({ lane, questions: one([{ pointer: null, text: '?' }], []) }),
    ANSWER: () => ({ lane, answers: one([{ text: '', attachments: [] }], []) }),
    EXTEND_INFORMATION: () => ({ lane, ...because }),
    APPROVE: () => ({ lane, opinion: '' }),
    REJECT: () => ({ lane, comment: '' }),
    CLAIM_INTEREST: () => ({ province: one(actor.province ?? '32', '34'), reason: '' }),
    DECLARE_CONFLICT: () => ({ ground: 'kin', note: '' }),
    PERSON_LEFT: () => ({
      person: one(context.lanes[lane].assessor ?? 'somebody', 'somebody'),
      roles: [`${lane}-reviewer` as const, 'expert' as const],
      ...because,
    }),
    PACKAGE_OPENED: () => ({
      package: one('package-1', 'package-2'),
      round: one(context.sharing.round, 7),
      leadAuthority: one(context.leadAuthority, 'office-former'),
    }),
    REVISION_REQUESTED: () => ({ ...pack, round: context.sharing.round, objections: [] }),
    SETTLED: () => ({
      ...pack,
      area: one(['32' as const], []),
      answers: one([], [{ province: '32' as const, answer: 'recognisedWithConditions' as const, conditions: [condition], reason: null }]),
    }),
    NO_AREA_LEFT: () => ({ ...pack, answers: [] }),
    PACKAGE_RECALLED: () => ({ ...pack, ...because }),
    CONVENE: () => ({ experts: one(['expert-a', 'expert-b', 'expert-c'], ['expert-a'], ['expert-a', 'expert-b', 'expert-c', 'expert-d']) }),
    OPINE: () => ({ verdict: one('for' as const, 'against' as const, 'questions' as const), text: '' }),
    CONCLUDE: () => ({ minutes: '' }),
    PROPOSE_REDACTIONS: () => ({ withhold: [] }),
    PUBLISH: () => ({ withhold: [] }),
    COMMENT: () => ({ comment: one(`c-${context.notice.comments.length + 1}`, 'c-1'), name: '', contact: '', text: '' }),
    ANSWERED: () => ({ replies: one([{ comments: context.notice.comments, text: 't' }], []) }),
    UPHELD: () => ({ comments: context.notice.comments.slice(0, 1), lanes: one<readonly Lane[]>([lane], [], LANES), reason: '' }),
    MATERIAL: () => ({ comments: context.notice.comments.slice(0, 1), reason: '' }),
    PROPOSE: () => {
      const outcome =
        context.onlyOutcomes?.[0] ??
        one('register' as const, 'decline' as const, 'defer' as const, 'redirect' as const, 'more-conditions' as const);
      return {
        outcome,
        reasonCode: outcome === 'decline' ? 'c' : null,
        reason: '',
        conditions: outcome === 'more-conditions' ? [{ ...condition, value: one(1, 2, 3) }] : [],
        redirectTo: outcome === 'redirect' ? 'x' : null,
      };
    },
    RETURN_PROPOSAL: () => ({ comment: '' }),
    REGISTER: () => ({ registrationNumber: 'R-1', ...because }),
    DECLINE: () => ({ reasonCode: proposal?.reasonCode ?? one('c', 'd'), reason: '' }),
    MORE_CONDITIONS: () => ({ conditions: proposal?.conditions ?? [], ...because }),
    REVIEW_REQUEST: () => ({ grounds: '' }),
    TERMINATE: () => ({ reasonCode: 'r', reason: '' }),
    PARTY_LEAVES: () => ({ organisation: one(organisation, BANK), reason: '' }),
    TRANSFER: () => ({ to: one('office-jiangsu', LEAD), toProvince: '32', reason: '' }),
    AUTHORITY_SUCCEEDED: () => ({ from: one(context.leadAuthority, 'office-gone'), to: one('office-new', LEAD), basis: '' }),
    CALENDAR_CHANGED: () => one(CALENDAR_CHANGES.moving, CALENDAR_CHANGES.settling),
    START: () => ({ startedOn: one(at, '2099-01-01') }),
    REVOKE: () => ({ reasonCode: 'r', reason: '' }),
    SUSPEND: () => ({ scope: one('whole' as const, '31' as const, '34' as const), reason: '' }),
    REQUEST_CHANGE: () => ({ description: '', material: one(false, true) }),
    DECIDE_CHANGE: () => ({ outcome: one('accepted' as const, 'refused' as const), reason: '' }),
    APPLY_COMPLETION: () => ({ note: '' }),
    SUBMIT_SELF_ASSESSMENT: () => ({ note: '', attachments: [] }),
    ASSIGN_AUDITOR: () => ({ auditor: one('auditor', 'proposer') }),
    SUBMIT_AUDIT: () => ({ note: '', attachments: [] }),
    SUBMIT_EXPERT_EVALUATION: () => ({ note: '' }),
    EXTEND_TEST: () => ({ plannedEnd: one('2098-12-31', '2020-01-01'), reason: '' }),
    PROVE: () => ({ proof: openProof(context, one), note: '', attachments: [] }),
    CONFIRM_PROOF: () => ({ proof: openProof(context, one), note: '' }),
    SCREENING_EXPIRED: () => ({ caseNumber: 'N-1' }),
    LANE_EXPIRED: () => ({ lane }),
    INFORMATION_EXPIRED: () => ({ lane }),
    SECOND_REVIEW_EXPIRED: () => ({ lane }),
    ...REASONED(because),
    ...EMPTY,
  };
  return payloads[type]();
}

const ALL_PROOFS = ['funds', 'users', 'data', 'complaints'] as const;
const openProof = (context: PilotContext, one: <V>(...values: readonly V[]) => V): (typeof ALL_PROOFS)[number] =>
  one(ALL_PROOFS.find((proof) => context.exit.proofs[proof]?.confirmed !== true) ?? 'funds', ...ALL_PROOFS);

const REASON_ONLY = [
  'EXTEND_REVIEW',
  'SKIP_PANEL',
  'REFUSE_CONDITIONS',
  'DEFER',
  'SET_ASIDE',
  'UPHOLD',
  'WITHDRAW',
  'HOLD',
  'EXTEND_HOLD',
  'RESUME',
  'DECLINE_TRANSFER',
  'EXTEND_REGISTRATION',
  'CONFIRM_SUSPENSION',
  'RESUME_SERVICE',
  'EXIT',
  'CONFIRM_COMPLETION',
  'REWORK',
  'FAIL_EVALUATION',
  'TAKE_CHARGE',
] as const;
const REASONED = (because: { reason: string }): Record<(typeof REASON_ONLY)[number], () => { reason: string }> =>
  Object.fromEntries(REASON_ONLY.map((type) => [type, () => because])) as Record<(typeof REASON_ONLY)[number], () => { reason: string }>;

const NOTHING = [
  'DISCARD',
  'EDIT',
  'ACCEPT_CONDITIONS',
  'ACCEPT_TRANSFER',
  'DRAFT_EXPIRED',
  'SIGNING_EXPIRED',
  'CORRECTION_EXPIRED',
  'TOTAL_EXPIRED',
  'INTEREST_EXPIRED',
  'REVISION_EXPIRED',
  'CONVENING_EXPIRED',
  'OPINION_EXPIRED',
  'CONCLUSION_EXPIRED',
  'CONDITIONS_EXPIRED',
  'PREPARATION_EXPIRED',
  'NOTICE_EXPIRED',
  'ANSWERING_EXPIRED',
  'DECISION_EXPIRED',
  'REMEDY_PERIOD_EXPIRED',
  'REMEDY_EXPIRED',
  'HOLD_EXPIRED',
  'REGISTRATION_EXPIRED',
  'PLANNED_END_EXPIRED',
  'SUSPENSION_UNCONFIRMED',
  'SUSPENSION_EXPIRED',
  'CHANGE_EXPIRED',
  'EVALUATION_EXPIRED',
  'EXIT_EXPIRED',
] as const;
const EMPTY = Object.fromEntries(NOTHING.map((type) => [type, () => ({})])) as Record<
  (typeof NOTHING)[number],
  () => Record<string, never>
>;
