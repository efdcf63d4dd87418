import type { Routes } from '../http/route-row.js';
import { DryRunQuery, YearQuery } from './calendar.payloads.js';

const tag = '放假安排 Calendar';
const ACCESS = { access: 'calendar.change', tag } as const;

/** Which days count, and how that is changed: entered by one, confirmed by another. */
export const CALENDAR_ROUTES = {
  'GET /v1/calendar/years/:year': {
    access: 'public',
    body: 'none',
    tag,
    title: { zh: '一年中放假的工作日与上班的周末', en: 'Weekdays that are off and weekend days that are worked in a year' },
    query: YearQuery,
    gives: [200, 'CalendarYear'],
  },
  'GET /v1/calendar/changes': {
    ...ACCESS,
    body: 'none',
    title: { zh: '日历的各项变动', en: 'Changes of the calendar' },
    gives: [200, 'CalendarChanges'],
  },
  'GET /v1/calendar/changes/:change': {
    ...ACCESS,
    body: 'none',
    title: { zh: '一项变动及其将变动的期限', en: 'One change, and what it would move now' },
    gives: [200, 'ShownCalendarChange'],
  },
  'POST /v1/calendar/notices': {
    ...ACCESS,
    body: 'json',
    title: {
      zh: '载入年度放假通知（dryRun=true 为试算）',
      en: 'Load a year’s notice; dryRun=true lists what would move and writes nothing',
    },
    query: DryRunQuery,
    takes: 'notice',
    gives: [201, 'EnteredCalendarChange'],
  },
  'POST /v1/calendar/overrides': {
    ...ACCESS,
    body: 'json',
    title: { zh: '录入调整（dryRun=true 为试算）', en: 'Enter a decree; dryRun=true lists what would move and writes nothing' },
    query: DryRunQuery,
    takes: 'override',
    gives: [201, 'EnteredCalendarChange'],
  },
  'POST /v1/calendar/changes/:change/confirmation': {
    ...ACCESS,
    body: 'none',
    title: { zh: '确认他人录入的变动', en: 'Confirm what another person entered' },
    gives: [200, 'CalendarChange'],
  },
  'POST /v1/calendar/changes/:change/withdrawal': {
    ...ACCESS,
    body: 'none',
    title: { zh: '撤回尚未确认的变动', en: 'Take back a change that is not confirmed yet' },
    gives: [200, 'CalendarChange'],
  },
} as const satisfies Routes;
