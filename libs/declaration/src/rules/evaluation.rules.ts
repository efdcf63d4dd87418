import type { Rule } from './rule.js';
import { addMonths, basis } from './rule.js';

const EVALUATED = basis(
  'standard',
  'JR/T 0198-2020、JR/T 0199-2020：事前评估',
  'JR/T 0198-2020, JR/T 0199-2020: evaluation before the test',
);
const TIMED = ['legality', 'technicalSecurity'] as const;
const CONCLUDED = [...TIMED, 'ethics', 'consumerProtection'] as const;

export const evaluationRules: readonly Rule[] = [
  {
    code: 'evaluation.ends_early',
    severity: 'error',
    basis: EVALUATED,
    message: {
      zh: '评估有效期至{until}，早于拟结束测试时间{end}；请重新评估或缩短测试期。',
      en: 'The evaluation is valid until {until}, before the planned end {end}: renew it or shorten the test.',
    },
    *check(declaration) {
      const end = declaration.date('basics/plannedEnd');
      for (const name of TIMED) {
        const until = declaration.date(`evaluations/${name}/validUntil`);
        if (end !== undefined && until !== undefined && until < end)
          yield { pointer: `/evaluations/${name}/validUntil`, params: { until, end } };
      }
    },
  },
  {
    code: 'evaluation.dated_in_future',
    severity: 'error',
    basis: EVALUATED,
    message: {
      zh: '日期{day}晚于今天，请待评估完成后填写实际日期。',
      en: 'The date {day} lies in the future: enter the real date once the evaluation is done.',
    },
    *check(declaration, { today }) {
      const dates = [
        ...TIMED.map((name) => `${name}/evaluatedOn`),
        'ethics/reviewedOn',
        'personalInformation/assessedOn',
        'consumerProtection/issuedOn',
      ];
      for (const path of dates) {
        const day = declaration.date(`evaluations/${path}`);
        if (day !== undefined && day > today) yield { pointer: `/evaluations/${path}`, params: { day } };
      }
    },
  },
  {
    code: 'evaluation.failed',
    severity: 'error',
    basis: EVALUATED,
    message: {
      zh: '评估结论为未通过，不能提交；请整改后重新评估。',
      en: 'The evaluation failed: put it right and have it evaluated again before filing.',
    },
    *check(declaration) {
      for (const name of CONCLUDED)
        if (declaration.text(`evaluations/${name}/conclusion`) === 'failed') yield { pointer: `/evaluations/${name}/conclusion` };
    },
  },
  {
    code: 'evaluation.conditions_open',
    severity: 'error',
    basis: EVALUATED,
    message: {
      zh: '有条件通过的，须列出条件并全部关闭；现有{open}项未关闭，共{count}项。',
      en: 'Passed with conditions: list them and close all; {open} of {count} are open.',
    },
    *check(declaration) {
      for (const name of TIMED) {
        if (declaration.text(`evaluations/${name}/conclusion`) !== 'passedWithConditions') continue;
        const conditions = declaration.rows(`evaluations/${name}/conditions`);
        const open = conditions.filter((condition) => !condition.flag('closed')).length;
        if (open > 0 || conditions.length === 0)
          yield { pointer: `/evaluations/${name}/conditions`, params: { open, count: conditions.length } };
      }
    },
  },
  {
    code: 'evaluation.standards_missing',
    severity: 'error',
    basis: EVALUATED,
    message: {
      zh: '技术安全性评估须对照 JR/T 0199 和 JR/T 0171，请补充评估。',
      en: 'Technical security is evaluated against JR/T 0199 and JR/T 0171: complete the evaluation.',
    },
    *check(declaration) {
      const used = declaration.codes('evaluations/technicalSecurity/standards');
      if (used.length > 0 && !['jrt0199', 'jrt0171'].every((code) => used.includes(code)))
        yield { pointer: '/evaluations/technicalSecurity/standards' };
    },
  },
  {
    code: 'evaluation.version_differs',
    severity: 'error',
    basis: EVALUATED,
    message: {
      zh: '受测版本{tested}与拟上线版本{release}不一致；请评估拟上线版本。',
      en: 'Version {tested} was tested, {release} is to go live: evaluate the release that goes live.',
    },
    *check(declaration) {
      const tested = declaration.text('evaluations/technicalSecurity/testedVersion');
      const release = declaration.text('technology/release/version');
      if (tested !== undefined && release !== undefined && tested !== release)
        yield { pointer: '/evaluations/technicalSecurity/testedVersion', params: { tested, release } };
    },
  },
  {
    code: 'evaluation.high_risk_open',
    severity: 'error',
    basis: EVALUATED,
    message: { zh: '还有{count}个高风险问题未关闭，请先整改。', en: '{count} high-risk findings are still open: put them right first.' },
    *check(declaration) {
      const count = declaration.number('evaluations/technicalSecurity/openHighRiskFindings');
      if (count !== undefined && count > 0) yield { pointer: '/evaluations/technicalSecurity/openHighRiskFindings', params: { count } };
    },
  },
  {
    code: 'ethics.no_human_path',
    severity: 'error',
    basis: basis('law', '个人信息保护法第二十四条', 'PIPL art. 24'),
    message: {
      zh: '应用作自动化决策，请说明用户要求解释和人工复核的途径。',
      en: 'The pilot decides automatically: describe how users get an explanation and a human decision.',
    },
    *check(declaration) {
      if (declaration.flag('evaluations/ethics/automatedDecisions') && declaration.text('evaluations/ethics/humanPath') === undefined)
        yield { pointer: '/evaluations/ethics/humanPath' };
    },
  },
  {
    code: 'impact_assessment.missing',
    severity: 'error',
    basis: basis('law', '个人信息保护法第五十五条', 'PIPL art. 55'),
    message: {
      zh: '存在须作个人信息保护影响评估的情形，请填写评估日期、保存期限并上传报告。',
      en: 'An impact assessment is required: give its date, until when it is kept, and upload the report.',
    },
    *check(declaration) {
      const sensitive = declaration.rows('data/items').some((item) => ['C2', 'C3'].includes(item.text('personalClass') ?? ''));
      const automated = declaration.flag('evaluations/ethics/automatedDecisions');
      const personal = 'evaluations/personalInformation';
      if (!sensitive && !automated && declaration.codes(`${personal}/reasons`).length === 0) return;
      if (declaration.date(`${personal}/assessedOn`) === undefined) yield { pointer: `/${personal}/assessedOn` };
      if (declaration.date(`${personal}/retainedUntil`) === undefined) yield { pointer: `/${personal}/retainedUntil` };
      if (!declaration.has('attachments/impactAssessment')) yield { pointer: '/attachments/impactAssessment' };
    },
  },
  {
    code: 'impact_assessment.kept_too_short',
    severity: 'error',
    basis: basis('law', '个人信息保护法第五十六条', 'PIPL art. 56'),
    message: {
      zh: '影响评估报告至少保存{years}年，请将保存期限延至{until}或以后。',
      en: 'The assessment is kept at least {years} years: keep it until {until} or longer.',
    },
    *check(declaration, { limits }) {
      const made = declaration.date('evaluations/personalInformation/assessedOn');
      const kept = declaration.date('evaluations/personalInformation/retainedUntil');
      if (made === undefined || kept === undefined) return;
      const until = addMonths(made, limits.impactAssessmentKeptYears * 12);
      if (kept < until)
        yield { pointer: '/evaluations/personalInformation/retainedUntil', params: { years: limits.impactAssessmentKeptYears, until } };
    },
  },
];
