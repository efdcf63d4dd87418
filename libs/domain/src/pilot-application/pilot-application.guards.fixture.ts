import { SYSTEM_ACTOR } from '../kernel/index.js';
import type { Actor } from '../kernel/index.js';
import { freshContext } from './pilot-application.context.js';
import type { PilotContext } from './pilot-application.context.js';
import type { PilotEvent } from './pilot-application.events.js';
import { PILOT_GUARDS } from './pilot-application.guards.js';
import type { PilotGuardName } from './pilot-application.guards.js';

export interface Asked {
  readonly context?: Partial<PilotContext>;
  readonly type?: string;
  readonly payload?: unknown;
  readonly actor?: Partial<Actor>;
  readonly onBehalfOf?: string;
  readonly rules?: Record<string, number>;
  readonly params?: unknown;
}
const BASE = freshContext({ title: 't', leadApplicant: 'bank', province: '31', leadAuthority: 'office', linkedTo: null }, 'case-1');
export const ask = (name: PilotGuardName, { context, type = 'X', payload = {}, actor, onBehalfOf, rules = {}, params }: Asked): boolean => {
  const meta = {
    id: 'e',
    at: '2026-09-10T01:00:00.000Z',
    actor: { ...SYSTEM_ACTOR, person: 'p', ...actor },
    onBehalfOf: onBehalfOf ?? null,
    rules,
  };
  return PILOT_GUARDS[name].ask({ ...BASE, ...context }, { type, payload, meta } as unknown as PilotEvent, params as never);
};

const lane = BASE.lanes.risk;
export const lanes = (risk: Partial<typeof lane>, others: Partial<typeof lane> = {}): Partial<PilotContext> => ({
  lanes: { legality: { ...lane, ...others }, risk: { ...lane, ...risk }, consumer: { ...lane, ...others } },
});
export const passed = { settled: true, verdict: 'pass' } as const;
const ofRisk = { lane: 'risk' };
const party = (organisation: string, licensed = true) => ({ organisation, name: organisation, licensed, homeProvince: null });
const sealed = (more: Record<string, unknown>) => ({ sealed: { parties: [party('bank')], hash: 'h2', material: false, ...more } });
const declaration = { hash: 'h1', serviceArea: ['31'] } as unknown as PilotContext['declaration'];
const signed = (organisation: string) => ({ organisation, person: 'x', at: '2026-09-01T00:00:00.000Z' });
export const sharing = (more: Partial<PilotContext['sharing']>): Partial<PilotContext> => ({ sharing: { ...BASE.sharing, ...more } });
export const panel = (more: Partial<PilotContext['panel']>): Partial<PilotContext> => ({ panel: { ...BASE.panel, ...more } });
export const notice = (more: Partial<PilotContext['notice']>): Partial<PilotContext> => ({ notice: { ...BASE.notice, ...more } });
const opinions = (...verdicts: ('for' | 'against' | 'questions')[]): Partial<PilotContext> =>
  panel({ members: ['a', 'b', 'c'], quorum: 3, opinions: verdicts.map((verdict, i) => ({ person: `e${i}`, verdict })) });
const proposal = (more: Record<string, unknown>): Partial<PilotContext> => ({
  proposal: { outcome: 'register', reasonCode: null, conditions: [], redirectTo: null, proposers: ['q'], ...more },
});
const exit = (more: Partial<PilotContext['exit']>): Partial<PilotContext> => ({ exit: { ...BASE.exit, ...more } });
const proved = (provedBy: readonly string[], confirmed: boolean) => ({ provedBy, confirmed });
export const RIPE: Partial<PilotContext> = {
  ...lanes(passed, passed),
  ...sharing({ status: 'settled' }),
  ...panel({ outcome: 'for' }),
  ...notice({ status: 'ended' }),
  number: 'N',
  parties: [party('bank')],
  attestations: [signed('bank')],
};
export const condition = { kind: 'cap', value: 1, unit: 'person', area: [], text: '-', province: null } as const;
const assessment = { lane: 'risk', verdict: 'pass', tier: 'low', risks: [{ reason: 'r' }], conditions: [], reasonCode: null };
const itemsOf = (evidence: string): Asked => ({
  payload: { ...assessment, checklist: [{ code: 'checklist.security.data', item: 'data', met: true, evidence }] },
  rules: { 'checklist.security.data': 1, 'checklist.security.dropped': 0, 'checklist.consumer.knowing': 1 },
});
const waiting = (served: string | null): Asked => ({
  context: { waiting: { c: { since: '2026-09-05T01:00:00.000Z', served } } },
  params: { clock: 'c' },
});
const proposalOf = (more: Record<string, unknown>) => ({ outcome: 'defer', reasonCode: null, redirectTo: null, conditions: [], ...more });

