import type { PrintedSection } from '@sandbar/declaration';
import { html } from '../html/html.js';
import type { Html } from '../html/html.js';
import type { Words } from '../frame/frame.js';
import { idOf } from '../forms/field.js';

/** What differs from the revision before: pointer -> what stood there, in words. */
export type Changed = ReadonlyMap<string, string>;

/**
 * A declaration, or a projection of one, section by section: each a heading that links can lead to. Withheld fields stay visible with their reason.
 * @param changed fields to mark, with what they held before
 */
export function readView(sections: readonly PrintedSection[], t: Words, changed: Changed = new Map()): Html {
  return html`<nav class="no-print" aria-label="${t('声明书各节', 'Sections')}">
      <p>${sections.map((section, index) => html`${index > 0 && ' · '}<a href="#${idOf(section.pointer)}">${section.title}</a>`)}</p>
    </nav>
    ${sections.map(
      (section) =>
        html`<section aria-labelledby="${idOf(section.pointer)}">
          <h3 id="${idOf(section.pointer)}">${section.title}</h3>
          <dl class="read">
            ${section.lines.map((line) => {
              const before = changed.get(line.pointer);
              const depth = Math.min(line.depth, 3);
              const mark = before !== undefined && html` <span class="tag warn">${t('已修改', 'changed')}</span>`;
              if (line.heading)
                return html`<div class="head d${depth}${before !== undefined && ' changed'}"><dt>${line.label}${mark}</dt></div>`;
              return html`<div class="d${depth}${before !== undefined && ' changed'}" id="${idOf(line.pointer)}">
                <dt>${line.label}${mark}</dt>
                <dd class="${line.state !== 'given' && 'soft'}">
                  <span class="pre">${line.text}</span
                  >${before !== undefined && before !== '' && html`<br /><small>${t('原为：', 'Was: ')}${before}</small>`}
                </dd>
              </div>`;
            })}
          </dl>
        </section>`,
    )}`;
}
