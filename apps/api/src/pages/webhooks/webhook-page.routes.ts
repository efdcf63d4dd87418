import type { Routes } from '../../http/route-row.js';
import { form, page } from '../route-rows.js';

/** Pages of a firm's or an office's endpoints. */
export const WEBHOOK_PAGE_ROUTES = {
  'GET /webhooks': page('推送端点', 'Webhooks', 'webhooks.manage'),
  'POST /webhooks': form('新增推送端点', 'Add an endpoint', 'webhooks.manage'),
  'GET /webhooks/:endpoint': page('推送记录', 'Log of deliveries', 'webhooks.manage'),
  'POST /webhooks/:endpoint/rotation': form('更换签名密钥', 'Change the secret', 'webhooks.manage'),
  'POST /webhooks/:endpoint/state': form('启用或停用推送端点', 'Switch an endpoint on or off', 'webhooks.manage'),
  'POST /webhooks/:endpoint/deliveries/:delivery/replay': form('重新推送', 'Send a delivery again', 'webhooks.manage'),
} as const satisfies Routes;
