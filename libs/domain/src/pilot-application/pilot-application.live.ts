import { and } from 'xstate';
import { begins, clock } from './pilot-application.clocks.js';
import { pilot } from './pilot-application.setup.js';

const FIRM = ['signatory@leadApplicant'];
const HEAD = ['head@leadAuthority'];
const DECIDER = ['decider@leadAuthority'];

const exit = <C extends string>(cause: C) =>
  ({
    target: '#exiting',
    actions: [
      { type: 'beginExit', params: { cause } },
      { type: 'ExitStarted', params: { cause } },
    ],
  }) as const;
const suspends = { target: '#suspended', guard: 'suspendsWithinArea', actions: ['suspend', 'TestSuspended'] } as const;
const assigns = { guard: 'auditorIsFree', actions: ['assignAuditor', 'AuditorAssigned'] } as const;
const overdue = { actions: 'EvaluationOverdue' } as const;

/** The live test, for now one recorded officer action a step («manual»): service ∥ change ∥ evaluation (process.md §2). */
export const liveTest = pilot.createStateConfig({
  type: 'parallel',
  meta: { title: { zh: '测试运行', en: 'Live test' }, court: 'firm', manual: true, actor: FIRM, clock: clock('live.winding-down') },
  entry: begins('live.winding-down'),
  on: {
    WITHDRAW: exit('withdrawal'),
    TERMINATE: exit('termination'),
    REVOKE: exit('revocation'),
    PLANNED_END_EXPIRED: exit('planned-end'),
  },
  states: {
    service: {
      meta: { title: { zh: '服务', en: 'Service' }, manual: true },
      initial: 'running',
      states: {
        running: { meta: { title: { zh: '运行中', en: 'Running' }, court: 'none', manual: true, actor: HEAD }, on: { SUSPEND: suspends } },
        suspended: {
          id: 'suspended',
          meta: { title: { zh: '暂停', en: 'Suspended' }, court: 'authority', manual: true, actor: HEAD },
          initial: 'unconfirmed',
          on: {
            SUSPEND: suspends,
            RESUME_SERVICE: { target: 'running', actions: ['resumeService', 'TestResumed'] },
            EXIT: exit('order'),
          },
          states: {
            unconfirmed: {
              meta: { title: { zh: '待确认', en: 'To be confirmed' }, manual: true, clock: clock('suspension.confirm') },
              entry: begins('suspension.confirm'),
              on: {
                CONFIRM_SUSPENSION: { target: 'confirmed', actions: 'SuspensionConfirmed' },
                SUSPENSION_UNCONFIRMED: { actions: 'SuspensionUnconfirmed' },
              },
            },
            confirmed: {
              meta: { title: { zh: '已确认', en: 'Confirmed' }, manual: true, clock: clock('suspension.decide') },
              entry: begins('suspension.decide'),
              on: { SUSPENSION_EXPIRED: { actions: 'SuspensionOverdue' } },
            },
          },
        },
      },
    },
    change: {
      meta: { title: { zh: '变更', en: 'Change' }, manual: true },
      initial: 'none',
      states: {
        none: {
          meta: { title: { zh: '无变更', en: 'None' }, court: 'none', manual: true, actor: FIRM },
          on: { REQUEST_CHANGE: { target: 'requested', actions: 'ChangeRequested' } },
        },
        requested: {
          meta: { title: { zh: '变更待决定', en: 'Requested' }, court: 'authority', manual: true, actor: DECIDER, clock: clock('change') },
          entry: begins('change'),
          on: {
            DECIDE_CHANGE: { target: 'none', actions: 'ChangeDecided' },
            CHANGE_EXPIRED: { target: 'none', actions: 'ChangeExpired' },
          },
        },
      },
    },
    evaluation: {
      meta: { title: { zh: '评价', en: 'Evaluation' }, manual: true },
      initial: 'none',
      states: {
        none: {
          meta: { title: { zh: '未申请', en: 'None' }, manual: true, actor: FIRM },
          on: { ASSIGN_AUDITOR: assigns, APPLY_COMPLETION: { target: 'self', actions: 'CompletionApplied' } },
        },
        self: {
          meta: { title: { zh: '自测自评', en: 'Self-assessment' }, manual: true, actor: FIRM, clock: clock('evaluation.self') },
          entry: begins('evaluation.self'),
          on: {
            ASSIGN_AUDITOR: assigns,
            SUBMIT_SELF_ASSESSMENT: { target: 'audit', actions: 'SelfAssessmentSubmitted' },
            EVALUATION_EXPIRED: exit('evaluation'),
          },
        },
        audit: {
          meta: {
            title: { zh: '审计', en: 'Audit' },
            court: 'experts',
            manual: true,
            actor: ['completion-auditor@anyone', 'intake-officer@leadAuthority'],
            clock: clock('evaluation.audit'),
          },
          entry: begins('evaluation.audit'),
          on: {
            ASSIGN_AUDITOR: assigns,
            SUBMIT_AUDIT: { guard: 'isAuditor', target: 'experts', actions: 'AuditSubmitted' },
            EVALUATION_EXPIRED: overdue,
          },
        },
        experts: {
          meta: {
            title: { zh: '专家论证', en: 'Expert evaluation' },
            court: 'experts',
            manual: true,
            actor: ['expert@panel'],
            clock: clock('evaluation.experts'),
          },
          entry: begins('evaluation.experts'),
          on: { SUBMIT_EXPERT_EVALUATION: { target: 'confirming', actions: 'ExpertEvaluationSubmitted' }, EVALUATION_EXPIRED: overdue },
        },
        confirming: {
          meta: {
            title: { zh: '结果确认', en: 'Confirming' },
            court: 'authority',
            manual: true,
            actor: DECIDER,
            clock: clock('evaluation.confirm'),
          },
          entry: begins('evaluation.confirm'),
          on: {
            CONFIRM_COMPLETION: { guard: 'serviceRuns', target: '#completed', actions: 'TestCompleted' },
            REWORK: { target: 'self', actions: 'ReworkAsked' },
            EXTEND_TEST: { guard: 'endIsLater', target: 'none', actions: ['extendTest', begins('live.winding-down'), 'TestExtended'] },
            FAIL_EVALUATION: exit('evaluation'),
            EVALUATION_EXPIRED: overdue,
          },
        },
      },
    },
  },
});

/** Leaving the test: the firm proves four things, the authority confirms each (process.md §2). */
export const exiting = pilot.createStateConfig({
  id: 'exiting',
  meta: {
    title: { zh: '退出中', en: 'Exiting' },
    court: 'firm',
    manual: true,
    actor: ['applicant@party', 'signatory@party'],
    clock: clock('exit'),
  },
  entry: begins('exit'),
  on: {
    PROVE: { guard: and(['mayProve', 'proofIsOpen']), actions: ['prove', 'ExitProved'] },
    CONFIRM_PROOF: [
      {
        guard: and(['proofIsMade', 'notProver', 'lastProof', 'endedByAuthority']),
        target: '#terminated',
        actions: ['confirmProof', 'ProofConfirmed', 'TestExited'],
      },
      {
        guard: and(['proofIsMade', 'notProver', 'lastProof']),
        target: '#exited',
        actions: ['confirmProof', 'ProofConfirmed', 'TestExited'],
      },
      { guard: and(['proofIsMade', 'notProver']), actions: ['confirmProof', 'ProofConfirmed'] },
    ],
    EXIT_EXPIRED: { actions: ['markExitOverdue', 'ExitOverdue'] },
    TAKE_CHARGE: { guard: 'exitOverdue', actions: ['takeCharge', 'ExitTakenCharge'] },
  },
});
