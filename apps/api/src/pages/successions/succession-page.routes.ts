import type { Routes } from '../../http/route-row.js';
import { form, page } from '../route-rows.js';

/** Pages of the platform's system administrator: an authority's duties pass to another. */
export const SUCCESSION_PAGE_ROUTES = {
  'GET /successions': page('机关承继', 'Successions', 'authorities.succeed'),
  'POST /successions': form('登记机关承继', 'Record a succession', 'authorities.succeed'),
  'GET /successions/:id': page('承继的进度', 'How far a succession is', 'authorities.succeed'),
  'POST /successions/:id/:what': form('撤回承继或再次查找', 'Take a succession back, or look again', 'authorities.succeed'),
} as const satisfies Routes;
