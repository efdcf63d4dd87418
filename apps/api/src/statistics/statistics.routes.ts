import type { Routes } from '../http/route-row.js';
import { StatisticsQuery } from './statistics-query.js';

const tag = '统计 Statistics';

/** The figures of all cases, and the forecast for one. */
export const STATISTICS_ROUTES = {
  'GET /v1/statistics': {
    access: 'statistics.read',
    body: 'none',
    tag,
    title: { zh: '办理统计（管理部门）', en: 'Figures for offices' },
    query: StatisticsQuery,
    gives: [200, 'Figures'],
  },
  'GET /v1/statistics/figures.csv': {
    access: 'statistics.read',
    body: 'none',
    tag,
    title: { zh: '办理统计（CSV）', en: 'Figures for offices, as CSV' },
    query: StatisticsQuery,
    gives: [200, 'Csv'],
  },
  'GET /v1/statistics/public': {
    access: 'public',
    body: 'none',
    tag,
    title: { zh: '公开统计', en: 'Published figures' },
    gives: [200, 'Figures'],
  },
  'GET /v1/statistics/public/figures.csv': {
    access: 'public',
    body: 'none',
    tag,
    title: { zh: '公开统计（CSV）', en: 'Published figures, as CSV' },
    gives: [200, 'Csv'],
  },
  'GET /v1/cases/:id/forecast': {
    access: 'case.record',
    ofCase: true,
    body: 'none',
    tag,
    title: { zh: '预计登记日', en: 'When registration is to be expected' },
    gives: [200, 'Forecast'],
  },
} as const satisfies Routes;
