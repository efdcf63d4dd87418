import type { Routes } from '../http/route-row.js';
import { NewKeyBody, RotationBody } from './api-key.payloads.js';
import { CodeBody, PasswordBody, ReauthenticationBody, SecondStepBody } from './identity.payloads.js';

const tag = '账号安全 Account security';

/** How a person signs in, and which sessions are open. */
export const SECURITY_ROUTES = {
  'GET /v1/sessions': { access: 'sessions.own', body: 'none', tag, title: { zh: '我的会话', en: 'My sessions' }, gives: [200, 'Sessions'] },
  'DELETE /v1/sessions/:session': {
    access: 'sessions.own',
    body: 'none',
    tag,
    title: { zh: '结束一个会话', en: 'End one of my sessions' },
    gives: [204, null],
  },
  'DELETE /v1/sessions': {
    access: 'sessions.own',
    body: 'none',
    tag,
    title: { zh: '结束其他全部会话', en: 'End all my other sessions' },
    gives: [200, 'SessionsEnded'],
  },
  'POST /v1/sessions/current/reauthentication': {
    access: 'sessions.own',
    body: 'json',
    tag,
    title: { zh: '再次验证身份（办理具有法律效力的行为之前）', en: 'Show once more who you are, before an act with legal effect' },
    takes: ReauthenticationBody,
    gives: [200, 'Session'],
  },
  'POST /v1/me/password': {
    access: 'sessions.own',
    body: 'json',
    tag,
    title: { zh: '更改口令（其他会话随之结束）', en: 'Change my password; every other session ends' },
    takes: PasswordBody,
    gives: [200, 'Session'],
  },
  'POST /v1/sessions/second-factor': {
    access: 'public',
    body: 'json',
    tag,
    title: { zh: '登录第二步：动态码', en: 'Second step of signing in: a one-time code' },
    takes: SecondStepBody,
    gives: [201, 'Me'],
  },
  'POST /v1/me/totp': {
    access: 'sessions.own',
    body: 'none',
    tag,
    title: { zh: '设置验证器', en: 'Set up an authenticator' },
    gives: [201, 'Totp'],
  },
  'POST /v1/me/totp/confirmation': {
    access: 'sessions.own',
    body: 'json',
    tag,
    title: { zh: '确认验证器，取得恢复码', en: 'Confirm the authenticator; gives the recovery codes' },
    takes: CodeBody,
    gives: [200, 'RecoveryCodes'],
  },
  'POST /v1/me/totp/removal': {
    access: 'sessions.own',
    body: 'json',
    tag,
    title: { zh: '停用验证器', en: 'Remove the authenticator' },
    takes: CodeBody,
    gives: [204, null],
  },
  'DELETE /v1/people/:person/second-factor': {
    access: 'second-factor.reset',
    body: 'none',
    tag,
    title: { zh: '为某人重置验证器', en: 'Reset the authenticator of a person' },
    gives: [204, null],
  },
  'GET /v1/api-keys': {
    access: 'keys.issue',
    body: 'none',
    tag,
    title: { zh: '本单位的接口密钥', en: 'API keys of my firm or office' },
    gives: [200, 'ApiKeys'],
  },
  'POST /v1/api-keys': {
    access: 'keys.issue',
    body: 'json',
    tag,
    title: { zh: '签发接口密钥（只显示一次）', en: 'Issue an API key, shown this once' },
    takes: NewKeyBody,
    gives: [201, 'IssuedApiKey'],
  },
  'POST /v1/api-keys/:key/rotation': {
    access: 'keys.issue',
    body: 'json',
    tag,
    title: { zh: '轮换接口密钥', en: 'Rotate an API key' },
    takes: RotationBody,
    gives: [201, 'IssuedApiKey'],
  },
  'DELETE /v1/api-keys/:key': {
    access: 'sessions.own',
    body: 'none',
    tag,
    title: { zh: '撤销接口密钥', en: 'Revoke an API key' },
    gives: [204, null],
  },
  'GET /v1/people/:person/sessions': {
    access: 'sessions.revoke',
    body: 'none',
    tag,
    title: { zh: '某人的会话', en: 'Sessions of a person' },
    gives: [200, 'Sessions'],
  },
  'DELETE /v1/people/:person/sessions/:session': {
    access: 'sessions.revoke',
    body: 'none',
    tag,
    title: { zh: '结束某人的一个会话', en: 'End a session of a person' },
    gives: [204, null],
  },
  'DELETE /v1/people/:person/sessions': {
    access: 'sessions.revoke',
    body: 'none',
    tag,
    title: { zh: '结束某人的全部会话', en: 'End all sessions of a person' },
    gives: [200, 'SessionsEnded'],
  },
} as const satisfies Routes;
