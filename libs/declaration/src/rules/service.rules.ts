import { AGREEMENT_ITEMS } from '../sections/service.section.js';
import { bilingualParam } from '../validation/bilingual-param.js';
import type { Rule } from './rule.js';
import { basis } from './rule.js';

const SUITABILITY = basis(
  'law',
  '金融机构产品适当性管理办法（2026年2月1日起施行）',
  'Measures on suitability of products of financial institutions (in force 2026-02-01)',
);
const grade = (code: string | undefined): number => (code === undefined ? NaN : Number(code.slice(1)));

export const serviceRules: readonly Rule[] = [
  {
    code: 'service.agreement_incomplete',
    severity: 'error',
    basis: basis('law', '消费者权益保护法第二十八条', 'Consumer protection law art. 28'),
    message: { zh: '服务协议书还须载明：{items}。请补充协议后勾选。', en: 'The agreement must also state: {items}. Add it, then tick it.' },
    *check(declaration) {
      if (!declaration.has('service/agreementCovers')) return;
      const stated = declaration.codes('service/agreementCovers');
      const lacking = Object.entries(AGREEMENT_ITEMS)
        .filter(([code]) => !stated.includes(code))
        .map(([, text]) => text);
      if (lacking.length === 0) return;
      yield {
        pointer: '/service/agreementCovers',
        params: bilingualParam('items', { zh: lacking.map(([zh]) => zh).join('、'), en: lacking.map(([, en]) => en).join(', ') }),
      };
    },
  },
  {
    code: 'service.no_alternative_path',
    severity: 'error',
    basis: basis(
      'law',
      '消费者权益保护法第九条（自主选择权）；无障碍环境建设法',
      'Consumer protection law art. 9 (free choice); law on barrier-free environments',
    ),
    message: {
      zh: '服务涉及特殊群体，请说明不使用数字渠道时的替代服务方式。',
      en: 'Groups with special needs are served: describe how one is served without the digital channel.',
    },
    *check(declaration) {
      if (declaration.codes('service/specialGroups').length > 0 && declaration.text('service/alternativePath') === undefined)
        yield { pointer: '/service/alternativePath' };
    },
  },
  {
    code: 'suitability.no_product_level',
    severity: 'error',
    basis: SUITABILITY,
    message: {
      zh: '面向个人的投资型产品须确定风险等级R1至R5，请填写。',
      en: 'An investment product for individuals needs a risk level R1 to R5: give it.',
    },
    *check(declaration) {
      const toIndividuals =
        declaration.flag('suitability/investmentProduct') && declaration.codes('service/userGroups').includes('individuals');
      if (toIndividuals && declaration.text('suitability/productLevel') === undefined) yield { pointer: '/suitability/productLevel' };
    },
  },
  {
    code: 'suitability.no_matching',
    severity: 'error',
    basis: SUITABILITY,
    message: {
      zh: '投资型产品须填写可参与的投资者等级以及匹配与风险揭示办法。',
      en: 'An investment product needs the grades admitted and how investors are matched and warned.',
    },
    *check(declaration) {
      if (!declaration.flag('suitability/investmentProduct')) return;
      if (declaration.codes('suitability/investorLevels').length === 0) yield { pointer: '/suitability/investorLevels' };
      if (declaration.text('suitability/matching') === undefined) yield { pointer: '/suitability/matching' };
    },
  },
  {
    code: 'suitability.grade_below_product',
    severity: 'error',
    basis: SUITABILITY,
    message: {
      zh: '{investors} 投资者不得参与 {product} 产品，请删除或下调产品等级。',
      en: 'Investors of grade {investors} may not buy a product of level {product}: remove them or lower the level.',
    },
    *check(declaration) {
      const product = declaration.text('suitability/productLevel');
      const below = declaration.codes('suitability/investorLevels').filter((level) => grade(level) < grade(product));
      if (product !== undefined && below.length > 0)
        yield { pointer: '/suitability/investorLevels', params: { investors: below.join(' '), product } };
    },
  },
  {
    code: 'complaints.too_few_channels',
    severity: 'error',
    basis: basis('standard', 'JR/T 0198-2020 事中投诉监督', 'JR/T 0198-2020, supervision through complaints'),
    message: {
      zh: '机构投诉渠道至少要有{limit}种，请补充。',
      en: 'There must be at least {limit} different ways to complain to the institution: add one.',
    },
    *check(declaration, { limits }) {
      const kinds = new Set(declaration.rows('complaints/channels').map((row) => row.text('kind')));
      if (declaration.has('complaints/channels') && kinds.size < limits.complaintChannels)
        yield { pointer: '/complaints/channels', params: { limit: limits.complaintChannels } };
    },
  },
  {
    code: 'complaints.answer_too_slow',
    severity: 'error',
    basis: basis('law', '银行业保险业消费投诉处理管理办法', 'Measures on consumer complaints in banking and insurance'),
    message: {
      zh: '办结时限{days}个自然日超过法定上限{limit}日，请缩短。',
      en: '{days} calendar days are more than the legal maximum of {limit}: shorten it.',
    },
    *check(declaration, { limits }) {
      const promised = [
        ['answerDays', limits.complaintAnswerDays],
        ['longestDays', limits.complaintLongestDays],
      ] as const;
      for (const [field, limit] of promised) {
        const days = declaration.number(`complaints/${field}`);
        if (days !== undefined && days > limit) yield { pointer: `/complaints/${field}`, params: { days, limit } };
      }
    },
  },
];
