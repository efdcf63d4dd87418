import { jsonKey } from '../../kernel/index.js';
import type { Role } from '../../kernel/index.js';
import { anyOf, hasAttested, personsOf, reviewersOf } from '../pilot-application.context.js';
import type { PilotContext } from '../pilot-application.context.js';
import type { Outcome } from '../pilot-application.payloads.js';
import { SEPARATION, caseGuard, payloadGuard } from './guard-row.js';
import { REVIEW_GUARDS } from './review.guards.js';

export interface OfOutcome {
  readonly outcome: Outcome;
}
type Decides = 'REGISTER' | 'DECLINE' | 'DEFER' | 'REDIRECT' | 'MORE_CONDITIONS';
const filled = (text: string | null): boolean => text !== null && text.trim() !== '';
const ripe = (context: PilotContext): boolean =>
  REVIEW_GUARDS.everyLaneSettled.ask(context, undefined as never, undefined) &&
  ['settled', 'notConcerned'].includes(context.sharing.status) &&
  ['for', 'skipped'].includes(context.panel.outcome ?? '') &&
  context.notice.status === 'ended' &&
  context.conditions.pending.length === 0 &&
  context.parties.every((party) => hasAttested(context, party.organisation));

/** Guards of conditions, public notice, decision and hold. */
export const DECISION_GUARDS = {
  noConditionsLeft: caseGuard(
    (context) => context.conditions.pending.length === 0,
    '有待接受的附加条件',
    'Conditions wait for acceptance',
    ['house', '附加条件须经申请机构接受'],
  ),
  noticeHeld: caseGuard((context) => context.notice.status === 'ended', '尚未公示', 'The public notice has not been held', [
    'standard',
    'JR/T 0198—2020 测试声明（公示）',
  ]),
  redactionsReady: caseGuard<'PUBLISH'>(
    (context) => context.notice.redactionsProposed || context.notice.preparationOver,
    '申请机构尚未提出脱敏建议，准备期也未届满',
    'The firm has not proposed redactions and the preparation period runs',
    ['analogy', '政府信息公开条例第十五条、第三十二条'],
  ),
  commentIsNew: payloadGuard<'COMMENT'>(
    (context, { payload }) => !context.notice.comments.includes(payload.comment),
    '该意见已提交',
    'This comment was received before',
    ['house', '每条意见登记一次'],
  ),
  noComments: caseGuard((context) => context.notice.comments.length === 0, '有待答复的公众意见', 'Comments wait for an answer', [
    'house',
    '公众意见逐条答复',
  ]),
  answersEveryComment: payloadGuard<'ANSWERED'>(
    (context, { payload }) => {
      const answered = new Set(payload.replies.filter((reply) => filled(reply.text)).flatMap((reply) => reply.comments));
      return context.notice.comments.every((comment) => answered.has(comment));
    },
    '尚有公众意见未答复',
    'A comment is left without an answer',
    ['analogy', '行政许可法第三十六条、第四十七条'],
  ),
  commentsAreReceived: payloadGuard<'UPHELD' | 'MATERIAL'>(
    (context, { payload }) => payload.comments.length > 0 && payload.comments.every((comment) => context.notice.comments.includes(comment)),
    '须指明所依据的公众意见',
    'The comments relied on must be named',
    ['analogy', '行政许可法第三十六条'],
  ),
  hasRole: caseGuard<'REDIRECT', { role: Role }>(
    (_context, { meta }, { role }) => meta.actor.roles.includes(role),
    '受理环节由受理人员、决定环节由决定人办理',
    'An intake officer at screening, a decider at the decision',
    SEPARATION,
  ),
  neverReviewed: caseGuard<'PROPOSE' | Decides>(
    (context, { meta }) => !anyOf(personsOf(meta), reviewersOf(context)),
    '审查或复核过本件的人员不得拟办或决定',
    'Who assessed or second-reviewed the case neither proposes nor decides',
    SEPARATION,
  ),
  notProposer: caseGuard<Decides | 'RETURN_PROPOSAL'>(
    (context, { meta }) => context.proposal !== null && !anyOf(personsOf(meta), context.proposal.proposers),
    '决定由拟办人以外的人员作出',
    'Another person than the proposer decides',
    SEPARATION,
  ),
  proposalIsWhole: payloadGuard<'PROPOSE'>(
    (_context, { payload }) => {
      if (payload.outcome === 'decline' && !filled(payload.reasonCode)) return false;
      if (payload.outcome === 'redirect' && !filled(payload.redirectTo)) return false;
      return payload.outcome !== 'more-conditions' || payload.conditions.length > 0;
    },
    '拟办意见不完整：不予登记须列理由，移送须列去向，增加条件须列条件',
    'Incomplete: the failed criterion, where to, or the conditions',
    ['analogy', '行政许可法第三十八条第二款'],
  ),
  outcomeIsOpen: payloadGuard<'PROPOSE'>(
    (context, { payload }) => {
      if (context.onlyOutcomes !== null && !context.onlyOutcomes.includes(payload.outcome)) return false;
      return payload.outcome !== 'register' || ripe(context);
    },
    '本件尚不能作此决定：审查、协同、论证、公示、条件与签署须齐备；未通过审查的只能不予登记',
    'This outcome is not open: registration needs the whole path, a failed review can only be declined',
    ['standard', 'JR/T 0198—2020 测试声明'],
  ),
  outcomeIsProposed: caseGuard<Decides, OfOutcome>(
    (context, _event, { outcome }) => context.proposal?.outcome === outcome,
    '与拟办意见不一致，应先退回拟办',
    'The proposal says otherwise: return it first',
    SEPARATION,
  ),
  pathIsWhole: caseGuard<'REGISTER'>(
    (context) => context.number !== null && ripe(context),
    '审查、协同、论证、公示、条件或签署尚未齐备',
    'Review, sharing, panel, notice, conditions or attestations are missing',
    ['standard', 'JR/T 0198—2020 测试声明'],
  ),
  reasonIsProposed: payloadGuard<'DECLINE'>(
    (context, { payload }) => filled(payload.reasonCode) && payload.reasonCode === context.proposal?.reasonCode,
    '不予登记的理由与拟办意见不一致',
    'The failed criterion differs from the proposal',
    ['analogy', '行政许可法第三十八条第二款'],
  ),
  destinationIsProposed: payloadGuard<'REDIRECT'>(
    (context, { payload }) => payload.to === context.proposal?.redirectTo,
    '移送去向与拟办意见不一致',
    'The destination differs from the proposal',
    SEPARATION,
  ),
  conditionsAreProposed: payloadGuard<'MORE_CONDITIONS'>(
    (context, { payload }) => payload.conditions.length > 0 && jsonKey(payload.conditions) === jsonKey(context.proposal?.conditions),
    '所增条件与拟办意见不一致',
    'The conditions differ from the proposal',
    SEPARATION,
  ),
  holdExtensionLeft: caseGuard<'EXTEND_HOLD'>(
    (context, { meta }) => context.holdExtensions < (meta.rules['hold.extensions'] ?? 0),
    '中止已延长过',
    'The hold was extended before',
    ['house', '中止延长一次'],
  ),
  noticeIsSuspended: caseGuard((context) => context.notice.status === 'suspended', '没有中止的公示', 'No notice is suspended', [
    'house',
    '中止后公示重新计满期限',
  ]),
};
