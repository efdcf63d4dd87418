import type { Routes } from '../../http/route-row.js';
import { form, page } from '../route-rows.js';

/** Pages about people: who stands in for whom. */
export const PEOPLE_PAGE_ROUTES = {
  'GET /delegations': page('委托代理', 'Absence cover', 'delegations.own'),
  'POST /delegations': form('安排委托代理', 'Arrange absence cover', 'delegations.own'),
  'POST /delegations/:id/revocation': form('撤销委托代理', 'Take absence cover back', 'delegations.own'),
} as const satisfies Routes;
