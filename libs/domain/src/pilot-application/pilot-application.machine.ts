import { and } from 'xstate';
import { awaits, begins, clock, served } from './pilot-application.clocks.js';
import { conditions, decision, declined, notice, onHold, remedy, weighing } from './pilot-application.decision.js';
import { reviewLane } from './pilot-application.lane.js';
import { exiting, liveTest } from './pilot-application.live.js';
import { inputAsContext, pilot } from './pilot-application.setup.js';
import { panel, sharing } from './pilot-application.sharing.js';

const APPLICANT = ['applicant@leadApplicant', 'signatory@leadApplicant'];
const SIGNATORY = ['signatory@leadApplicant'];
const INTAKE = ['intake-officer@leadAuthority'];
const SEALABLE = ['enoughLicensedParties', 'leadApplicantIsParty'] as const;
const ATTESTABLE = ['attestsThisContent', 'notYetAttested'] as const;
const SCREENS = { type: 'hasRole', params: { role: 'intake-officer' } } as const;
const LEAVES = ['leavesItself', 'leaverIsNotTheLead'] as const;

const end = <I extends string>(id: I, zh: string, en: string) => ({ id, type: 'final', meta: { title: { zh, en } } }) as const;
const backToDraft = { target: '#draft', actions: ['voidAttestations', 'SigningEnded'] } as const;

