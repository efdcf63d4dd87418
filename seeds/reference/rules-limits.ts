import type { RuleRow } from './reference-data.js';
import { analogy, baseline, house } from './rule-row.js';

const ONCE_32 = analogy(
  '《行政许可法》第三十二条第一款第（四）项：一次告知需要补正的全部内容',
  'art. 32(1)(4) of the Administrative Licensing Law: everything to be corrected is named once',
);
const ONCE_42 = analogy('《行政许可法》第四十二条第一款：延长一次', 'art. 42(1) of the Administrative Licensing Law: one extension');
const LICENSED = analogy(
  '北京第二批征集公告：科技企业须与至少一家持牌金融机构联合申请',
  'the second Beijing call: a technology firm applies with at least one licensed institution',
);

const LIKENESS = house('按公开试点的改写名称测得', 'measured on rewritten names of public pilots');
const SMALL = house('件数过少的数字会泄露个别申请的办理情况', 'a figure of few cases tells of a single application');
const TRUST = analogy(
  '《行政许可法》第八条（信赖保护）；国务院《全面推进依法行政实施纲要》（国发〔2004〕10号）“诚实守信”：非因法定事由不得改变对当事人有利的决定',
  'art. 8 of the Administrative Licensing Law (protection of legitimate expectations) and the State Council’s outline of 2004 on administration by law: what was granted is not taken back without a ground in law',
);

/** Numbers that are not clocks: quorums, counts, targets, the reminder ladder and the sizes of uploads. */
// prettier-ignore
export const limitRules: readonly RuleRow[] = [
  baseline('panel.size', 5, 'person', '专家组人数', 'Experts on a panel'),
  baseline('panel.quorum', 3, 'person', '专家组最低人数', 'Quorum of a panel'),
  baseline('panel.redraws', 1, 'count', '重新抽取专家的次数', 'Redraws of a panel'),
  baseline('correction.rounds', 1, 'count', '补正轮次', 'Rounds of correction', ONCE_32),
  baseline('information.extensions', 1, 'count', '补充材料延长次数', 'Extensions of an answer'),
  baseline('review.total.extensions', 1, 'count', '审查延长次数', 'Extensions of the review', ONCE_42),
  baseline('hold.extensions', 1, 'count', '中止办理延长次数', 'Extensions of a hold'),
  baseline('registered.extensions', 1, 'count', '启动期限延长次数', 'Extensions of the start'),
  baseline('parties.licensed.minimum', 1, 'party', '持牌机构最低数量', 'Licensed parties at least', LICENSED),
  baseline('target.registration', 25, 'working-day', '从受理到登记的服务目标', 'Service target from acceptance to registration', house('服务目标，只作展示，不产生法律后果', 'a service target, shown only, without legal effect')),
  baseline('authentication.fresh', 15, 'minute', '具有法律效力的行为须在此时间内验证过身份', 'Acts with legal effect: identity shown within'),
  baseline('key.lifetime', 365, 'calendar-day', '接口密钥最长有效期', 'Longest life of an API key'),
  baseline('key.rotation.overlap', 168, 'hour', '轮换后旧密钥最长保留时间', 'Longest overlap of a rotated API key'),
  baseline('webhook.rotation.overlap', 24, 'hour', '更换推送签名密钥后新旧密钥并行签名的时间', 'How long the former signing secret of a webhook goes on beside the new one'),
  baseline('archive.retention', 120, 'month', '归档保存期限', 'Retention in the archive'),
  baseline('reminder.halfway', 0.5, 'fraction', '期限过半提醒', 'Reminder part-way'),
  baseline('reminder.before.first', 3, 'working-day', '到期前第一次提醒', 'First reminder before the due day'),
  baseline('reminder.before.second', 1, 'working-day', '到期前第二次提醒', 'Second reminder before the due day'),
  baseline('reminder.overdue.deputy', 1, 'working-day', '逾期提醒副职负责人', 'Overdue: to the head’s deputy'),
  baseline('reminder.overdue.administrator', 5, 'working-day', '逾期提醒案件管理员', 'Overdue: to the case administrator'),
  baseline('delegation.days.maximum', 60, 'calendar-day', '单次委托代理的最长天数', 'Longest absence cover at a time'),
  baseline('invitation.hours', 168, 'hour', '邀请链接的有效时间', 'Validity of an invitation'),
  baseline('digest.hour', 9, 'hour', '每日摘要的发送时刻（北京时间）', 'Hour of the daily digest (Beijing time)'),
  baseline('calendar.protection', 1, 'count', '放假安排变动不缩短机关以外各方的期限（1=是，0=否）', 'A change of the calendar shortens nobody’s period but an office’s own (1 yes, 0 no)', TRUST),
  baseline('calendar.notice.expected', 31, 'calendar-day', '年初前多少日起提示次年放假安排未载入', 'Days before the new year from which a missing notice is announced', house('历年通知在十月至十一月印发', 'the notices came out in October or November')),
  baseline('upload.size.maximum', 20_971_520, 'byte', '单个附件的最大容量', 'Largest single upload'),
  baseline('upload.total.maximum', 209_715_200, 'byte', '全部附件的最大容量', 'Largest total of uploads'),
  baseline('statistics.cell.minimum', 5, 'count', '公开统计显示的最小件数', 'Smallest count that a published figure shows', SMALL),
  baseline('statistics.tail.minimum', 10, 'count', '公开第九十百分位所需的最少件数', 'Cases needed before a ninth tenth is published', SMALL),
  baseline('statistics.forecast.minimum', 5, 'count', '预测登记日所需的最少件数', 'Cases needed before a forecast leans on them', SMALL),
  baseline('similarity.score.minimum', 0.55, 'fraction', '列为相近申请的最低相似度', 'Likeness from which two pilots are shown as similar', LIKENESS),
  baseline('similarity.weight.name', 0.6, 'fraction', '名称在相似度中的权重', 'Weight of the name in likeness', LIKENESS),
  baseline('similarity.weight.technology', 0.2, 'fraction', '技术在相似度中的权重', 'Weight of the technology in likeness', LIKENESS),
  baseline('similarity.weight.scene', 0.2, 'fraction', '应用场景在相似度中的权重', 'Weight of the scene in likeness', LIKENESS),
  baseline('statistics.forecast.window', 24, 'month', '预测所依据的登记件的期间', 'How far back registered cases serve a forecast'),
];
