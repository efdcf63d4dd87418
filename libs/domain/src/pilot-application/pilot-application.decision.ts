import { and } from 'xstate';
import { awaits, begins, clock, served } from './pilot-application.clocks.js';
import { pilot } from './pilot-application.setup.js';
import { packageOpened, packageSays } from './pilot-application.sharing.js';

const SIGNATORY = ['signatory@leadApplicant'];
const INTAKE = ['intake-officer@leadAuthority'];
const DECIDER = ['decider@leadAuthority'];
const another = ['neverReviewed', 'notProposer'] as const;
const DECIDES = { type: 'hasRole', params: { role: 'decider' } } as const;
const proposed = <O extends string>(outcome: O) => ({ type: 'outcomeIsProposed', params: { outcome } }) as const;

/**
 * Passing through: with no condition left the case goes on. Conditions that a decider added after the notice only narrow
 * what was published, so the notice is not held again: the case returns to the decision; a material change would go
 * through sharing and a new notice.
 */
export const weighing = pilot.createStateConfig({
  id: 'weighing',
  meta: { title: { zh: '汇总条件', en: 'Weighing the conditions' } },
  always: [
    { guard: and(['noConditionsLeft', 'noticeHeld']), target: '#decision' },
    { guard: 'noConditionsLeft', target: '#notice', actions: 'prepareNotice' },
    { target: '#conditions', actions: 'ConditionsProposed' },
  ],
});

export const conditions = pilot.createStateConfig({
  id: 'conditions',
  meta: { title: { zh: '附加条件', en: 'Conditions' }, court: 'firm', actor: SIGNATORY, clock: clock('conditions') },
  entry: awaits('conditions'),
  on: {
    SERVE: served('conditions'),
    ACCEPT_CONDITIONS: { target: '#weighing', actions: ['acceptConditions', 'ConditionsAccepted'] },
    REFUSE_CONDITIONS: { target: '#decision', actions: 'ConditionsRefused' },
    CONDITIONS_EXPIRED: { target: '#lapsed', actions: 'ApplicationLapsed' },
  },
});

export const notice = pilot.createStateConfig({
  id: 'notice',
  meta: { title: { zh: '公示', en: 'Public notice' } },
  initial: 'preparing',
  states: {
    preparing: {
      meta: {
        title: { zh: '公示准备', en: 'Preparing' },
        court: 'firm',
        actor: ['applicant@leadApplicant', 'secrecy-reviewer@leadAuthority'],
        clock: clock('notice.preparing'),
      },
      entry: begins('notice.preparing'),
      on: {
        PROPOSE_REDACTIONS: { actions: ['noteRedactions', 'RedactionsProposed'] },
        PUBLISH: { guard: 'redactionsReady', target: 'published', actions: ['publish', 'NoticePublished'] },
        PREPARATION_EXPIRED: { actions: ['endPreparation', 'PreparationOver'] },
      },
    },
    published: {
      meta: { title: { zh: '公示中', en: 'Published' }, court: 'public', actor: ['public@anyone'], clock: clock('notice.published') },
      entry: begins('notice.published'),
      on: {
        COMMENT: { guard: 'commentIsNew', actions: ['comment', 'CommentReceived'] },
        HOLD: { target: '#onHold', actions: ['clearHold', 'suspendNotice', 'CaseHeld', 'NoticeSuspended'] },
        NOTICE_EXPIRED: [
          { guard: 'noComments', target: '#decision', actions: ['endNotice', 'NoticeEnded'] },
          { target: 'answering', actions: ['beginAnswering', 'NoticeEnded'] },
        ],
      },
    },
    answering: {
      meta: { title: { zh: '答复公众意见', en: 'Answering' }, court: 'authority', actor: INTAKE, clock: clock('notice.answering') },
      entry: begins('notice.answering'),
      on: {
        ANSWERED: { guard: 'answersEveryComment', target: '#decision', actions: ['answerComments', 'CommentsAnswered'] },
        UPHELD: { guard: 'commentsAreReceived', target: '#review', actions: ['reopenUpheld', 'ObjectionUpheld'] },
        MATERIAL: { guard: 'commentsAreReceived', target: '#sharing', actions: ['takePart', 'voidSharing', 'MaterialChangeFound'] },
        ANSWERING_EXPIRED: { actions: 'AnsweringOverdue' },
      },
    },
  },
});

