import type { Routes } from '../http/route-row.js';
import { DelegationBody, DelegationsQuery } from './people.payloads.js';

const tag = '人员与授权 People';

/** Who works where, in which roles, and who stands in for whom. */
export const PEOPLE_ROUTES = {
  'GET /v1/delegations': {
    access: 'delegations.own',
    body: 'none',
    tag,
    title: { zh: '委托代理', en: 'Absence cover' },
    query: DelegationsQuery,
    gives: [200, 'Delegations'],
  },
  'POST /v1/delegations': {
    access: 'delegations.own',
    body: 'json',
    tag,
    title: { zh: '安排委托代理', en: 'Arrange absence cover' },
    takes: DelegationBody,
    gives: [201, 'Arranged'],
  },
  'POST /v1/delegations/:id/revocation': {
    access: 'delegations.own',
    body: 'none',
    tag,
    title: { zh: '撤销委托代理', en: 'Take absence cover back' },
    gives: [204, null],
  },
} as const satisfies Routes;
