import type { Bilingual } from '@sandbar/domain';

type Item = readonly [zh: string, en: string];

/** JR/T 0198-2020, test declaration: the items by which an application is complete in form. Items are inferred from the standard's contents. */
const INTAKE: readonly Item[] = [
  ['声明书按规定格式填写', 'The declaration follows the form'],
  ['附件齐全', 'Every attachment is there'],
  ['八项承诺已签署', 'The eight promises are signed'],
  ['合法合规性意见在案', 'The opinion on legality is on file'],
  ['技术安全性评估报告在案', 'The report on technical security is on file'],
  ['风险补偿、应急与退出安排齐备', 'Compensation, emergency and exit arrangements are there'],
  ['公示版已形成', 'The public version is there'],
];
/** 银行保险机构消费者权益保护管理办法 art. 9 and the eight rights of consumers: ten ticks. */
const CONSUMER: readonly Item[] = [
  [
    '知情：费用、年化利率、测试性质、人工智能使用和退出安排在签约前告知',
    'Knowing: fees, annual rate, test, AI and exit are told before signing',
  ],
  ['自主选择：不搭售、不默认勾选，保留非数字化途径', 'Choosing: no tying, no preset tick, a way that is not digital'],
  ['公平交易：无不公平格式条款，定价不歧视', 'Fair dealing: no unfair terms, no discriminating price'],
  ['财产安全：资金隔离、单户限额、补偿有资金', 'Safety of property: funds apart, limit a user, compensation funded'],
  ['依法求偿：渠道、期限、调解和上级途径明示', 'Redress: channel, days, mediation and further way are named'],
  ['受教育：有通俗说明', 'Education: a note in plain words'],
  ['受尊重：老年人、残疾人可用', 'Respect: old and disabled people can use it'],
  ['信息安全：最小必要、单独同意、第三方管控', 'Information: the minimum, separate consent, third parties controlled'],
  ['营销宣传：无虚假，不以登记或审查作背书', 'Marketing: nothing false, registration is no endorsement'],
  ['重大影响的自动化决策：可解释、可拒绝', 'Automated decisions of weight: explained, and may be refused'],
];
/** JR/T 0199-2020: its chapters. */
const SECURITY: readonly Item[] = [
  ['交易安全', 'Transactions'],
  ['服务质量', 'Quality of service'],
  ['业务连续性', 'Continuity'],
  ['算法安全', 'Algorithms'],
  ['架构安全', 'Architecture'],
  ['数据安全', 'Data'],
  ['网络安全', 'Network'],
  ['内控管理', 'Internal control'],
];

/** The checklist an officer begins with; the officer may reword, add and remove. Empty where there is none. */
export function checklistFor(event: string, lane: string | null): readonly Bilingual[] {
  const items = event === 'ACCEPT' ? INTAKE : lane === 'consumer' ? CONSUMER : lane === 'risk' ? SECURITY : [];
  return items.map(([zh, en]) => ({ zh, en }));
}