/** Two persons: one proposes, another decides as proposed; neither reviewed the case. */
export const decision = pilot.createStateConfig({
  id: 'decision',
  meta: { title: { zh: '决定', en: 'Decision' }, court: 'authority', clock: clock('decision') },
  entry: begins('decision'),
  initial: 'proposing',
  on: { DECISION_EXPIRED: { actions: 'DecisionOverdue' } },
  states: {
    proposing: {
      meta: { title: { zh: '拟办', en: 'Proposing' }, actor: ['proposer@leadAuthority'] },
      on: {
        PROPOSE: {
          guard: and(['neverReviewed', 'proposalIsWhole', 'outcomeIsOpen']),
          target: 'secondDecision',
          actions: ['propose', 'DecisionProposed'],
        },
      },
    },
    secondDecision: {
      meta: { title: { zh: '审定', en: 'Second decision' }, actor: DECIDER },
      on: {
        RETURN_PROPOSAL: { guard: and(another), target: 'proposing', actions: ['dropProposal', 'takePart', 'ProposalReturned'] },
        REGISTER: {
          guard: and([proposed('register'), ...another, 'pathIsWhole']),
          target: '#registered',
          actions: ['register', 'ApplicationRegistered'],
        },
        DECLINE: {
          guard: and([proposed('decline'), ...another, 'reasonIsProposed']),
          target: '#declined',
          actions: ['takePart', 'ApplicationDeclined'],
        },
        DEFER: { guard: and([proposed('defer'), ...another]), target: '#deferred', actions: ['takePart', 'ApplicationDeferred'] },
        REDIRECT: {
          guard: and([DECIDES, proposed('redirect'), ...another, 'destinationIsProposed']),
          target: '#redirected',
          actions: ['takePart', 'ApplicationRedirected'],
        },
        MORE_CONDITIONS: {
          guard: and([proposed('more-conditions'), ...another, 'conditionsAreProposed']),
          target: '#weighing',
          actions: ['addConditions', 'MoreConditionsAsked'],
        },
      },
    },
  },
});

export const onHold = pilot.createStateConfig({
  id: 'onHold',
  meta: { title: { zh: '中止办理', en: 'On hold' }, court: 'authority', actor: ['head@leadAuthority'], clock: clock('hold') },
  entry: begins('hold'),
  on: {
    RESUME: [
      { guard: 'noticeIsSuspended', target: '#before', actions: ['restartNotice', 'CaseResumed', 'NoticeRestarted'] },
      { target: '#before', actions: 'CaseResumed' },
    ],
    EXTEND_HOLD: { guard: 'holdExtensionLeft', actions: ['extendHold', 'HoldExtended'] },
    HOLD_EXPIRED: { target: '#decision', actions: 'HoldOver' },
    WITHDRAW: { target: '#withdrawn', actions: 'ApplicationWithdrawn' },
    TERMINATE: { target: '#terminated', actions: 'ApplicationTerminated' },
    // What the package says meanwhile is kept: the case moves on it when it resumes.
    PACKAGE_OPENED: packageOpened,
    ...packageSays,
  },
});

export const declined = pilot.createStateConfig({
  id: 'declined',
  meta: { title: { zh: '不予登记（可申请复查）', en: 'Declined' }, court: 'firm', actor: SIGNATORY, clock: clock('remedy.request') },
  entry: awaits('remedy.request'),
  on: {
    SERVE: served('remedy.request'),
    REVIEW_REQUEST: { target: 'remedy', actions: 'ReviewRequested' },
    REMEDY_PERIOD_EXPIRED: { target: '#closed', actions: 'RemedyPeriodOver' },
  },
});

/** The review of a decision, heard by persons who took no part before. */
export const remedy = pilot.createStateConfig({
  id: 'remedy',
  meta: { title: { zh: '复查', en: 'Remedy' }, court: 'authority', actor: DECIDER, clock: clock('remedy') },
  entry: begins('remedy'),
  on: {
    SET_ASIDE: { guard: 'tookNoPart', target: '#decision', actions: ['setAside', 'DecisionSetAside'] },
    UPHOLD: { guard: 'tookNoPart', target: '#closed', actions: ['takePart', 'DecisionUpheld'] },
    REMEDY_EXPIRED: { actions: 'RemedyOverdue' },
  },
});
