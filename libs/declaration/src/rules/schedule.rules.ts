import type { Rule } from './rule.js';
import { addMonths, basis } from './rule.js';
import { PROVINCES } from '../sections/code-lists.js';
import { bilingualParam } from '../validation/bilingual-param.js';

const nameOf = (code: string) => {
  const [zh, en] = (PROVINCES as Readonly<Record<string, readonly [string, string]>>)[code] ?? [code, code];
  return bilingualParam('province', { zh, en });
};

export const scheduleRules: readonly Rule[] = [
  {
    code: 'schedule.start_before_forecast',
    severity: 'warning',
    basis: basis('house', '按实际办理时长预测的登记日', 'Registration as forecast from live stage times'),
    message: {
      zh: '拟正式运营时间{start}早于预计登记日{forecast}；可以提交，但登记前不得向用户提供服务。',
      en: 'The planned start {start} is before the forecast registration {forecast}: you may file, but nobody may be served before registration.',
    },
    *check(declaration, { forecast }) {
      const start = declaration.date('basics/plannedStart');
      if (start !== undefined && forecast && start < forecast.registration)
        yield { pointer: '/basics/plannedStart', params: { start, forecast: forecast.registration } };
    },
  },
  {
    code: 'schedule.start_not_working_day',
    severity: 'warning',
    basis: basis('house', '上线日宜为工作日', 'A launch is best on a working day'),
    message: {
      zh: '拟正式运营时间{start}不是工作日，请确认有人值守。',
      en: 'The planned start {start} is no working day: make sure that people are on duty.',
    },
    *check(declaration, { isWorkingDay }) {
      const start = declaration.date('basics/plannedStart');
      if (start !== undefined && isWorkingDay?.(start) === false) yield { pointer: '/basics/plannedStart', params: { start } };
    },
  },
  {
    code: 'schedule.end_before_start',
    severity: 'error',
    basis: basis('house', '测试期的终点在起点之后', 'A test ends after it starts'),
    message: {
      zh: '拟结束测试时间{end}不晚于拟正式运营时间{start}，请更正。',
      en: 'The planned end {end} is not after the planned start {start}: correct it.',
    },
    *check(declaration) {
      const start = declaration.date('basics/plannedStart');
      const end = declaration.date('basics/plannedEnd');
      if (start !== undefined && end !== undefined && end <= start) yield { pointer: '/basics/plannedEnd', params: { start, end } };
    },
  },
  {
    code: 'schedule.test_short',
    severity: 'warning',
    basis: basis('analogy', '已完成测试的项目运行均超过六个月', 'Completed pilots all ran for more than six months'),
    message: {
      zh: '计划测试期不足{months}个月；已完成测试的项目都更长，请确认时间足以评估。',
      en: 'The planned test is shorter than {months} months; completed pilots ran longer: make sure it is enough to evaluate.',
    },
    *check(declaration, { limits }) {
      const start = declaration.date('basics/plannedStart');
      const end = declaration.date('basics/plannedEnd');
      if (start !== undefined && end !== undefined && end > start && end < addMonths(start, limits.shortTestMonths)) {
        yield { pointer: '/basics/plannedEnd', params: { months: limits.shortTestMonths } };
      }
    },
  },
  {
    code: 'area.outside_licence',
    severity: 'error',
    basis: basis('house', '业务不得超出牌照许可地域', 'Business stays within the area of the licence'),
    message: {
      zh: '没有一家持牌机构的许可地域包括{province}；请将其移出服务区域，或更正许可地域。',
      en: 'No party is licensed in {province}: take it out of the service area or correct the licensed area.',
    },
    *check(declaration) {
      const licences = declaration.rows('parties').flatMap((party) => party.rows('licences'));
      if (licences.length === 0) return;
      for (const province of declaration.codes('basics/serviceArea')) {
        const covered = licences.some((licence) => licence.codes('area').length === 0 || licence.codes('area').includes(province));
        if (!covered) yield { pointer: '/basics/serviceArea', params: nameOf(province) };
      }
    },
  },
  {
    code: 'area.without_lead_home',
    severity: 'warning',
    basis: basis('house', '服务区域通常包括牵头机构所在地', 'A pilot usually serves the home of its lead'),
    message: {
      zh: '服务区域不包括牵头机构所在地{province}，请确认。',
      en: 'The service area leaves out {province}, the home of the lead: make sure it is meant.',
    },
    *check(declaration) {
      const home = declaration
        .rows('parties')
        .find((party) => party.text('role') === 'lead')
        ?.text('home');
      const area = declaration.codes('basics/serviceArea');
      if (home !== undefined && home !== '00' && area.length > 0 && !area.includes(home))
        yield { pointer: '/basics/serviceArea', params: nameOf(home) };
    },
  },
  {
    code: 'scale.all_zero',
    severity: 'error',
    basis: basis('standard', 'JR/T 0198-2020 声明书：预期规模', 'JR/T 0198-2020, form: expected scale'),
    message: { zh: '预期规模不能全部为0，请至少填写一项上限。', en: 'The expected scale may not be all zeros: give at least one cap.' },
    *check(declaration) {
      const fields = ['institutionCustomers', 'individualCustomers', 'annualTransactions', 'annualAmount', 'annualFinancing'];
      if (fields.every((field) => declaration.number(`basics/scale/${field}`) === 0)) yield { pointer: '/basics/scale' };
    },
  },
  {
    code: 'scale.users_differ',
    severity: 'warning',
    basis: basis('house', '规模与服务用户一致', 'The scale agrees with the users'),
    message: {
      zh: '预期规模与服务用户不一致：个人客户数为{count}，请核对两处。',
      en: 'Scale and users disagree: there are {count} individual customers; check both.',
    },
    *check(declaration) {
      const count = declaration.number('basics/scale/individualCustomers');
      const groups = declaration.codes('service/userGroups');
      if (count !== undefined && groups.length > 0 && count > 0 !== groups.includes('individuals'))
        yield { pointer: '/basics/scale/individualCustomers', params: { count } };
    },
  },
];
