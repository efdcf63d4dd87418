import { PublicCommentBody } from '@sandbar/contracts';
import type { Routes } from '../http/route-row.js';
import { RulesQuery } from '../reference/rules-query.js';
import { RegisterQuery } from '../register/register-query.js';

const tag = '公开数据 Open data';
const HIDDEN = { access: 'public', body: 'none' } as const;

/** What everybody may read. */
export const OPEN_ROUTES = {
  'GET /v1/register': {
    access: 'register.read',
    body: 'none',
    tag,
    title: { zh: '公示与登记', en: 'Notices and registrations' },
    query: RegisterQuery,
    gives: [200, 'RegisterPage'],
  },
  'GET /v1/register/:id': {
    access: 'register.read',
    body: 'none',
    tag,
    title: { zh: '一件的公开信息', en: 'What is public of one case' },
    gives: [200, 'RegisterPages'],
  },
  'POST /v1/register/:id/comments': {
    access: 'register.read',
    body: 'json',
    tag,
    title: { zh: '对公示提出意见', en: 'Comment on a notice' },
    takes: PublicCommentBody,
    idempotent: true,
    gives: [201, 'PublicComment'],
  },
  'GET /v1/rules': {
    access: 'rules.read',
    body: 'none',
    tag,
    title: { zh: '某日有效的规则', en: 'Rules in force on a day' },
    query: RulesQuery,
    gives: [200, 'Rules'],
  },
  'GET /v1/rules/deviations': {
    access: 'rules.read',
    body: 'none',
    tag,
    title: { zh: '规则对照', en: 'Alignment board' },
    gives: [200, 'Deviations'],
  },
  'GET /v1/reference': {
    access: 'reference.read',
    body: 'none',
    tag,
    title: { zh: '参考数据目录', en: 'Lists of reference data' },
    gives: [200, 'ReferenceLists'],
  },
  'GET /v1/reference/:list': {
    access: 'reference.read',
    body: 'none',
    tag,
    title: { zh: '参考数据', en: 'Reference data' },
    gives: [200, 'ReferenceList'],
  },
  'GET /v1/declaration-schema': {
    access: 'public',
    body: 'none',
    tag,
    title: { zh: '声明书结构', en: 'Schema of the declaration' },
    gives: [200, 'DeclarationSchema'],
  },
  'GET /problems/:code': {
    access: 'public',
    body: 'none',
    tag,
    title: { zh: '错误说明', en: 'What a problem code means' },
    gives: [200, 'ProblemRow'],
  },
  'GET /health/live': { access: 'public', body: 'none', tag, title: { zh: '存活', en: 'Alive' }, gives: [200, 'Health'] },
  'GET /health/ready': { access: 'public', body: 'none', tag, title: { zh: '就绪', en: 'Ready' }, gives: [200, 'Health'] },
  'GET /metrics': { ...HIDDEN, ownToken: true, title: { zh: '运行指标', en: 'Metrics' }, gives: [200, null] },
  'GET /openapi.json': { ...HIDDEN, title: { zh: '接口描述', en: 'This description' }, gives: [200, null] },
  'GET /docs': { ...HIDDEN, title: { zh: '接口文档', en: 'Documentation' }, gives: [200, null] },
  'GET /docs/start.js': { ...HIDDEN, title: { zh: '接口文档', en: 'Documentation' }, gives: [200, null] },
  'GET /docs/assets/*': { ...HIDDEN, title: { zh: '接口文档', en: 'Documentation' }, gives: [200, null] },
} as const satisfies Routes;