/** For each guard a case where it holds and one where it does not. */
export const CASES: Record<PilotGuardName, readonly [holds: Asked, fails: Asked]> = {
  enoughLicensedParties: [{ payload: sealed({}) }, { payload: sealed({}), rules: { 'parties.licensed.minimum': 2 } }],
  leadApplicantIsParty: [{ payload: sealed({}) }, { payload: sealed({ parties: [party('bank'), party('bank')] }) }],
  contentIsNew: [
    { payload: sealed({}), context: { declaration } },
    { payload: sealed({ hash: 'h1' }), context: { declaration } },
  ],
  attestsThisContent: [
    { payload: { declarationHash: 'h1' }, context: { declaration } },
    { payload: { declarationHash: 'h2' }, context: { declaration } },
  ],
  notYetAttested: [
    { context: { declaration }, actor: { organisation: 'bank' } },
    { context: { declaration, attestations: [signed('bank')] }, actor: { organisation: 'bank' } },
  ],
  lastToAttest: [
    { context: { parties: [party('bank'), party('tech')], attestations: [signed('tech')] }, actor: { organisation: 'bank' } },
    { context: { parties: [party('bank'), party('tech')] }, actor: { organisation: 'bank' } },
  ],
  checklistIsMet: [{ payload: { checklist: [{ met: true }] } }, { payload: { checklist: [{ met: true }, { met: false }] } }],
  correctionRoundLeft: [{ rules: { 'correction.rounds': 1 } }, { rules: { 'correction.rounds': 1 }, context: { corrections: 1 } }],
  namesCorrections: [{ payload: { points: [{}] } }, { payload: { points: [] } }],
  accepted: [{ context: { number: 'N' } }, {}],
  notYetServed: [waiting(null), waiting('2026-09-06')],
  serviceIsDated: [
    { ...waiting(null), payload: { servedAt: '2026-09-05' } },
    { ...waiting(null), payload: { servedAt: '2026-09-11' } },
  ],
  paperServedByOffice: [{ payload: { method: 'paper' }, actor: { authority: 'office' } }, { payload: { method: 'paper' } }],
  leavesItself: [
    { payload: { organisation: 'tech' }, actor: { organisation: 'tech' }, context: { parties: [party('tech')] } },
    { payload: { organisation: 'tech' }, actor: { organisation: 'bank' }, context: { parties: [party('tech')] } },
  ],
  leaverIsNotTheLead: [{ actor: { organisation: 'tech' } }, { actor: { organisation: 'bank' } }],
  licensedPartyRemains: [
    { actor: { organisation: 'tech' }, context: { parties: [party('bank'), party('tech')] } },
    { actor: { organisation: 'tech' }, context: { parties: [party('bank', false), party('tech')] } },
  ],
  transferIsElsewhere: [{ payload: { to: 'other' } }, { payload: { to: 'office' } }],
  movesOpenSharing: [
    { context: { transfer: { to: 'other', toProvince: '32' }, ...sharing({ status: 'open' }) } },
    { context: { transfer: { to: 'other', toProvince: '31' }, ...sharing({ status: 'open' }) } },
  ],
  transferProposed: [
    { context: { transfer: { to: 'other', toProvince: '32' } }, actor: { authority: 'other' } },
    { context: { transfer: { to: 'other', toProvince: '32' } }, actor: { authority: 'office' } },
  ],
  succeedsInvolvedAuthority: [{ payload: { from: 'office', to: 'new' } }, { payload: { from: 'office', to: 'office' } }],
  someDateMoves: [{ payload: { moved: [{ days: 0 }, { days: 1 }] } }, { payload: { moved: [{ days: 0 }] } }],
  interestOpen: [{ context: { interest: 'open' } }, { context: { interest: 'over' } }],
  interestOver: [{ context: { interest: 'over' } }, { context: { interest: 'open' } }],
  claimsOwnProvince: [
    { payload: { province: '32' }, actor: { province: '32' } },
    { payload: { province: '32' }, actor: { province: '33' } },
  ],
  hasNotClaimed: [{ actor: { province: '32' } }, { actor: { province: '32' }, context: { claimed: ['32'] } }],
  tookNoPart: [{ context: { participants: ['q'] } }, { context: { participants: ['q'] }, onBehalfOf: 'q' }],
  ofLane: [
    { payload: ofRisk, params: ofRisk },
    { payload: ofRisk, params: { lane: 'consumer' } },
  ],
  laneUnsettled: [{ params: ofRisk }, { params: ofRisk, context: lanes(passed) }],
  laneStands: [{ context: lanes({ stands: true }), params: ofRisk }, { params: ofRisk }],
  assessorIsFree: [
    { payload: { assessor: 'a' }, params: ofRisk },
    { payload: { assessor: 'a' }, params: ofRisk, context: { closedTo: ['a'] } },
  ],
  isAssessor: [
    { context: lanes({ assessor: 'p' }), params: ofRisk },
    { context: lanes({ assessor: 'q' }), params: ofRisk },
  ],
  neverSecondReviewed: [{ params: ofRisk }, { context: lanes({ secondReviewers: ['p'] }), params: ofRisk }],
  roleFitsLane: [
    { actor: { roles: ['risk-reviewer'] }, params: ofRisk },
    { actor: { roles: ['legality-reviewer'] }, params: ofRisk },
  ],
  leaverAssesses: [
    { context: lanes({ assessor: 'q' }), params: ofRisk, payload: { person: 'q', roles: ['risk-reviewer'] } },
    { context: lanes({ assessor: 'q', settled: true }), params: ofRisk, payload: { person: 'q', roles: ['risk-reviewer'] } },
  ],
  leaverHoldsSeat: [
    { context: { auditor: 'q' }, payload: { person: 'q', roles: ['completion-auditor'] } },
    { context: { auditor: 'q' }, payload: { person: 'q', roles: ['expert'] } },
  ],
  assessmentIsWhole: [{ payload: assessment }, { payload: { ...assessment, tier: null } }],
  everyItemAnswered: [
    { type: 'ASSESS', ...itemsOf('yes') },
    { type: 'ASSESS', ...itemsOf(' ') },
  ],
  asksQuestions: [{ payload: { questions: [{}] } }, { payload: { questions: [] } }],
  answersEveryQuestion: [
    { payload: { answers: [{}] }, context: lanes({ questions: 1 }), params: ofRisk },
    { payload: { answers: [{}] }, context: lanes({ questions: 2 }), params: ofRisk },
  ],
  informationExtensionLeft: [
    { params: ofRisk, rules: { 'information.extensions': 1 } },
    { params: ofRisk, rules: { 'information.extensions': 1 }, context: lanes({ informationExtensions: 1 }) },
  ],
  notAssessor: [
    { params: ofRisk, context: lanes({ assessors: ['q'] }) },
    { params: ofRisk, context: lanes({ assessors: ['q'] }), onBehalfOf: 'q' },
  ],
  someLaneFailed: [{ context: lanes({ settled: true, verdict: 'fail' }) }, { context: lanes({ verdict: 'fail' }) }],
  everyLaneSettled: [{ context: lanes(passed, passed) }, { context: lanes({ verdict: 'pass' }, passed) }],
  reviewExtensionLeft: [
    { rules: { 'review.total.extensions': 1 } },
    { rules: { 'review.total.extensions': 1 }, context: { reviewExtensions: 1 } },
  ],
  sharingSettled: [{ context: sharing({ status: 'settled' }) }, { context: sharing({ status: 'open' }) }],
  noAreaLeft: [{ context: sharing({ status: 'noArea' }) }, {}],
  revisionWanted: [{ context: sharing({ status: 'revision' }) }, {}],
  packageNoted: [{ context: sharing({ package: 'x' }) }, {}],
  isThisRound: [
    { context: sharing({ status: 'open', round: 2 }), payload: { round: 2 } },
    { context: sharing({ status: 'open', round: 2 }), payload: { round: 1 } },
  ],
  notConcerned: [{ context: { declaration } }, { context: { declaration, claimed: ['34'] } }],
  isThisPackage: [
    { context: sharing({ status: 'open', package: 'x' }), payload: { package: 'x' } },
    { context: sharing({ status: 'settled', package: 'x' }), payload: { package: 'x' } },
  ],
  packageHasOldLead: [{ payload: { leadAuthority: 'former' } }, { payload: { leadAuthority: 'office' } }],
  sharingVoided: [{ context: sharing({ status: 'none' }) }, { context: sharing({ status: 'open' }) }],
  isMaterial: [{ payload: sealed({ material: true }) }, { payload: sealed({}) }],
  panelIsQuorate: [
    { payload: { experts: ['a', 'b', 'c'] }, rules: { 'panel.quorum': 3 } },
    { payload: { experts: ['a', 'b', 'b'] }, rules: { 'panel.quorum': 3 } },
  ],
  expertsAreFree: [{ payload: { experts: ['a'] } }, { payload: { experts: ['a'] }, context: { participants: ['a'] } }],
  isMember: [{ context: panel({ members: ['p'] }) }, {}],
  notYetOpined: [{}, { context: panel({ opinions: [{ person: 'p', verdict: 'for' }] }) }],
  panelBelowQuorum: [{ context: panel({ members: ['a'], quorum: 2 }) }, { context: panel({ members: ['a', 'b'], quorum: 2 }) }],
  everyOpinionGiven: [{ context: opinions('for', 'for', 'for') }, { context: opinions('for') }],
  opinionsReachQuorum: [{ context: opinions('for', 'for', 'for') }, { context: opinions('for', 'for') }],
  opinionsBelowQuorum: [{ context: opinions('for') }, { context: opinions('for', 'for', 'for') }],
  redrawLeft: [{ rules: { 'panel.redraws': 1 } }, { rules: { 'panel.redraws': 1 }, context: panel({ redraws: 1 }) }],
  majorityFor: [{ context: opinions('for', 'for', 'against') }, { context: opinions('for', 'for', 'against', 'questions') }],
  majorityAgainst: [{ context: opinions('against', 'against', 'for') }, { context: opinions('against', 'for') }],
  noConditionsLeft: [{}, { context: { conditions: { pending: [condition], accepted: [] } } }],
  noticeHeld: [{ context: notice({ status: 'ended' }) }, { context: notice({ status: 'answering' }) }],
  redactionsReady: [{ context: notice({ preparationOver: true }) }, {}],
  commentIsNew: [{ payload: { comment: 'c' } }, { payload: { comment: 'c' }, context: notice({ comments: ['c'] }) }],
  noComments: [{}, { context: notice({ comments: ['c'] }) }],
  answersEveryComment: [
    { payload: { replies: [{ comments: ['c'], text: 't' }] }, context: notice({ comments: ['c'] }) },
    { payload: { replies: [{ comments: ['c'], text: 't' }] }, context: notice({ comments: ['c', 'd'] }) },
  ],
  commentsAreReceived: [{ payload: { comments: ['c'] }, context: notice({ comments: ['c'] }) }, { payload: { comments: [] } }],
  hasRole: [
    { actor: { roles: ['decider'] }, params: { role: 'decider' } },
    { actor: { roles: ['intake-officer'] }, params: { role: 'decider' } },
  ],
  neverReviewed: [{ context: lanes({ assessors: ['q'] }) }, { context: lanes({ secondReviewers: ['p'] }) }],
  notProposer: [{ context: proposal({}) }, { context: proposal({ proposers: ['p'] }) }],
  proposalIsWhole: [{ payload: proposalOf({}) }, { payload: proposalOf({ outcome: 'decline' }) }],
  outcomeIsOpen: [
    { payload: proposalOf({ outcome: 'register' }), context: RIPE },
    { payload: proposalOf({ outcome: 'register' }), context: { ...RIPE, onlyOutcomes: ['decline'] } },
  ],
  outcomeIsProposed: [
    { context: proposal({}), params: { outcome: 'register' } },
    { context: proposal({}), params: { outcome: 'defer' } },
  ],
  pathIsWhole: [{ context: RIPE }, { context: { ...RIPE, number: null } }],
  reasonIsProposed: [
    { payload: { reasonCode: 'r' }, context: proposal({ reasonCode: 'r' }) },
    { payload: { reasonCode: 's' }, context: proposal({ reasonCode: 'r' }) },
  ],
  destinationIsProposed: [
    { payload: { to: 'x' }, context: proposal({ redirectTo: 'x' }) },
    { payload: { to: 'x' }, context: proposal({}) },
  ],
  conditionsAreProposed: [
    { payload: { conditions: [condition] }, context: proposal({ conditions: [condition] }) },
    { payload: { conditions: [] }, context: proposal({}) },
  ],
  holdExtensionLeft: [{ rules: { 'hold.extensions': 1 } }, { rules: { 'hold.extensions': 1 }, context: { holdExtensions: 1 } }],
  noticeIsSuspended: [{ context: notice({ status: 'suspended' }) }, { context: notice({ status: 'open' }) }],
  startIsDated: [
    { payload: { startedOn: '2026-09-10' }, context: { registeredAt: '2026-09-09T17:00:00.000Z' } },
    { payload: { startedOn: '2026-09-09' }, context: { registeredAt: '2026-09-09T17:00:00.000Z' } },
  ],
  registrationExtensionLeft: [
    { rules: { 'registered.extensions': 1 } },
    { rules: { 'registered.extensions': 1 }, context: { registrationExtensions: 1 } },
  ],
  suspendsWithinArea: [{ payload: { scope: 'whole' } }, { payload: { scope: '33' }, context: sharing({ area: ['31'] }) }],
  serviceRuns: [{}, { context: { suspended: 'whole' } }],
  endIsLater: [
    { payload: { plannedEnd: '2027-01-01' }, context: { plannedEnd: '2026-12-31' } },
    { payload: { plannedEnd: '2026-09-10' }, context: { plannedEnd: '2026-09-01' } },
  ],
  auditorIsFree: [
    { payload: { auditor: 'x' }, context: { closedTo: ['q'], participants: ['p'] } },
    { payload: { auditor: 'x' }, context: { participants: ['x'] } },
  ],
  isAuditor: [{ context: { auditor: 'p' } }, { context: { auditor: 'x' } }],
  mayProve: [{ actor: { authority: null } }, { actor: { authority: 'office' } }],
  proofIsOpen: [
    { payload: { proof: 'funds' } },
    { payload: { proof: 'funds' }, context: exit({ proofs: { funds: proved(['q'], true) } }) },
  ],
  proofIsMade: [
    { payload: { proof: 'funds' }, context: exit({ proofs: { funds: proved(['q'], false) } }) },
    { payload: { proof: 'funds' } },
  ],
  notProver: [
    { payload: { proof: 'funds' }, context: exit({ proofs: { funds: proved(['q'], false) } }) },
    { payload: { proof: 'funds' }, context: exit({ proofs: { funds: proved(['p'], false) } }) },
  ],
  lastProof: [
    {
      payload: { proof: 'funds' },
      context: exit({ proofs: { users: proved([], true), data: proved([], true), complaints: proved([], true) } }),
    },
    { payload: { proof: 'funds' } },
  ],
  endedByAuthority: [{ context: exit({ cause: 'revocation' }) }, { context: exit({ cause: 'withdrawal' }) }],
  exitOverdue: [{ context: exit({ overdue: true }) }, { context: exit({ overdue: true, takenCharge: true }) }],
};
