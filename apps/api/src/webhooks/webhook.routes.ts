import type { Routes } from '../http/route-row.js';
import { NewWebhookBody, WebhookStateBody } from './webhook.payloads.js';

const tag = '推送 Webhooks';
const ACCESS = { access: 'webhooks.manage', tag } as const;

/** Webhooks of a firm or an office (Standard Webhooks 1.0.0). */
export const WEBHOOK_ROUTES = {
  'GET /v1/webhooks': {
    ...ACCESS,
    body: 'none',
    title: { zh: '本单位的推送端点', en: 'Webhooks of my firm or office' },
    gives: [200, 'Webhooks'],
  },
  'POST /v1/webhooks': {
    ...ACCESS,
    body: 'json',
    title: { zh: '新增推送端点；签名密钥只显示这一次', en: 'Add an endpoint; its signing secret is shown this once' },
    takes: NewWebhookBody,
    gives: [201, 'NewWebhook'],
  },
  'POST /v1/webhooks/:endpoint/rotation': {
    ...ACCESS,
    body: 'none',
    title: {
      zh: '更换签名密钥；旧密钥按规则 webhook.rotation.overlap 再并行签名一段时间',
      en: 'Change the secret; the old one signs beside it for as long as the rule webhook.rotation.overlap says',
    },
    gives: [201, 'WebhookSecret'],
  },
  'PUT /v1/webhooks/:endpoint/state': {
    ...ACCESS,
    body: 'json',
    title: { zh: '启用或停用推送端点', en: 'Switch an endpoint on or off' },
    takes: WebhookStateBody,
    gives: [200, 'Webhook'],
  },
  'GET /v1/webhooks/:endpoint/deliveries': {
    ...ACCESS,
    body: 'none',
    title: { zh: '推送记录', en: 'Log of deliveries' },
    gives: [200, 'WebhookDeliveries'],
  },
  'POST /v1/webhook-deliveries/:delivery/replay': {
    ...ACCESS,
    body: 'none',
    title: { zh: '重新推送一条', en: 'Send one delivery again' },
    gives: [202, 'WebhookReplay'],
  },
} as const satisfies Routes;
