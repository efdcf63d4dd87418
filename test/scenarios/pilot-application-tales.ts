import type { Lane } from '@sandbar/domain';
import type { Story } from '@sandbar/testing';
import {
  LANES_PASS,
  PANEL_FOR,
  START,
  accept,
  approve,
  assess,
  assessorOf,
  assign,
  because,
  comment,
  condition,
  convene,
  correct,
  decline,
  expires,
  opine,
  passes,
  people,
  propose,
  publish,
  redact,
  says,
  serve,
} from './pilot-application-world.js';
import {
  awaitingSettlement,
  inDecision,
  inNotice,
  inPanel,
  inReview,
  inScreening,
  inSharing,
  inSigning,
  live,
  newcomer,
  registered,
} from './pilot-application-stages.js';

const hold = says(people.head, 'HOLD', because);
const suspend = says(people.head, 'SUSPEND', { scope: 'whole', reason: '投诉' });
const asked = (lane: Lane): Story =>
  inReview().when(assign(lane), says(assessorOf(lane), 'REQUEST_INFORMATION', { lane, questions: [{ pointer: null, text: '?' }] }));
const evaluation = [
  says(people.signatory, 'APPLY_COMPLETION', { note: '' }),
  says(people.signatory, 'SUBMIT_SELF_ASSESSMENT', { note: '', attachments: [] }),
  says(people.intake, 'ASSIGN_AUDITOR', { auditor: people.auditor.person }),
  says(people.auditor, 'SUBMIT_AUDIT', { note: '', attachments: [] }),
  says(people.intake, 'SUBMIT_EXPERT_EVALUATION', { note: '' }),
];
const evaluating = (steps: number): Story => live().when(...evaluation.slice(0, steps));
const withdraw = says(people.signatory, 'WITHDRAW', because);
const proofs = (['funds', 'users', 'data', 'complaints'] as const).flatMap((proof) => [
  says(people.clerk, 'PROVE', { proof, note: '', attachments: [] }),
  says(people.intake, 'CONFIRM_PROOF', { proof, note: '' }),
]);
const ofLane = (lane: Lane): Record<string, () => Story> => ({
  [`review.${lane}.assigning`]: inReview,
  [`review.${lane}.assessing`]: () => inReview().when(assign(lane)),
  [`review.${lane}.awaitingInformation`]: () => asked(lane),
  [`review.${lane}.secondReview`]: () => inReview().when(assign(lane), assess(lane)),
  [`review.${lane}.settled`]: () => inReview().when(...passes(lane)),
});

/** For every leaf of the machine the shortest honest story that brings a case there. */
export const TALES: Readonly<Record<string, () => Story>> = {
  draft: newcomer,
  signing: () => inSigning(true),
  screening: inScreening,
  correction: () => inScreening().when(correct),
  ...ofLane('legality'),
  ...ofLane('risk'),
  ...ofLane('consumer'),
  'sharing.claims': () => inScreening().when(accept(), ...LANES_PASS),
  'sharing.opening': inSharing,
  'sharing.awaitingSettlement': awaitingSettlement,
  'sharing.revising': () =>
    awaitingSettlement().when(expires('REVISION_REQUESTED', { package: 'package-1', sharingRound: 1, round: 1, objections: [] })),
  'panel.convening': inPanel,
  'panel.deliberating': () => inPanel().when(convene()),
  'panel.concluded': () => inPanel().when(convene(), opine(people.expertA), opine(people.expertB), opine(people.expertC)),
  conditions: () =>
    inReview().when(
      expires('INTEREST_EXPIRED', {}),
      ...passes('legality', { verdict: 'conditional', conditions: [condition] }),
      ...passes('risk'),
      ...passes('consumer'),
      ...PANEL_FOR,
    ),
  'notice.preparing': inNotice,
  'notice.published': () => inNotice().when(redact, publish),
  'notice.answering': () => inNotice().when(redact, publish, comment(), expires('NOTICE_EXPIRED', {})),
  'decision.proposing': inDecision,
  'decision.secondDecision': () => inDecision().when(propose('register')),
  onHold: () => inReview().when(hold),
  declined: () => inDecision().when(propose('decline'), decline),
  remedy: () => inDecision().when(propose('decline'), decline, says(people.signatory, 'REVIEW_REQUEST', { grounds: '-' })),
  registered,
  'live.service.running': live,
  'live.service.suspended.unconfirmed': () => live().when(suspend),
  'live.service.suspended.confirmed': () => live().when(suspend, says(people.head, 'CONFIRM_SUSPENSION', because)),
  'live.change.none': live,
  'live.change.requested': () => live().when(says(people.signatory, 'REQUEST_CHANGE', { description: '-', material: false })),
  'live.evaluation.none': live,
  'live.evaluation.self': () => evaluating(1),
  'live.evaluation.audit': () => evaluating(3),
  'live.evaluation.experts': () => evaluating(4),
  'live.evaluation.confirming': () => evaluating(5),
  exiting: () => live().when(withdraw),
  discarded: () => newcomer().when(says(people.clerk, 'DISCARD', {})),
  withdrawn: () => inReview().when(withdraw),
  lapsed: () => inScreening().when(correct, serve('2026-09-01'), expires('CORRECTION_EXPIRED', {})),
  redirected: () => inScreening().when(says(people.intake, 'REDIRECT', { to: '-', reason: '-' })),
  deferred: () => inDecision().when(propose('defer'), says(people.decider, 'DEFER', because)),
  terminated: () => registered().when(says(people.head, 'REVOKE', { reasonCode: 'breach', reason: '-' })),
  closed: () =>
    inReview().when(
      assign('risk'),
      assess('risk', { verdict: 'fail', reasonCode: 'risk-control' }),
      approve('risk'),
      propose('decline'),
      decline,
      serve('2026-09-01'),
      expires('REMEDY_PERIOD_EXPIRED', {}),
    ),
  completed: () => evaluating(5).when(says(people.decider, 'CONFIRM_COMPLETION', because)),
  exited: () => registered().when(START, withdraw, ...proofs),
};
