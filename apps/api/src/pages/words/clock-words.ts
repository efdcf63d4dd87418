import type { Bilingual } from '@sandbar/domain';
import { LANE_LABELS } from '@sandbar/contracts';

type Row = readonly [zh: string, en: string];
const CLOCKS: Readonly<Record<string, Row>> = {
  draft: ['草稿保留期', 'Draft kept'],
  signing: ['签署期限', 'Signing'],
  screening: ['受理审查期限', 'Screening'],
  correction: ['补正期限', 'Correction'],
  'review.total': ['审查总期限', 'Review, in all'],
  interest: ['关注期', 'Claims of interest'],
  'sharing.revision': ['修改期限', 'Revision'],
  'panel.convene': ['召集专家期限', 'Convening the panel'],
  'panel.opinion': ['专家意见期限', 'Expert opinions'],
  'panel.conclusion': ['形成结论期限', 'Conclusion of the panel'],
  conditions: ['条件答复期限', 'Answer to the conditions'],
  'notice.preparing': ['公示准备期限', 'Preparing the notice'],
  'notice.published': ['公示期', 'Public notice'],
  'notice.answering': ['答复公众意见期限', 'Answering the comments'],
  decision: ['决定期限', 'Decision'],
  hold: ['中止期限', 'Hold'],
  'remedy.request': ['申请复查期限', 'Asking for review'],
  remedy: ['复查期限', 'Review of the decision'],
  registered: ['登记有效期', 'Registration valid'],
  'live.winding-down': ['测试收尾期限', 'Winding down'],
  'suspension.confirm': ['确认暂停期限', 'Confirming the suspension'],
  'suspension.decide': ['暂停处理期限', 'Deciding on the suspension'],
  change: ['变更决定期限', 'Deciding the change'],
  'evaluation.self': ['自评期限', 'Self-assessment'],
  'evaluation.audit': ['审计期限', 'Audit'],
  'evaluation.experts': ['专家评价期限', 'Expert evaluation'],
  'evaluation.confirm': ['确认期限', 'Confirmation'],
  exit: ['退出期限', 'Exit'],
  'package.drafting': ['准备材料包期限', 'Preparing the package'],
  'package.review': ['披露审查期限', 'Disclosure review'],
  'package.validity': ['披露有效期', 'Disclosure valid'],
  'package.consultation': ['征询期', 'Consultation'],
  'package.contested': ['处理异议期限', 'Dealing with objections'],
  'package.revision': ['等待修改期限', 'Waiting for the revision'],
  'package.redrafting': ['重新准备期限', 'Preparing again'],
  'package.rereview': ['重新审查期限', 'Disclosure review, again'],
  'package.escalation': ['升级协商期限', 'Escalation'],
  'package.settled': ['等待迟到答复', 'Waiting for late answers'],
  'leg.delivery': ['送达期限', 'Delivery'],
  'leg.outage': ['对方系统中断', "Peer's outage"],
  'leg.objection': ['异议期', 'Objection window'],
  'leg.open': ['打开期限', 'Opening'],
  'leg.acknowledge': ['确认期限', 'Acknowledging'],
  'leg.information': ['补充材料期限', 'Further information'],
};
const OF_A_LANE: Readonly<Record<string, Row>> = {
  'review.lane': ['审查期限', 'review'],
  'review.information': ['答复期限', 'answer to the questions'],
  'review.second': ['复核期限', 'second review'],
};

/** The words for a clock by its name; one without words reads as its name. */
export function clockWords(name: string): Bilingual {
  const row = CLOCKS[name];
  if (row !== undefined) return { zh: row[0], en: row[1] };
  const end = name.lastIndexOf('.');
  const kind = OF_A_LANE[name.slice(0, end)];
  const lane = LANE_LABELS[name.slice(end + 1) as keyof typeof LANE_LABELS];
  if (kind === undefined || lane === undefined) return { zh: name, en: name };
  return { zh: `${lane.zh}：${kind[0]}`, en: `${lane.en}: ${kind[1]}` };
}
