import type { Routes } from '../http/route-row.js';
import { CALENDAR_PAGE_ROUTES } from './calendar/calendar-page.routes.js';
import { CASE_PAGE_ROUTES } from './cases/case-page.routes.js';
import { PEOPLE_PAGE_ROUTES } from './people/people-page.routes.js';
import { form, page } from './route-rows.js';
import { SUCCESSION_PAGE_ROUTES } from './successions/succession-page.routes.js';
import { WEBHOOK_PAGE_ROUTES } from './webhooks/webhook-page.routes.js';

/** The pages that people open in a browser. They are no part of the API and stand in no description of it. */
export const PAGE_ROUTES = {
  'GET /': page('公开登记簿', 'Public register'),
  'GET /register/:id': page('公开页', 'A page of the register'),
  'POST /register/:id/comments': form('提交公众意见', 'Comment on a notice'),
  'GET /precedents': page('公开先例', 'Precedents'),
  'GET /rules': page('规则对照', 'Alignment board', 'rules.read'),
  'GET /statistics': page('办理统计', 'Statistics'),
  'GET /assets/:file': page('样式与图标', 'Styles and pictures'),
  'GET /sign-in': page('登录', 'Sign in'),
  'POST /sign-in': form('登录', 'Sign in'),
  'POST /sign-in/code': form('登录：动态码', 'Sign in: one-time code'),
  'GET /sign-in/oidc': page('统一身份认证登录', 'Sign in by the identity provider'),
  'GET /sign-in/oidc/again': page('由统一身份认证再次验证身份', 'Show once more who you are, at the identity provider', 'sessions.own'),
  'GET /sign-in/oidc/callback': page('统一身份认证返回', 'Back from the identity provider'),
  'POST /sign-in/demo': form('以演示人员身份登录', 'Sign in as one of the demo'),
  'POST /sign-out': form('退出登录', 'Sign out'),
  'GET /enrol/:token': page('启用账号', 'Enrol'),
  'POST /enrol/:token': form('启用账号', 'Enrol'),
  'GET /me/security': page('账号安全', 'Account security', 'sessions.own'),
  'POST /me/security/sessions': form('结束会话', 'End sessions', 'sessions.own'),
  'POST /me/security/password': form('更改口令', 'Change the password', 'sessions.own'),
  'POST /me/security/totp': form('设置验证器', 'Set up an authenticator', 'sessions.own'),
  'POST /me/security/totp/confirm': form('启用验证器', 'Confirm the authenticator', 'sessions.own'),
  'POST /me/security/totp/remove': form('停用验证器', 'Remove the authenticator', 'sessions.own'),
  'POST /me/security/identity': form('关联统一身份', 'Link an identity', 'sessions.own'),
  'POST /me/security/identity/unlink': form('解除关联', 'Take a link away', 'sessions.own'),
  'POST /me/security/keys': form('签发接口密钥', 'Issue an API key', 'keys.issue'),
  'POST /me/security/keys/rotate': form('轮换接口密钥', 'Rotate an API key', 'keys.issue'),
  'POST /me/security/keys/revoke': form('撤销接口密钥', 'Revoke an API key', 'keys.issue'),
  'GET /inbox': page('消息', 'Inbox', 'inbox.own'),
  'GET /me/notifications': page('消息接收方式', 'How notifications come', 'inbox.own'),
  'POST /me/notifications': form('更改接收方式', 'Change how they come', 'inbox.own'),
  'POST /inbox': form('标记已读', 'Mark as read', 'inbox.own'),
  ...WEBHOOK_PAGE_ROUTES,
  ...CALENDAR_PAGE_ROUTES,
  ...SUCCESSION_PAGE_ROUTES,
  ...PEOPLE_PAGE_ROUTES,
  ...CASE_PAGE_ROUTES,
} as const satisfies Routes;
