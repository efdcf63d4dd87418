import type { RuleRow } from './reference-data.js';
import type { Basis } from './rule-row.js';
import { analogy, baseline, house } from './rule-row.js';

const INTAKE = house(
  '据 JR/T 0198—2020“测试声明”一章推断；该标准只取得章名',
  'inferred from the chapter «test declaration» of JR/T 0198-2020, of which only the chapters are known',
);
const CONSUMER = analogy(
  '《银行保险机构消费者权益保护管理办法》第九条要求机构自行审查的事项，及消费者的八项权利',
  'what art. 9 of the Measure on Consumer Protection by Banking and Insurance Institutions has an institution review itself, and the eight rights of consumers',
);
const SECURITY: Basis = {
  kind: 'standard',
  text: {
    zh: 'JR/T 0199—2020 各章；只取得目录，各章下的检查项未见',
    en: 'The chapters of JR/T 0199-2020; only its table of contents was found, not the items within',
  },
};

type Item = readonly [name: string, zh: string, en: string];
const list = (code: string, basis: Basis, items: readonly Item[]): readonly RuleRow[] =>
  items.map(([name, zh, en], i) => baseline(`checklist.${code}.${name}`, i + 1, 'place', zh, en, basis));

/** The checklists an officer begins an opinion with: the title is the item, the value its place on the list; an authority's 0 takes it off its own. */
// prettier-ignore
export const checklistRules: readonly RuleRow[] = [
  ...list('intake', INTAKE, [
    ['form', '声明书按规定格式填写', 'The declaration follows the form'],
    ['attachments', '附件齐全', 'Every attachment is there'],
    ['promises', '八项承诺已签署', 'The eight promises are signed'],
    ['legality', '合法合规性意见在案', 'The opinion on legality is on file'],
    ['security', '技术安全性评估报告在案', 'The report on technical security is on file'],
    ['safeguards', '风险补偿、应急与退出安排齐备', 'Compensation, emergency and exit arrangements are there'],
    ['public-version', '公示版已形成', 'The public version is there'],
  ]),
  ...list('consumer', CONSUMER, [
    ['knowing', '知情：费用、年化利率、测试性质、人工智能使用和退出安排在签约前告知', 'Knowing: fees, annual rate, test, AI and exit are told before signing'],
    ['choosing', '自主选择：不搭售、不默认勾选，保留非数字化途径', 'Choosing: no tying, no preset tick, a way that is not digital'],
    ['fair-dealing', '公平交易：无不公平格式条款，定价不歧视', 'Fair dealing: no unfair terms, no discriminating price'],
    ['property', '财产安全：资金隔离、单户限额、补偿有资金', 'Safety of property: funds apart, limit a user, compensation funded'],
    ['redress', '依法求偿：渠道、期限、调解和上级途径明示', 'Redress: channel, days, mediation and further way are named'],
    ['education', '受教育：有通俗说明', 'Education: a note in plain words'],
    ['respect', '受尊重：老年人、残疾人可用', 'Respect: old and disabled people can use it'],
    ['information', '信息安全：最小必要、单独同意、第三方管控', 'Information: the minimum, separate consent, third parties controlled'],
    ['marketing', '营销宣传：无虚假，不以登记或审查作背书', 'Marketing: nothing false, registration is no endorsement'],
    ['automated-decisions', '重大影响的自动化决策：可解释、可拒绝', 'Automated decisions of weight: explained, and may be refused'],
  ]),
  ...list('security', SECURITY, [
    ['transactions', '交易安全', 'Transactions'],
    ['service', '服务质量', 'Quality of service'],
    ['continuity', '业务连续性', 'Continuity'],
    ['algorithms', '算法安全', 'Algorithms'],
    ['architecture', '架构安全', 'Architecture'],
    ['data', '数据安全', 'Data'],
    ['network', '网络安全', 'Network'],
    ['internal-control', '内控管理', 'Internal control'],
  ]),
];
