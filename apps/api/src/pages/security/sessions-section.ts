import type { SessionView } from '@sandbar/contracts';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { table, time } from '../html/parts.js';
import { deviceName } from './device-name.js';

const BY: Readonly<Record<SessionView['by'], readonly [zh: string, en: string]>> = {
  password: ['口令', 'password'],
  enrolment: ['启用链接', 'enrolment link'],
  demo: ['演示', 'demo'],
  oidc: ['统一身份认证', 'identity provider'],
};

/** Which browsers are signed in, each with a button to end it. */
export function sessionsSection(frame: Frame, sessions: readonly SessionView[]): Html {
  const t = wordsIn(frame.lang);
  return html`<section aria-labelledby="sessions">
    <h2 id="sessions">${t('会话', 'Sessions')}</h2>
    <p>${t('不认识的会话请立即结束，并更改口令。', 'End a session that you do not know, and change your password.')}</p>
    ${table(
      t('已登录的浏览器', 'Browsers that are signed in'),
      [
        {
          label: t('设备', 'Device'),
          cell: (row) => [named(row.userAgent, t), row.current && html` <span class="tag">${t('当前', 'this one')}</span>`],
        },
        { label: t('登录方式与地址', 'By, and from'), cell: (row) => [t(...BY[row.by]), row.address !== null && ` · ${row.address}`] },
        { label: t('登录于', 'Since'), cell: (row) => time(row.createdAt) },
        { label: t('最近使用', 'Last seen'), cell: (row) => time(row.lastSeenAt) },
        { label: t('最近验证身份', 'Identity last shown'), cell: (row) => time(row.authenticatedAt) },
        { label: t('结束', 'End'), cell: (row) => !row.current && endButton(row, t) },
      ],
      sessions,
      { captionHidden: true },
    )}
    ${
      sessions.length > 1 &&
      html`<form method="post" action="/me/security/sessions">
        <button class="second" name="end" value="others">${t('结束其他全部会话', 'End all other sessions')}</button>
      </form>`
    }
  </section>`;
}

const named = (userAgent: string | null, t: Words): Child =>
  userAgent === null ? t('未知', 'unknown') : html`<span title="${userAgent}">${deviceName(userAgent)}</span>`;

function endButton({ id, userAgent }: SessionView, t: Words): Html {
  return html`<form method="post" action="/me/security/sessions">
    <button class="second small" name="end" value="${id}">
      ${t('结束', 'End')}<span class="hidden"> ${userAgent === null ? t('未知设备', 'unknown device') : deviceName(userAgent)}</span>
    </button>
  </form>`;
}
