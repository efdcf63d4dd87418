import type { Routes } from '../../http/route-row.js';
import { form, page } from '../route-rows.js';

/** Pages about people: who stands in for whom, who works where, and who stands behind whom at the identity provider. */
export const PEOPLE_PAGE_ROUTES = {
  'GET /delegations': page('委托代理', 'Absence cover', 'delegations.own'),
  'POST /delegations': form('安排委托代理', 'Arrange absence cover', 'delegations.own'),
  'POST /delegations/:id/revocation': form('撤销委托代理', 'Take absence cover back', 'delegations.own'),
  'GET /people': page('人员与授权', 'People and roles', 'unit.people'),
  'GET /people/identities': page('统一身份关联', 'Linked identities', 'identities.manage'),
  'POST /people/identities': form('为某人关联统一身份', 'Link an identity to a person', 'identities.manage'),
  'POST /people/identities/unlink': form('为某人解除关联', 'Take the link of a person away', 'identities.manage'),
  'POST /people/invitations': form('邀请人员', 'Invite somebody', 'unit.people'),
  'POST /people/invitations/:id/:what': form('重发或撤销邀请', 'Change an invitation', 'unit.people'),
  'POST /people/roles': form('授予角色', 'Grant a role', 'unit.people'),
  'POST /people/departures': form('登记离岗', 'Record a departure', 'unit.people'),
  'POST /people/departures/:id/cancellation': form('撤回离岗', 'Take a departure back', 'unit.people'),
  'GET /invitations/:token': page('接受邀请', 'Accept an invitation'),
  'POST /invitations/:token': form('接受邀请', 'Accept an invitation'),
} as const satisfies Routes;
