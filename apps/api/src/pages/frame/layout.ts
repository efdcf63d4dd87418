import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { inLanguage, sayIn, wordsIn } from './frame.js';
import type { Frame, Words } from './frame.js';
import { liveNotice } from './live-notice.js';
import type { LiveScope } from './live-notice.js';

export interface Page {
  readonly title: string;
  readonly main: Child;
  /** The navigation entry this page belongs to. */
  readonly at?:
    | 'register'
    | 'cases'
    | 'inbox'
    | 'delegations'
    | 'people'
    | 'identities'
    | 'webhooks'
    | 'calendar'
    | 'successions'
    | 'rules'
    | 'statistics'
    | 'sign-in';
  /** Something is wrong on the page: its title says so first (WCAG 2.2, 3.3.1). */
  readonly faulty?: boolean;
  /** Wider than a column of text: tables. */
  readonly wide?: boolean;
  /** What of the stream of changes makes the page old. */
  readonly live?: LiveScope;
}

/** One whole document. `main` begins with its h1. */
export function layout(frame: Frame, page: Page): string {
  const t = wordsIn(frame.lang);
  const title = `${page.faulty === true ? t('错误：', 'Error: ') : ''}${page.title} · ${t('沙洲', 'Sandbar')}`;
  return html`<!doctype html>
    <html lang="${frame.lang === 'zh' ? 'zh-Hans-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${frame.styles}" />
        <link rel="icon" type="image/svg+xml" href="/assets/sandbar.svg" />
      </head>
      <body>
        <a class="skip" href="#main">${t('跳到正文', 'Skip to content')}</a>
        ${
          frame.demo &&
          html`<p class="demo-banner">
            <strong>${t('演示', 'Demo')}</strong> ${t(
              '本站为演示环境：机构、人员、编号、结论与意见均为虚构；“公开先例”除外。',
              'This is a demonstration: firms, people, numbers, verdicts and opinions are fictional, except under «Precedents».',
            )}
          </p>`
        }
        ${header(frame, page, t)}
        <main id="main" tabindex="-1" class="${page.wide === true ? 'wide' : 'column'}">${page.main}</main>
        ${footer(frame, t)} ${page.live !== undefined && liveNotice(frame, page.live)}
      </body>
    </html>`.markup;
}

function header(frame: Frame, page: Page, t: Words): Html {
  const entry = (at: Page['at'], href: string, label: Child): Html =>
    page.at === at ? html`<li><a href="${href}" aria-current="page">${label}</a></li>` : html`<li><a href="${href}">${label}</a></li>`;
  const unread =
    frame.unread > 0 && html` <span class="count">${frame.unread}<span class="hidden">${t(' 条未读', ' unread')}</span></span>`;
  const other = frame.lang === 'zh' ? 'en' : 'zh';
  return html`<header class="site">
    <div class="bar">
      <a class="brand" href="/"><span lang="zh-Hans">沙洲</span> Sandbar</a>
      <p class="strapline">${t('长三角金融科技创新监管协同', 'Pilot regulation shared by the Yangtze Delta')}</p>
      <div class="who">
        <a href="${inLanguage(frame.path, other)}" lang="${other === 'zh' ? 'zh-Hans' : 'en'}" hreflang="${other}"
          >${other === 'zh' ? '中文' : 'English'}</a
        >
        ${
          frame.me !== undefined &&
          html`<span class="me"
              ><a href="/me/security" title="${t('账号安全', 'Account security')}">${frame.me.displayName}</a>
              <small>${frame.me.roles.map(({ label }) => sayIn(frame.lang)(label)).join(t('、', ', '))}</small></span
            >
            <form method="post" action="/sign-out"><button class="quiet">${t('退出', 'Sign out')}</button></form>`
        }
      </div>
    </div>
    <nav aria-label="${t('主导航', 'Main')}">
      <ul>
        ${entry('register', '/', t('公开登记簿', 'Public register'))}
        ${frame.me !== undefined && [entry('cases', '/cases', t('我的案件', 'My cases')), entry('inbox', '/inbox', [t('消息', 'Inbox'), unread]), entry('delegations', '/delegations', t('委托代理', 'Absence cover')), frame.may.has('unit.people') && entry('people', '/people', t('人员', 'People')), frame.may.has('identities.manage') && entry('identities', '/people/identities', t('统一身份', 'Identities')), frame.may.has('webhooks.manage') && entry('webhooks', '/webhooks', t('推送', 'Webhooks')), frame.may.has('calendar.change') && entry('calendar', '/calendar', t('放假安排', 'Calendar')), frame.may.has('authorities.succeed') && entry('successions', '/successions', t('机关承继', 'Successions'))]}
        ${entry('rules', '/rules', t('规则对照', 'Rules'))} ${entry('statistics', '/statistics', t('统计', 'Statistics'))}
        ${frame.me === undefined && entry('sign-in', '/sign-in', t('登录', 'Sign in'))}
      </ul>
    </nav>
  </header>`;
}

function footer(frame: Frame, t: Words): Html {
  return html`<footer class="site">
    <p>
      ${t(
        '登记不是行政许可，不构成对产品、机构或收益的认可、背书或保证，也不免除任何法定义务。',
        'Registration is no licence: it does not endorse or guarantee a product, a firm or a return, and relaxes no rule.',
      )}
    </p>
    <p>
      <a href="/docs">${t('接口文档', 'API documentation')}</a> · <a href="/rules">${t('规则对照', 'Rules')}</a> ·
      ${t('时间均为北京时间（UTC+8）', 'All times are Beijing time (UTC+8)')} · ${t('请求编号', 'Request')} <code>${frame.traceId}</code>
    </p>
  </footer>`;
}
