import type { Routes } from '../http/route-row.js';
import { LiveQuery } from '../live/live.controller.js';
import { PreferencesBody } from '../inbox/preferences.payloads.js';
import { EnrolBody, InboxQuery, MarkReadBody, SignInBody } from './identity.payloads.js';

const tag = '登录与消息 Sign-in and inbox';

/** Signing in and out, and what belongs to the person. */
export const PERSON_ROUTES = {
  'POST /v1/sessions': { access: 'public', body: 'json', tag, title: { zh: '登录', en: 'Sign in' }, takes: SignInBody, gives: [201, 'Me'] },
  'DELETE /v1/sessions/current': { access: 'public', body: 'none', tag, title: { zh: '退出登录', en: 'Sign out' }, gives: [204, null] },
  'GET /v1/me': { access: 'sessions.own', body: 'none', tag, title: { zh: '当前用户', en: 'Who is signed in' }, gives: [200, 'Me'] },
  'GET /v1/enrolments/:token': {
    access: 'public',
    body: 'none',
    tag,
    title: { zh: '启用链接', en: 'An enrolment link' },
    gives: [200, 'Enrolment'],
  },
  'POST /v1/enrolments/:token': {
    access: 'public',
    body: 'json',
    tag,
    title: { zh: '设置口令并登录', en: 'Set the password and sign in' },
    takes: EnrolBody,
    gives: [201, 'Me'],
  },
  'GET /v1/inbox': {
    access: 'inbox.own',
    body: 'none',
    tag,
    title: { zh: '消息', en: 'Inbox' },
    query: InboxQuery,
    gives: [200, 'InboxPage'],
  },
  'GET /v1/me/notifications': {
    access: 'inbox.own',
    body: 'none',
    tag,
    title: { zh: '消息接收方式', en: 'How notifications come' },
    gives: [200, 'NotificationPreferences'],
  },
  'PUT /v1/me/notifications': {
    access: 'inbox.own',
    body: 'json',
    tag,
    title: { zh: '更改消息接收方式（送达类不可更改）', en: 'Change how they come (what serves letters cannot be changed)' },
    takes: PreferencesBody,
    gives: [200, 'NotificationPreferences'],
  },
  'DELETE /v1/me/notifications/bounce': {
    access: 'inbox.own',
    body: 'none',
    tag,
    title: { zh: '本人邮箱已可用', en: 'The own address works again' },
    gives: [204, null],
  },
  'POST /v1/inbox/marks': {
    access: 'inbox.own',
    body: 'json',
    tag,
    title: { zh: '标记已读或未读', en: 'Mark as read or unread' },
    takes: MarkReadBody,
    gives: [200, 'Marked'],
  },
  'GET /v1/events': {
    access: 'sessions.own',
    body: 'none',
    tag,
    title: { zh: '实时更新（SSE）', en: 'Live updates (server-sent events)' },
    query: LiveQuery,
    gives: [200, 'LiveEvent'],
  },
} as const satisfies Routes;
