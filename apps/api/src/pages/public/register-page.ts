import { PROVINCE_LABELS } from '@sandbar/contracts';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { dueLabel } from '../html/due.js';
import type { Due } from '../html/due.js';
import { nextPage, table, withQuery } from '../html/parts.js';
import type { Column } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { dayInShanghai } from '@sandbar/calendar';
import { registerState } from '../words/register-words.js';
import type { PublicView } from './public-view.js';

export const REGISTER_LISTS = ['notices', 'pilots', 'results'] as const;
export type RegisterList = (typeof REGISTER_LISTS)[number];

export interface RegisterModel {
  readonly query: { readonly list: RegisterList | undefined; readonly q: string | undefined; readonly province: string | undefined };
  readonly lists: readonly { readonly name: RegisterList; readonly rows: readonly RegisterRow[]; readonly next: string | null }[];
}
export interface RegisterRow extends PublicView {
  /** End of a notice that is open for comments. */
  readonly due: Due | null;
}

const EMPTY = {
  notices: ['目前没有公示。', 'No public notice at present.'],
  pilots: ['没有符合条件的登记。', 'No registered pilot matches.'],
  results: ['没有符合条件的记录。', 'Nothing matches.'],
} as const;
const TITLES = {
  notices: ['公示', 'Public notices'],
  pilots: ['已登记与测试中的创新应用', 'Registered and running pilots'],
  results: ['已结束的测试', 'Tests that ended'],
} as const;

/** `/`: notices, registered pilots and results, with search and filter by GET. */
export function registerPage(frame: Frame, model: RegisterModel): Page {
  const t = wordsIn(frame.lang);
  const { query } = model;
  return {
    title: t('公开登记簿', 'Public register'),
    at: 'register',
    wide: true,
    main: html`<h1>${t('公开登记簿', 'Public register')}</h1>
      <p>
        ${t(
          '长三角三省一市金融科技创新应用的公示、登记与测试结果。任何人都可以查阅，并可在公示期内提出意见。',
          'Public notices, registrations and results of fintech pilots in Shanghai, Jiangsu, Zhejiang and Anhui. Anybody may read them and comment while a notice is open.',
        )}
      </p>
      ${filter(frame, query)}
      ${model.lists.map(({ name, rows, next }) => {
        const [zh, en] = TITLES[name];
        const heading = t(zh, en);
        const kept = { list: name, q: query.q, province: query.province };
        return html`<section aria-labelledby="${name}">
          <h2 id="${name}">${heading}</h2>
          ${
            rows.length === 0
              ? html`<p class="soft">${t(EMPTY[name][0], EMPTY[name][1])}</p>`
              : table(heading, columns(name, frame, t), rows, { captionHidden: true })
          }
          ${
            query.list === undefined
              ? next !== null && html`<p><a href="${withQuery('/', kept)}">${t('查看全部', 'See all')}：${heading}</a></p>`
              : nextPage(t, '/', kept, next)
          }
        </section>`;
      })}
      ${query.list !== undefined && html`<p><a href="/">${t('返回登记簿首页', 'Back to the register')}</a></p>`}
      <section aria-labelledby="precedents">
        <h2 id="precedents">${t('公开先例', 'Precedents')}</h2>
        <p>
          ${t(
            '人民银行各地公开过的真实试点，只收录有公开来源的事实。',
            'Real pilots that the central bank published elsewhere: documented facts only.',
          )}
          <a href="/precedents">${t('查阅公开先例', 'Read the precedents')}</a>
        </p>
      </section>`,
  };
}

function filter(frame: Frame, query: RegisterModel['query']): Html {
  const t = wordsIn(frame.lang);
  const chosen = (value: string): Child => query.province === value && html` selected`;
  return html`<form class="filter" method="get" action="/" role="search">
    ${query.list !== undefined && html`<input type="hidden" name="list" value="${query.list}" />`}
    <div class="field">
      <label for="q">${t('名称包含', 'Name contains')}</label>
      <input id="q" name="q" type="search" maxlength="100" value="${query.q ?? ''}" />
    </div>
    <div class="field">
      <label for="province">${t('省市', 'Province')}</label>
      <select id="province" name="province">
        <option value="">${t('全部', 'All')}</option>
        ${Object.entries(PROVINCE_LABELS).map(([code, label]) => html`<option value="${code}" ${chosen(code)}>${label[frame.lang]}</option>`)}
      </select>
    </div>
    <button>${t('查找', 'Search')}</button>
    ${(query.q !== undefined || query.province !== undefined) && html`<a href="${withQuery('/', { list: query.list })}">${t('清除条件', 'Clear')}</a>`}
  </form>`;
}

function columns(name: RegisterList, frame: Frame, t: Words): Column<RegisterRow>[] {
  const say = sayIn(frame.lang);
  const state: Column<RegisterRow> = {
    label: t('状态', 'State'),
    cell: (row) => stateTag(frame, row),
  };
  return [
    {
      label: t('创新应用', 'Pilot'),
      cell: (row) =>
        html`<a href="/register/${row.caseId}">${row.title}</a><br /><small class="soft">${row.registrationNumber ?? row.number}</small>`,
    },
    { label: t('申请机构', 'Parties'), cell: (row) => row.parties.map((party) => party.name).join(t('、', '; ')) },
    { label: t('省市', 'Province'), cell: (row) => row.province !== null && say(PROVINCE_LABELS[row.province]), className: 'nowrap' },
    state,
    name === 'notices'
      ? { label: t('公示截止', 'Open until'), cell: (row) => (row.due === null ? '—' : dueLabel(row.due, t)) }
      : { label: t('日期', 'Date'), cell: (row) => html`<time datetime="${row.at}">${dayInShanghai(row.at)}</time>` },
  ];
}

/** The state of a page of the register, in words and colour. */
export function stateTag(frame: Frame, row: Pick<PublicView, 'what' | 'state'>): Html {
  const { label, tone } = registerState(row.what, row.state);
  return html`<span class="tag ${tone}">${label[frame.lang]}</span>`;
}
