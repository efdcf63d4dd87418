import type { Bilingual } from '@sandbar/domain';
import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { table, withQuery } from '../html/parts.js';
import { sayIn, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';
import { TYPE_LABELS } from '../../statistics/figure-words.js';
import { STEP_WORDS } from '../words/register-words.js';

/** A real public pilot, documented facts only: null or empty means that the source does not say. */
export interface Precedent {
  readonly no: number;
  readonly batch: string;
  readonly city: Bilingual;
  readonly name: string;
  readonly applicants: readonly string[];
  readonly type: string | null;
  readonly technology: readonly string[];
  readonly notice: string | null;
  readonly registration: string | null;
  readonly completion: string | null;
  readonly documentedStep: string;
  readonly source: readonly { readonly code: string; readonly address: string }[];
  readonly certainty: string;
  readonly unsure: readonly string[];
}

/** `/precedents`: read-only; what is not documented is shown as unknown, never as «did not happen». */
export function precedentsPage(frame: Frame, precedents: readonly Precedent[], q: string | undefined): Page {
  const t = wordsIn(frame.lang);
  const say = sayIn(frame.lang);
  const unknown = html`<span class="soft">${t('未知 unknown', 'unknown')}</span>`;
  const known = (text: string | null | undefined): Child => (text === null || text === undefined || text === '' ? unknown : text);
  const doubt = (row: Precedent, column: string): Child =>
    row.unsure.includes(column) && html` <small class="soft">${t('（存疑）', '(unsure)')}</small>`;
  const title = t('公开先例', 'Precedents');
  return {
    title,
    at: 'register',
    wide: true,
    main: html`<p class="trail"><a href="/">${t('公开登记簿', 'Public register')}</a> ›</p>
      <h1>${title}</h1>
      <div class="note">
        <p>
          ${t(
            '真实的公开试点，仅供查阅：只写公开来源记载的事实，来源没有写明的一律为“未知”。收录不表示任何评价或认可，这些试点不经本平台办理。',
            'Real public pilots, for reading only: only what a public source documents, and «unknown» for all it does not say. Being listed is no judgement and no endorsement; none of them was handled here.',
          )}
        </p>
      </div>
      <form class="filter" method="get" action="/precedents" role="search">
        <div class="field">
          <label for="q">${t('名称、机构、技术或城市', 'Name, party, technology or city')}</label>
          <input id="q" name="q" type="search" maxlength="100" value="${q ?? ''}" />
        </div>
        <button>${t('查找', 'Search')}</button>
        ${q !== undefined && html`<a href="${withQuery('/precedents', {})}">${t('清除条件', 'Clear')}</a>`}
      </form>
      <p role="status">${t(`共 ${precedents.length} 项`, `${precedents.length} found`)}</p>
      ${
        precedents.length > 0 &&
        table<Precedent>(
          title,
          [
            { label: t('名称', 'Name'), cell: (row) => html`<span lang="zh-Hans">${row.name}</span>` },
            {
              label: t('批次', 'Batch'),
              cell: (row) => html`${say(row.city)} <small class="soft">${row.batch.replace(/^\D+/, '#')}</small>`,
            },
            { label: t('申请机构', 'Parties'), cell: (row) => html`<span lang="zh-Hans">${known(row.applicants.join('、'))}</span>` },
            {
              label: t('类型', 'Kind'),
              cell: (row) => [known(row.type === null ? null : (TYPE_LABELS[row.type]?.[frame.lang] ?? row.type)), doubt(row, 'type')],
            },
            {
              label: t('技术', 'Technology'),
              cell: (row) => html`<span lang="zh-Hans">${known(row.technology.join('、'))}</span>${doubt(row, 'technology')}`,
            },
            { label: t('公示', 'Notice'), cell: (row) => known(row.notice) },
            { label: t('登记', 'Registration'), cell: (row) => known(row.registration) },
            { label: t('完成测试', 'Completion'), cell: (row) => known(row.completion) },
            {
              label: t('记载到', 'Documented up to'),
              cell: (row) => STEP_WORDS[row.documentedStep as keyof typeof STEP_WORDS]?.[frame.lang] ?? known(row.documentedStep),
            },
            {
              label: t('来源', 'Source'),
              cell: (row) =>
                row.source.map(({ code, address }) =>
                  /^https?:\/\//.test(address)
                    ? html`<a href="${address}" rel="noreferrer nofollow">${code}</a> `
                    : html`<span title="${address}">${code} <small class="soft">${address}</small></span> `,
                ),
            },
          ],
          precedents,
          { captionHidden: true },
        )
      }`,
  };
}
