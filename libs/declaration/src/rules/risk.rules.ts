import { TECHNOLOGIES } from '../sections/code-lists.js';
import { bilingualParam } from '../validation/bilingual-param.js';
import type { Rule } from './rule.js';
import { addMonths, basis } from './rule.js';

const PLAN_17 = basis(
  'house',
  '沪府办规〔2020〕1号第17条：风险拨备资金、保险计划等风险补偿机制',
  'Shanghai plan 2020, item 17: provisions, insurance and other compensation',
);
const RISK_FORM = basis('standard', 'JR/T 0198-2020 风控机制', 'JR/T 0198-2020, risk control');

export const riskRules: readonly Rule[] = [
  {
    code: 'technology.without_risk',
    severity: 'error',
    basis: RISK_FORM,
    message: {
      zh: '技术「{technology}」没有对应的风险点，请在“风险防控措施”中补充并选择该技术。',
      en: 'The technology “{technology}” has no risk point: add one and choose the technology in it.',
    },
    *check(declaration) {
      const covered = new Set(declaration.rows('risk/points').map((point) => point.text('technology')));
      for (const used of declaration.rows('technology/used')) {
        if (covered.has(used.text('rid')) && used.has('rid')) continue;
        const code = used.text('code') ?? '';
        const [zh, en] = Object.hasOwn(TECHNOLOGIES, code) ? TECHNOLOGIES[code as keyof typeof TECHNOLOGIES] : [code, code];
        yield { pointer: used.pointer, params: bilingualParam('technology', { zh, en }) };
      }
    },
  },
  {
    code: 'compensation.below_exposure',
    severity: 'error',
    basis: PLAN_17,
    message: {
      zh: '补偿金额{amount}元低于最大敞口{exposure}元，请增加补偿或降低规模。',
      en: 'The compensation of {amount} yuan is below the peak exposure of {exposure}: raise it or lower the scale.',
    },
    *check(declaration) {
      const amount = declaration.number('risk/compensation/amount');
      const exposure = declaration.number('risk/compensation/peakExposure');
      if (amount !== undefined && exposure !== undefined && amount < exposure)
        yield { pointer: '/risk/compensation/amount', params: { amount, exposure } };
    },
  },
  {
    code: 'compensation.policy_without_end',
    severity: 'error',
    basis: PLAN_17,
    message: { zh: '采用保险的，请填写保险期限。', en: 'With insurance, say when the policy ends.' },
    *check(declaration) {
      const insured = declaration.codes('risk/compensation/means').includes('insurance');
      if (insured && declaration.text('risk/compensation/policyValidUntil') === undefined)
        yield { pointer: '/risk/compensation/policyValidUntil' };
    },
  },
  {
    code: 'compensation.policy_ends_early',
    severity: 'error',
    basis: PLAN_17,
    message: {
      zh: '保险期限至{until}，早于拟结束测试时间{end}，请续保。',
      en: 'The policy ends on {until}, before the planned end {end}: extend it.',
    },
    *check(declaration) {
      const until = declaration.date('risk/compensation/policyValidUntil');
      const end = declaration.date('basics/plannedEnd');
      if (until !== undefined && end !== undefined && until < end)
        yield { pointer: '/risk/compensation/policyValidUntil', params: { until, end } };
    },
  },
  {
    code: 'compensation.leaves_out_individuals',
    severity: 'error',
    basis: PLAN_17,
    message: { zh: '应用面向个人用户，风险补偿须覆盖个人用户。', en: 'Individuals are served: the compensation must cover them.' },
    *check(declaration) {
      const covers = declaration.flag('risk/compensation/coversIndividuals');
      if (
        declaration.has('risk/compensation/coversIndividuals') &&
        !covers &&
        declaration.codes('service/userGroups').includes('individuals')
      )
        yield { pointer: '/risk/compensation/coversIndividuals' };
    },
  },
  {
    code: 'emergency.drill_too_old',
    severity: 'error',
    basis: RISK_FORM,
    message: {
      zh: '最近一次演练在{day}，已超过{months}个月，请重新演练。',
      en: 'The last drill was on {day}, more than {months} months ago: hold a new one.',
    },
    *check(declaration, { today, limits }) {
      const day = declaration.date('risk/emergency/drilledOn');
      if (day !== undefined && day < addMonths(today, -limits.drillMonths))
        yield { pointer: '/risk/emergency/drilledOn', params: { day, months: limits.drillMonths } };
    },
  },
  {
    code: 'emergency.drill_in_future',
    severity: 'error',
    basis: RISK_FORM,
    message: {
      zh: '演练日期{day}晚于今天，请填写实际演练日期。',
      en: 'The drill is dated {day}, in the future: enter the day it was held.',
    },
    *check(declaration, { today }) {
      const day = declaration.date('risk/emergency/drilledOn');
      if (day !== undefined && day > today) yield { pointer: '/risk/emergency/drilledOn', params: { day } };
    },
  },
  {
    code: 'emergency.report_too_slow',
    severity: 'error',
    basis: basis(
      'law',
      '网络数据安全管理条例第十条（24小时）；中国人民银行金融消费者权益保护实施办法（72小时）',
      'Network data security regulation art. 10 (24 h); PBoC measures on financial consumers (72 h)',
    ),
    message: {
      zh: '报告时限{hours}小时超过上限{limit}小时，请缩短。',
      en: '{hours} hours are more than the limit of {limit}: shorten it.',
    },
    *check(declaration, { limits }) {
      const promised = [
        ['incidentReportHours', limits.incidentReportHours],
        ['leakReportHours', limits.leakReportHours],
      ] as const;
      for (const [field, limit] of promised) {
        const hours = declaration.number(`risk/emergency/${field}`);
        if (hours !== undefined && hours > limit) yield { pointer: `/risk/emergency/${field}`, params: { hours, limit } };
      }
    },
  },
];
