import type { RuleRow } from './reference-data.js';
import { analogy, baseline, house } from './rule-row.js';

const GDPR_60_4 = analogy(
  '欧盟《通用数据保护条例》第60条第4款：四周内提出相关且有理由的异议',
  'art. 60(4) GDPR: a relevant and reasoned objection within four weeks',
);
const GDPR_60_5 = analogy(
  '欧盟《通用数据保护条例》第60条第5款：对修改后的决定草案两周内提出异议',
  'art. 60(5) GDPR: two weeks for a revised draft',
);
const MICA_ACKNOWLEDGE = analogy(
  '欧盟委员会实施条例 (EU) 2024/2545：五个工作日内确认收到并告知预计答复日期',
  'Implementing Regulation (EU) 2024/2545: acknowledgement within five working days with the expected date',
);
const RASFF = analogy(
  '欧盟委员会实施条例 (EU) 2019/1715 第17条、第24条的24小时',
  'Implementing Regulation (EU) 2019/1715, arts. 17 and 24: 24 hours',
);

const JRT_0197 = (zh: string, en: string) =>
  house(`FIRST TLP 2.0 的${zh}与 JR/T 0197—2020 数据级别的对应`, `${en} of FIRST TLP 2.0 set against the data levels of JR/T 0197-2020`);

/** The clocks of sharing packages and of their legs. */
// prettier-ignore
export const sharingRules: readonly RuleRow[] = [
  baseline('clock.package.drafting', 5, 'working-day', '共享包起草期限', 'Drafting a package'),
  baseline('clock.package.review', 3, 'working-day', '共享包审核期限', 'Review of a package'),
  baseline('clock.package.consultation', 25, 'working-day', '征求意见总期限', 'Consultation as a whole', house('确认五个工作日加异议二十个工作日', 'five working days to acknowledge and twenty to object')),
  baseline('clock.package.contested', 10, 'working-day', '异议处理期限', 'Handling of objections'),
  baseline('clock.package.revision', 10, 'working-day', '修改后重新发送的期限', 'Sending a revised package'),
  baseline('clock.package.escalation', 20, 'working-day', '提请升级处理的期限', 'Escalation'),
  baseline('clock.package.settled', 5, 'working-day', '意见汇总后办结的期限', 'Closing after settlement'),
  baseline('clock.package.validity', 24, 'hour', '披露到期日的最后一日', 'The last day of a disclosure', house('披露至到期日二十四时止，从该日零时起计二十四小时', 'a disclosure ends at 24:00 of its day, counted as 24 hours from its first instant')),
  baseline('clock.leg.delivery', 2, 'working-day', '送达期限', 'Delivery'),
  baseline('clock.leg.outage', 10, 'working-day', '对方系统中断的最长等待', 'Longest wait for a peer’s outage'),
  baseline('clock.leg.open', 5, 'working-day', '打开期限', 'Opening'),
  baseline('clock.leg.acknowledge', 5, 'working-day', '确认收到的期限', 'Acknowledgement', MICA_ACKNOWLEDGE),
  baseline('clock.leg.acknowledge.urgent', 24, 'hour', '紧急件确认收到的时限', 'Acknowledgement, urgent', RASFF),
  baseline('clock.leg.objection', 20, 'working-day', '提出异议的期限', 'Objection', GDPR_60_4),
  baseline('clock.leg.objection.urgent', 5, 'working-day', '紧急件提出异议的期限', 'Objection, urgent'),
  baseline('clock.leg.objection.revised', 10, 'working-day', '修改后提出异议的期限', 'Objection after a revision', GDPR_60_5),
  baseline('clock.leg.objection.revised.urgent', 3, 'working-day', '紧急件修改后提出异议的期限', 'Objection after a revision, urgent'),
  baseline('clock.leg.information', 10, 'working-day', '补充信息期限', 'Further information'),
  baseline('disclosure.level.clear', 1, 'level', 'TLP:CLEAR 材料包可披露的最高数据级别', 'Highest data level under TLP:CLEAR', JRT_0197('可公开', '«no limit on disclosure»')),
  baseline('disclosure.level.green', 2, 'level', 'TLP:GREEN 材料包可披露的最高数据级别', 'Highest data level under TLP:GREEN', JRT_0197('限共同体', '«limited to the community»')),
  baseline('disclosure.level.amber', 3, 'level', 'TLP:AMBER 材料包可披露的最高数据级别', 'Highest data level under TLP:AMBER', JRT_0197('限接收机构及必要相关方', '«need to know within the organisation and its clients»')),
  baseline('disclosure.level.amber-strict', 4, 'level', 'TLP:AMBER+STRICT 材料包可披露的最高数据级别', 'Highest data level under TLP:AMBER+STRICT', JRT_0197('限接收机构', '«restricted to the organisation only»')),
];
