import type { RuleRow } from './reference-data.js';
import { analogy, baseline, house } from './rule-row.js';

const LICENSING_32 = analogy(
  '《行政许可法》第三十二条第一款第（四）项：五日内一次告知补正，逾期不告知视为受理',
  'art. 32(1)(4) of the Administrative Licensing Law: corrections named once within five days, else deemed accepted',
);
const LICENSING_42 = analogy(
  '《行政许可法》第四十二条第一款：二十日内作出决定，经负责人批准可延长十日并告知理由',
  'art. 42(1) of the Administrative Licensing Law: decision within twenty days, ten more with the head’s approval, the reasons told',
);
const NOTICE = house(
  '公开材料未载公示期限，约五个工作日的说法未核实',
  'no public source states the length of the notice; «about five working days» is unverified',
);
const RECONSIDERATION = analogy(
  '《行政复议法》（2023年修订）第二十条、第六十二条的六十日',
  'arts. 20 and 62 of the Administrative Reconsideration Law (2023): sixty days',
);
const EVALUATION = house(
  '评价次序（自测自评、审计、专家论证、结果确认）见于公开材料，期限未见',
  'the order of the four steps is documented, their length is not',
);

/** The clocks of a pilot application, in the order of its stages. */
// prettier-ignore
export const applicationRules: readonly RuleRow[] = [
  baseline('clock.draft', 180, 'calendar-day', '草稿保留期限', 'Keeping a draft'),
  baseline('clock.signing', 10, 'working-day', '各方签署期限', 'Signing by every party'),
  baseline('clock.screening', 5, 'working-day', '形式审查期限', 'Screening for completeness', LICENSING_32),
  baseline('clock.correction', 15, 'working-day', '补正期限', 'Correction by the firm'),
  baseline('clock.interest', 5, 'working-day', '相关省市提出关注的期限', 'Claim of interest by a province'),
  baseline('clock.review.lane', 15, 'working-day', '单项审查期限', 'One review lane'),
  baseline('clock.review.total', 20, 'working-day', '审查总期限', 'Review as a whole', LICENSING_42),
  baseline('clock.review.total.extension', 10, 'working-day', '审查总期限的延长', 'Extension of the review', LICENSING_42),
  baseline('clock.information', 10, 'working-day', '补充材料期限', 'Answer to a request for information'),
  baseline('clock.information.extension', 5, 'working-day', '补充材料期限的延长', 'Extension of that answer'),
  baseline('clock.second-review', 3, 'working-day', '复核期限', 'Second review'),
  baseline('clock.sharing.revision', 10, 'working-day', '申请方按异议修改的期限', 'Revision by the firm after objections'),
  baseline('clock.panel.convene', 5, 'working-day', '召集专家的期限', 'Convening the panel'),
  baseline('clock.panel.opinion', 10, 'working-day', '专家论证期限', 'Opinion of the panel', analogy('《行政许可法》第四十五条：专家评审时间不计入期限，但应书面告知；天数为本平台默认值', 'art. 45 of the Administrative Licensing Law: time of expert review is not counted and is told in writing; the number of days is a default of this platform')),
  baseline('clock.conditions', 10, 'working-day', '接受附加条件的期限', 'Acceptance of conditions'),
  baseline('clock.notice.preparing', 5, 'working-day', '公示准备期限', 'Preparing the public notice'),
  baseline('clock.notice.published', 5, 'working-day', '公示期限', 'Public notice', NOTICE),
  baseline('clock.notice.answering', 10, 'working-day', '答复公众意见的期限', 'Answering public comments'),
  baseline('clock.decision', 10, 'working-day', '决定期限', 'Decision'),
  baseline('clock.remedy.request', 60, 'calendar-day', '申请复核的期限', 'Request for review of a decision', RECONSIDERATION),
  baseline('clock.remedy', 60, 'calendar-day', '复核办理期限', 'Review of a decision', RECONSIDERATION),
  baseline('clock.hold', 20, 'working-day', '中止办理期限', 'Hold'),
  baseline('clock.hold.extension', 20, 'working-day', '中止办理的延长', 'Extension of a hold'),
  baseline('clock.registered', 3, 'month', '登记后启动测试的期限', 'Start of the test after registration'),
  baseline('clock.registered.extension', 3, 'month', '启动期限的延长', 'Extension of the start'),
  baseline('clock.live.winding-down', 10, 'working-day', '测试期满收尾期限', 'Winding down at the planned end'),
  baseline('clock.suspension.confirm', 24, 'hour', '暂停测试的确认时限', 'Confirming a suspension'),
  baseline('clock.suspension.decide', 30, 'calendar-day', '暂停后作出决定的期限', 'Deciding after a suspension'),
  baseline('clock.change', 20, 'working-day', '变更审查期限', 'Review of a change'),
  baseline('clock.evaluation.self', 20, 'working-day', '自测自评期限', 'Self-assessment', EVALUATION),
  baseline('clock.evaluation.audit', 20, 'working-day', '审计期限', 'Audit', EVALUATION),
  baseline('clock.evaluation.experts', 20, 'working-day', '结束测试的专家论证期限', 'Expert evaluation at completion', EVALUATION),
  baseline('clock.evaluation.confirm', 20, 'working-day', '结果确认期限', 'Confirmation of the result', EVALUATION),
  baseline('clock.exit', 60, 'calendar-day', '退出期限', 'Exit'),
];