/** pilot-application@1: the states of process.md §2, from draft to the end. */
export const pilotMachine = pilot.createMachine({
  id: 'pilot-application',
  context: inputAsContext,
  initial: { target: 'inHand', actions: 'ApplicationCreated' },
  states: {
    inHand: {
      meta: { title: { zh: '办理中', en: 'In hand' }, wrapper: true },
      initial: 'draft',
      on: {
        TRANSFER: { guard: 'transferIsElsewhere', actions: ['proposeTransfer', 'TransferProposed'] },
        ACCEPT_TRANSFER: [
          {
            guard: and(['transferProposed', 'movesOpenSharing']),
            actions: ['acceptTransfer', 'reopenSharing', 'TransferredAcrossProvinces'],
          },
          { guard: 'transferProposed', actions: ['acceptTransfer', 'TransferAccepted'] },
        ],
        DECLINE_TRANSFER: { guard: 'transferProposed', actions: ['dropTransfer', 'TransferDeclined'] },
        PERSON_LEFT: { guard: 'leaverHoldsSeat', actions: ['releaseLeaver', 'PersonLeft'] },
        AUTHORITY_SUCCEEDED: { guard: 'succeedsInvolvedAuthority', actions: ['succeedAuthority', 'AuthoritySucceeded'] },
        CALENDAR_CHANGED: [{ guard: 'someDateMoves', actions: 'DeadlinesMoved' }, { actions: 'DeadlinesSettled' }],
        DECLARE_CONFLICT: { actions: ['declareConflict', 'ConflictDeclared'] },
      },
      states: {
        draft: {
          id: 'draft',
          meta: { title: { zh: '起草', en: 'Draft' }, court: 'firm', actor: APPLICANT, clock: clock('draft') },
          entry: begins('draft'),
          on: {
            SEAL: { guard: and(SEALABLE), target: 'open.signing', actions: ['seal', 'ApplicationSealed'] },
            DISCARD: { target: '#discarded', actions: 'DraftDiscarded' },
            DRAFT_EXPIRED: { target: '#discarded', actions: 'DraftDiscarded' },
          },
        },
        open: {
          meta: { title: { zh: '审核中', en: 'Open' }, wrapper: true },
          initial: 'signing',
          on: {
            WITHDRAW: { target: '#withdrawn', actions: 'ApplicationWithdrawn' },
            TERMINATE: { target: '#terminated', actions: 'ApplicationTerminated' },
            HOLD: { target: 'onHold', actions: ['clearHold', 'CaseHeld'] },
            PARTY_LEAVES: [
              {
                guard: and([...LEAVES, 'licensedPartyRemains', 'accepted']),
                target: '#review',
                actions: ['removeParty', 'voidSharing', 'reopenReview', 'PartyLeft'],
              },
              { guard: and([...LEAVES, 'licensedPartyRemains']), target: 'draft', actions: ['removeParty', 'PartyLeft'] },
              { guard: and(LEAVES), target: '#terminated', actions: ['removeParty', 'PartyLeft', 'ApplicationTerminated'] },
            ],
            ATTEST: { guard: and(ATTESTABLE), actions: ['attest', 'PartyAttested'] },
            CLAIM_INTEREST: {
              guard: and(['interestOpen', 'hasNotClaimed', 'claimsOwnProvince']),
              actions: ['claimInterest', 'InterestClaimed'],
            },
            INTEREST_EXPIRED: { guard: 'interestOpen', actions: ['closeInterest', 'InterestPeriodOver'] },
          },
          states: {
            signing: {
              meta: { title: { zh: '签署', en: 'Signing' }, court: 'firm', actor: ['signatory@party'], clock: clock('signing') },
              entry: begins('signing'),
              on: {
                ATTEST: [
                  {
                    guard: and([...ATTESTABLE, 'lastToAttest']),
                    target: 'screening',
                    actions: ['attest', 'submit', 'PartyAttested', 'ApplicationSubmitted'],
                  },
                  { guard: and(ATTESTABLE), actions: ['attest', 'PartyAttested'] },
                ],
                EDIT: backToDraft,
                REFUSE: backToDraft,
                SIGNING_EXPIRED: backToDraft,
              },
            },
            screening: {
              meta: { title: { zh: '受理审查', en: 'Screening' }, court: 'authority', actor: INTAKE, clock: clock('screening') },
              entry: begins('screening'),
              on: {
                ACCEPT: {
                  guard: and(['checklistIsMet', 'everyItemAnswered']),
                  target: 'review',
                  actions: ['accept', begins('interest'), 'ApplicationAccepted'],
                },
                CORRECT: {
                  guard: and(['correctionRoundLeft', 'namesCorrections']),
                  target: 'correction',
                  actions: ['countCorrection', 'CorrectionRequested'],
                },
                OUT_OF_SCOPE: { target: 'decision', actions: ['limitToDeclineOrRedirect', 'FoundOutOfScope'] },
                REDIRECT: { guard: SCREENS, target: '#redirected', actions: ['takePart', 'ApplicationRedirected'] },
                SCREENING_EXPIRED: { target: 'review', actions: ['deemAccepted', begins('interest'), 'DeemedAccepted'] },
              },
            },
            correction: {
              meta: { title: { zh: '补正', en: 'Correction' }, court: 'firm', actor: SIGNATORY, clock: clock('correction') },
              entry: awaits('correction'),
              on: {
                SERVE: served('correction'),
                RESUBMIT: {
                  guard: and(['contentIsNew', ...SEALABLE]),
                  target: 'screening',
                  actions: ['replaceContent', 'CorrectionSubmitted'],
                },
                CORRECTION_EXPIRED: { target: '#lapsed', actions: 'ApplicationLapsed' },
              },
            },
            review: {
              id: 'review',
              type: 'parallel',
              meta: { title: { zh: '审查', en: 'Review' }, court: 'authority', clock: clock('review.total') },
              entry: begins('review.total'),
              always: [
                { guard: 'someLaneFailed', target: 'decision', actions: ['limitToDecline', 'ReviewFailed'] },
                { guard: 'everyLaneSettled', target: 'sharing', actions: 'ReviewPassed' },
              ],
              on: {
                EXTEND_REVIEW: { guard: 'reviewExtensionLeft', actions: ['extendReview', 'ReviewExtended'] },
                TOTAL_EXPIRED: { actions: 'ReviewOverdue' },
              },
              states: { legality: reviewLane('legality'), risk: reviewLane('risk'), consumer: reviewLane('consumer') },
            },
            sharing,
            panel,
            weighing,
            conditions,
            notice,
            decision,
            before: { id: 'before', type: 'history', history: 'deep' },
          },
        },
        onHold,
        declined,
        remedy,
        registered: {
          id: 'registered',
          meta: { title: { zh: '已登记', en: 'Registered' }, court: 'firm', actor: SIGNATORY, clock: clock('registered') },
          entry: begins('registered'),
          on: {
            START: { guard: 'startIsDated', target: 'live', actions: 'TestStarted' },
            EXTEND_REGISTRATION: { guard: 'registrationExtensionLeft', actions: ['extendRegistration', 'RegistrationExtended'] },
            REVOKE: { target: '#terminated', actions: 'RegistrationRevoked' },
            WITHDRAW: { target: '#withdrawn', actions: 'RegistrationWithdrawn' },
            REGISTRATION_EXPIRED: { target: '#lapsed', actions: 'RegistrationLapsed' },
          },
        },
        live: liveTest,
        exiting,
      },
    },
    discarded: end('discarded', '已废弃', 'Discarded'),
    withdrawn: end('withdrawn', '已撤回', 'Withdrawn'),
    lapsed: end('lapsed', '已失效', 'Lapsed'),
    redirected: end('redirected', '已移送其他程序', 'Redirected'),
    deferred: end('deferred', '已暂缓', 'Deferred'),
    terminated: end('terminated', '已终止', 'Terminated'),
    closed: end('closed', '已办结', 'Closed'),
    completed: end('completed', '测试通过', 'Completed'),
    exited: end('exited', '已退出', 'Exited'),
  },
});
