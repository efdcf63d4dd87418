import { LANES } from '../../kernel/index.js';
import type { Lane, Role } from '../../kernel/index.js';
import { checklistOf, unansweredItems } from '../pilot-application.checklists.js';
import { anyOf, concernedProvinces, distinct, personsOf } from '../pilot-application.context.js';
import type { PilotEventOf } from '../pilot-application.events.js';
import { leaverAssesses, leaverAudits, leaverSits } from '../pilot-application.leaver.js';
import { SEPARATION, caseGuard, payloadGuard, routeGuard } from './guard-row.js';

export interface OfLane {
  readonly lane: Lane;
}
type LaneEvent = 'ASSIGN' | 'REASSIGN' | 'ASSESS' | 'REQUEST_INFORMATION' | 'ANSWER' | 'EXTEND_INFORMATION' | 'APPROVE' | 'REJECT';
const REVIEWER: Record<Lane, Role> = { legality: 'legality-reviewer', risk: 'risk-reviewer', consumer: 'consumer-reviewer' };
const filled = (text: string): boolean => text.trim() !== '';

/** Guards of the three lanes, of sharing and of the panel. */
export const REVIEW_GUARDS = {
  ofLane: routeGuard<LaneEvent | 'LANE_EXPIRED' | 'INFORMATION_EXPIRED' | 'SECOND_REVIEW_EXPIRED', OfLane>(
    (_context, { payload }, { lane }) => payload.lane === lane,
    '该审查项不在此环节',
    'That lane is not at this step',
  ),
  laneUnsettled: caseGuard<'LANE_EXPIRED', OfLane>(
    (context, _event, { lane }) => !context.lanes[lane].settled,
    '该审查项已复核',
    'This lane is settled',
    ['house', '已复核的审查项不再计时'],
  ),
  laneStands: caseGuard<LaneEvent, OfLane>(
    (context, _event, { lane }) => context.lanes[lane].stands,
    '该审查项须重新审查',
    'This lane is reviewed anew',
    ['house', '未被异议涉及的复核结论继续有效'],
  ),
  assessorIsFree: payloadGuard<'ASSIGN' | 'REASSIGN', OfLane>(
    (context, { payload }, { lane }) =>
      !context.closedTo.includes(payload.assessor) && !context.lanes[lane].secondReviewers.includes(payload.assessor),
    '该人员已回避，或复核过本项',
    'That person declared a conflict, or second-reviewed this lane',
    ['law', '公务员法第七十六条'],
  ),
  isAssessor: caseGuard<LaneEvent | 'DECLARE_CONFLICT', OfLane>(
    (context, { meta }, { lane }) => {
      const { assessor } = context.lanes[lane];
      return assessor !== null && personsOf(meta).includes(assessor);
    },
    '由承办审查员办理',
    'Only the assigned assessor may do this',
    SEPARATION,
  ),
  neverSecondReviewed: caseGuard<LaneEvent, OfLane>(
    (context, { meta }, { lane }) => !anyOf(personsOf(meta), context.lanes[lane].secondReviewers),
    '复核过本项的人员不得审查本项',
    'Who second-reviewed this lane does not assess it',
    SEPARATION,
  ),
  roleFitsLane: caseGuard<LaneEvent, OfLane>(
    (_context, { meta }, { lane }) => meta.actor.roles.includes(REVIEWER[lane]),
    '审查员的岗位与审查项不符',
    "The reviewer's role does not fit the lane",
    ['law', '银行保险机构消费者权益保护管理办法第九条等各项审查职责'],
  ),
  leaverAssesses: payloadGuard<'PERSON_LEFT', OfLane>(
    (context, { payload }, { lane }) => leaverAssesses(context, payload, lane),
    '离岗人员没有本项未复核的工作',
    'The leaver has no work in this lane that is not second-reviewed',
    ['house', '离岗人员未复核的工作退回分派，已复核的继续有效'],
  ),
  leaverHoldsSeat: payloadGuard<'PERSON_LEFT'>(
    (context, { payload }) => leaverSits(context, payload) || leaverAudits(context, payload),
    '离岗人员在本件没有未完成的专家或审计工作',
    'The leaver has no seat on the panel and no audit to do',
    ['house', '离岗人员未复核的工作退回分派，已复核的继续有效'],
  ),
  assessmentIsWhole: payloadGuard<'ASSESS'>(
    (_context, { payload }) => {
      const { lane, verdict, tier, risks, conditions, reasonCode } = payload;
      if (lane === 'risk' && (tier === null || risks.length === 0 || !risks.every((risk) => filled(risk.reason)))) return false;
      if (verdict === 'conditional' && conditions.length === 0) return false;
      if (verdict === 'pass' && conditions.length > 0) return false;
      return verdict !== 'fail' || (reasonCode !== null && filled(reasonCode));
    },
    '审查意见不完整：附条件须列条件，不通过须列理由，风险项须逐项说明并定级',
    'Incomplete: conditions, the failed criterion, or a tier with a reason for each risk',
    ['analogy', '行政许可法第三十八条第二款；JR/T 0199—2020'],
  ),
  everyItemAnswered: payloadGuard<'ACCEPT' | 'ASSESS'>(
    (_context, event) => unanswered(event).length === 0,
    '核对清单有未答复或未写明依据的项目：请逐项核对，并写明依据或材料',
    'An item of the checklist in force is left without an answer or its evidence: answer each, and name the evidence',
    ['house', '逐项核对并写明依据（JR/T 0198—2020、JR/T 0199—2020 各项）'],
    unanswered,
  ),
  asksQuestions: payloadGuard<'REQUEST_INFORMATION'>(
    (_context, { payload }) => payload.questions.length > 0,
    '须列明问题',
    'The questions must be named',
    ['analogy', '行政许可法第三十二条第一款第四项'],
  ),
  answersEveryQuestion: payloadGuard<'ANSWER', OfLane>(
    (context, { payload }, { lane }) => payload.answers.length >= context.lanes[lane].questions,
    '尚有问题未答复',
    'A question is left without an answer',
    ['analogy', '行政许可法第三十一条'],
  ),
  informationExtensionLeft: caseGuard<'EXTEND_INFORMATION', OfLane>(
    (context, { meta }, { lane }) => context.lanes[lane].informationExtensions < (meta.rules['information.extensions'] ?? 0),
    '答复期限已延长过',
    'The answer period was extended before',
    ['house', '答复期限延长一次'],
  ),
  notAssessor: caseGuard<'APPROVE' | 'REJECT', OfLane>(
    (context, { meta }, { lane }) => !anyOf(personsOf(meta), context.lanes[lane].assessors),
    '复核由未承办过本项的人员担任',
    'Second review is by a person who never assessed this lane',
    SEPARATION,
  ),
  someLaneFailed: caseGuard(
    (context) => LANES.some((lane) => context.lanes[lane].settled && context.lanes[lane].verdict === 'fail'),
    '没有未通过的审查项',
    'No lane failed',
    ['house', '任一项经复核不通过即转入决定'],
  ),
  everyLaneSettled: caseGuard(
    (context) => LANES.every((lane) => context.lanes[lane].settled && context.lanes[lane].verdict !== 'fail'),
    '尚有审查项未通过复核',
    'A lane has not passed its second review',
    ['house', '三项审查均须通过并经复核'],
  ),
  reviewExtensionLeft: caseGuard<'EXTEND_REVIEW'>(
    (context, { meta }) => context.reviewExtensions < (meta.rules['review.total.extensions'] ?? 0),
    '审查期限已延长过',
    'The review was extended before',
    ['analogy', '行政许可法第四十二条第一款'],
  ),
  sharingSettled: caseGuard((context) => context.sharing.status === 'settled', '协同意见未定', 'The provinces have not answered', [
    'house',
    '内容无实质变更的，协同答复继续有效',
  ]),
  noAreaLeft: caseGuard((context) => context.sharing.status === 'noArea', '尚有可服务区域', 'An area is left', [
    'house',
    '各省（市）自行决定是否认可',
  ]),
  revisionWanted: caseGuard(
    (context) => context.sharing.status === 'revision',
    '协同方未要求修改',
    'The provinces did not ask for a revision',
    ['house', '协同意见分歧的由申请机构修改'],
  ),
  packageNoted: caseGuard((context) => context.sharing.package !== null, '协同材料包尚未建立', 'The package is not open', [
    'house',
    '沪府办规〔2020〕1号第十六项',
  ]),
  isThisRound: payloadGuard<'PACKAGE_OPENED'>(
    (context, { payload }) =>
      context.sharing.status === 'open' && context.sharing.package === null && payload.round === context.sharing.round,
    '不是当前轮次的协同材料包',
    'Not the package of this round',
    ['house', '协同材料包按轮次更替'],
  ),
  packageHasOldLead: payloadGuard<'PACKAGE_OPENED'>(
    (context, { payload }) => payload.leadAuthority !== context.leadAuthority,
    '材料包的主办机关无误',
    'The package knows the present lead authority',
    ['house', '协同材料包随主办机关变更'],
  ),
  sharingVoided: caseGuard((context) => context.sharing.status === 'none', '协同仍在进行', 'The sharing goes on', [
    'house',
    '材料包撤回更正或主办机关跨省（市）变更的，重新征求意见',
  ]),
  notConcerned: caseGuard((context) => concernedProvinces(context).length === 0, '涉及其他省（市）', 'Other provinces are concerned', [
    'house',
    '沪府办规〔2020〕1号第十六项',
  ]),
  // A message may overtake PACKAGE_OPENED: until the package is known, the round it was opened for tells it.
  isThisPackage: payloadGuard<'REVISION_REQUESTED' | 'SETTLED' | 'NO_AREA_LEFT' | 'PACKAGE_RECALLED'>(
    ({ sharing }, { payload }) =>
      ['open', 'revision'].includes(sharing.status) &&
      (sharing.package === null ? payload.sharingRound === sharing.round : payload.package === sharing.package),
    '不是当前的协同材料包',
    'This is not the present sharing package',
    ['house', '协同材料包按轮次更替'],
  ),
  isMaterial: payloadGuard<'REVISE'>((_context, { payload }) => payload.sealed.material, '不构成实质变更', 'The change is not material', [
    'standard',
    'JR/T 0198—2020 测试声明',
  ]),
  panelIsQuorate: payloadGuard<'CONVENE'>(
    (_context, { payload, meta }) => {
      const members = distinct(payload.experts);
      return members.length === payload.experts.length && members.length >= (meta.rules['panel.quorum'] ?? Number.POSITIVE_INFINITY);
    },
    '专家人数不足法定人数，或有重复',
    'Fewer experts than the quorum, or one named twice',
    ['standard', 'JR/T 0198—2020；沪府办规〔2020〕1号第十一项'],
  ),
  expertsAreFree: payloadGuard<'CONVENE'>(
    (context, { payload }) => !anyOf(payload.experts, [...context.closedTo, ...context.participants]),
    '专家已回避或参与过本件办理',
    'An expert declared a conflict or took a part in the case',
    ['law', '公务员法第七十六条'],
  ),
  isMember: caseGuard<'OPINE' | 'DECLARE_CONFLICT'>(
    (context, { meta }) => context.panel.members.includes(meta.actor.person),
    '不是本件专家组成员',
    'Not a member of the panel',
    ['house', '专家意见由本人提出'],
  ),
  notYetOpined: caseGuard<'OPINE'>(
    (context, { meta }) => !context.panel.opinions.some((opinion) => opinion.person === meta.actor.person),
    '已提交意见',
    'You gave your opinion',
    ['house', '每位专家提出一次意见'],
  ),
  panelBelowQuorum: caseGuard(
    (context) => context.panel.members.length < context.panel.quorum,
    '专家组达到法定人数',
    'The panel has a quorum',
    ['house', '回避后重新计算法定人数'],
  ),
  everyOpinionGiven: caseGuard(
    (context) => context.panel.members.length > 0 && context.panel.opinions.length === context.panel.members.length,
    '尚有专家未提出意见',
    'A member has yet to give an opinion',
    ['house', '全体成员提出意见后形成结论'],
  ),
  opinionsReachQuorum: caseGuard(
    (context) => context.panel.opinions.length > 0 && context.panel.opinions.length >= context.panel.quorum,
    '已提出意见的专家不足法定人数',
    'Fewer opinions than the quorum',
    ['house', '意见达到法定人数方可形成结论'],
  ),
  opinionsBelowQuorum: caseGuard(
    (context) => context.panel.opinions.length < context.panel.quorum,
    '意见达到法定人数',
    'The opinions reach the quorum',
    ['house', '回避后重新计算法定人数'],
  ),
  redrawLeft: caseGuard<'OPINION_EXPIRED'>(
    (context, { meta }) => context.panel.redraws < (meta.rules['panel.redraws'] ?? 0),
    '专家组已重新召集过',
    'The panel was redrawn before',
    ['house', '不足法定人数时重新召集一次，其后由负责人决定'],
  ),
  majorityFor: caseGuard((context) => majority(context.panel.opinions, 'for'), '赞成意见未过半数', 'No majority in favour', [
    'house',
    '专家意见过半数',
  ]),
  majorityAgainst: caseGuard((context) => majority(context.panel.opinions, 'against'), '反对意见未过半数', 'No majority against', [
    'house',
    '专家意见过半数',
  ]),
};

/** Codes of the items of the checklist in force that an event leaves open. */
function unanswered({ type, payload, meta }: PilotEventOf<'ACCEPT' | 'ASSESS'>): readonly string[] {
  return unansweredItems(checklistOf(type, 'lane' in payload ? payload.lane : null), payload.checklist, meta.rules);
}

/** More than half of the opinions given: anything less is a tie or a question, and goes back to review. */
function majority(opinions: readonly { readonly verdict: string }[], verdict: 'for' | 'against'): boolean {
  return opinions.filter((opinion) => opinion.verdict === verdict).length * 2 > opinions.length;
}
