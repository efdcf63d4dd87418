import { PROOFS, anyOf, personsOf, shanghaiDay } from '../pilot-application.context.js';
import type { PilotContext } from '../pilot-application.context.js';
import type { Proof } from '../pilot-application.payloads.js';
import { SEPARATION, caseGuard, payloadGuard } from './guard-row.js';

const proofOf = (context: PilotContext, proof: Proof): NonNullable<PilotContext['exit']['proofs'][Proof]> =>
  context.exit.proofs[proof] ?? { provedBy: [], confirmed: false };

/** Guards from registration to the end. */
export const LIVE_GUARDS = {
  startIsDated: payloadGuard<'START'>(
    (context, { payload, meta }) => {
      const day = shanghaiDay(payload.startedOn);
      return day !== '' && shanghaiDay(context.registeredAt ?? '') <= day && day <= shanghaiDay(meta.at);
    },
    '开始日不得早于登记日，也不得晚于今日',
    'The test starts between registration and today',
    ['standard', 'JR/T 0198—2020 测试运行'],
  ),
  registrationExtensionLeft: caseGuard<'EXTEND_REGISTRATION'>(
    (context, { meta }) => context.registrationExtensions < (meta.rules['registered.extensions'] ?? 0),
    '登记有效期已延长过',
    'The registration was extended before',
    ['house', '登记有效期延长一次'],
  ),
  suspendsWithinArea: payloadGuard<'SUSPEND'>(
    (context, { payload }) => payload.scope === 'whole' || context.sharing.area.includes(payload.scope),
    '暂停范围不在服务区域内',
    'The scope lies outside the service area',
    ['standard', 'JR/T 0200—2020'],
  ),
  serviceRuns: caseGuard<'CONFIRM_COMPLETION'>((context) => context.suspended === null, '测试处于暂停状态', 'The test is suspended', [
    'standard',
    'JR/T 0198—2020 测试通过',
  ]),
  endIsLater: payloadGuard<'EXTEND_TEST'>(
    (context, { payload, meta }) => {
      const day = shanghaiDay(payload.plannedEnd);
      return day > shanghaiDay(meta.at) && day > (context.plannedEnd ?? '');
    },
    '延长后的结束日须晚于今日和原结束日',
    'The new end must be later than today and than the old one',
    ['standard', 'JR/T 0198—2020 测试运行'],
  ),
  auditorIsFree: payloadGuard<'ASSIGN_AUDITOR'>(
    (context, { payload }) => ![...context.closedTo, ...context.participants].includes(payload.auditor),
    '该人员已回避，或参与过本件办理',
    'That person declared a conflict, or took a part in the case',
    ['law', '公务员法第七十六条'],
  ),
  isAuditor: caseGuard<'SUBMIT_AUDIT'>(
    (context, { meta }) => {
      const recorded = meta.actor.authority === context.leadAuthority && meta.actor.roles.includes('intake-officer');
      return recorded || (context.auditor !== null && personsOf(meta).includes(context.auditor));
    },
    '由指派的审计员提交，或由主办机关登记',
    'The assigned auditor submits it, or the lead authority records it',
    SEPARATION,
  ),
  mayProve: caseGuard<'PROVE'>(
    (context, { meta }) => meta.actor.authority === null || context.exit.takenCharge,
    '主管机关接管后方可代为提交',
    'The authority proves only after it took charge',
    ['standard', 'JR/T 0198—2020 测试退出'],
  ),
  proofIsOpen: payloadGuard<'PROVE'>(
    (context, { payload }) => !proofOf(context, payload.proof).confirmed,
    '该项证明已确认',
    'This proof is confirmed',
    ['standard', 'JR/T 0198—2020 测试退出'],
  ),
  proofIsMade: payloadGuard<'CONFIRM_PROOF'>(
    (context, { payload }) => {
      const { provedBy, confirmed } = proofOf(context, payload.proof);
      return provedBy.length > 0 && !confirmed;
    },
    '该项证明尚未提交，或已确认',
    'This proof was not made, or is confirmed',
    ['standard', 'JR/T 0198—2020 测试退出'],
  ),
  notProver: payloadGuard<'CONFIRM_PROOF'>(
    (context, { payload, meta }) => !anyOf(personsOf(meta), proofOf(context, payload.proof).provedBy),
    '证明由提交人以外的人员确认',
    'Another person than the prover confirms',
    SEPARATION,
  ),
  lastProof: payloadGuard<'CONFIRM_PROOF'>(
    (context, { payload }) => PROOFS.every((proof) => proof === payload.proof || proofOf(context, proof).confirmed),
    '尚有退出证明未确认',
    'Another proof waits for confirmation',
    ['standard', 'JR/T 0198—2020 测试退出'],
  ),
  endedByAuthority: caseGuard(
    (context) => context.exit.cause === 'revocation' || context.exit.cause === 'termination',
    '退出不是因撤销或终止',
    'The exit does not come from a revocation or termination',
    ['house', '撤销、终止的以终止结案'],
  ),
  exitOverdue: caseGuard<'TAKE_CHARGE'>(
    (context) => context.exit.overdue && !context.exit.takenCharge,
    '退出未逾期，或已接管',
    'The exit is not overdue, or charge was taken',
    ['standard', 'JR/T 0198—2020 测试退出'],
  ),
};
