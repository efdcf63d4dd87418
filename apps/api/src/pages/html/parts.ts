import { dayInShanghai } from '@sandbar/calendar';
import type { Words } from '../frame/frame.js';
import { html } from './html.js';
import type { Child, Html } from './html.js';

const SHANGHAI_MINUTES = 8 * 60;

/** `2026-09-24 09:30`, Asia/Shanghai. */
export function clockTime(instant: string): string {
  const minutes = (Math.floor(Date.parse(instant) / 60_000) + SHANGHAI_MINUTES) % 1440;
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${dayInShanghai(instant)} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** An instant for people, with the exact one for machines. */
export function time(instant: string): Html {
  return html`<time datetime="${instant}">${clockTime(instant)}</time>`;
}

/** Pairs of a word and what it stands for; pairs without a value are left out. */
export function facts(pairs: readonly (readonly [Child, Child])[]): Html {
  const shown = pairs.filter(
    ([, value]) =>
      value !== null && value !== undefined && value !== false && value !== '' && !(Array.isArray(value) && value.length === 0),
  );
  return html`<dl class="facts">
    ${shown.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

export interface Column<T> {
  readonly label: string;
  readonly cell: (row: T) => Child;
  readonly className?: string;
}

/** A table that scrolls in its own region and turns into cards on a narrow screen; the first column heads the row. */
export function table<T>(
  caption: string,
  columns: readonly Column<T>[],
  rows: readonly T[],
  more: { readonly rowClass?: (row: T) => string | undefined; readonly captionHidden?: true } = {},
): Html {
  const [head, ...rest] = columns;
  return html`<div class="scroll" role="region" aria-label="${caption}" tabindex="0">
    <table class="cards">
      <caption class="${more.captionHidden === true ? 'hidden' : ''}">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${columns.map(({ label, className }) => (className === 'number' ? html`<th scope="col" class="number">${label}</th>` : html`<th scope="col">${label}</th>`))}
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr class="${more.rowClass?.(row) ?? ''}">
              <th scope="row">${head?.cell(row)}</th>
              ${rest.map(({ label, cell, className }) => html`<td data-label="${label}" class="${className ?? ''}"><div>${cell(row)}</div></td>`)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** The way to the next page of a keyset list; nothing at its end. */
export function nextPage(t: Words, path: string, query: Readonly<Record<string, string | undefined>>, next: string | null): Child {
  if (next === null) return null;
  return html`<p>
    <a class="button second" rel="next" href="${withQuery(path, { ...query, cursor: next })}">${t('下一页', 'Next page')} →</a>
  </p>`;
}

/** An address with the parameters that have a value. */
export function withQuery(path: string, query: Readonly<Record<string, string | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== undefined && value !== '') parameters.set(name, value);
  const written = parameters.toString();
  return written === '' ? path : `${path}?${written}`;
}
