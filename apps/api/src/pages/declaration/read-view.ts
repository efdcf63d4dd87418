import type { PrintedLine, PrintedSection } from '@sandbar/declaration';
import { attributes, html } from '../html/html.js';
import type { Html } from '../html/html.js';
import type { Words } from '../frame/frame.js';
import { idOf } from '../forms/field.js';

/** What differs from the revision before: pointer -> what stood there, in words. */
export type Changed = ReadonlyMap<string, string>;

/**
 * A declaration, or a projection of one, section by section; each folds, those with changes stand open. Withheld fields stay visible with their reason.
 * @param changed fields to mark, with what they held before
 * @param open every section stands open: for print and for the public
 */
export function readView(sections: readonly PrintedSection[], t: Words, changed: Changed = new Map(), open = false): Html {
  return html`<nav class="no-print" aria-label="${t('声明书各节', 'Sections')}">
      <p>${sections.map((section, index) => html`${index > 0 && ' · '}<a href="#${idOf(section.pointer)}">${section.title}</a>`)}</p>
    </nav>
    ${sections.map((section) => {
      const marks = section.lines.filter(({ pointer }) => changed.has(pointer)).length;
      return html`<details class="section" id="${idOf(section.pointer)}" ${(open || marks > 0) && html` open`}>
        <summary>
          <h3>${section.title}</h3>
          ${marks > 0 && html` <span class="tag warn">${t(`${marks} 处修改`, `${marks} changed`)}</span>`}
        </summary>
        <dl class="read">${section.lines.map((line) => drawLine(line, changed.get(line.pointer), t, line.pointer === section.pointer))}</dl>
      </details>`;
    })}`;
}

/** @param titled the section itself carries the id of this line */
function drawLine(line: PrintedLine, before: string | undefined, t: Words, titled: boolean): Html {
  const id = attributes({ id: titled ? undefined : idOf(line.pointer) });
  const depth = Math.min(line.depth, 3);
  const mark = before !== undefined && html` <span class="tag warn">${t('已修改', 'changed')}</span>`;
  if (line.heading)
    return html`<div class="head d${depth}${before !== undefined && ' changed'}" ${id}>
      <dt>${line.label}${mark}</dt>
    </div>`;
  return html`<div class="d${depth}${before !== undefined && ' changed'}" ${id}>
    <dt>${line.label}${mark}</dt>
    <dd class="${line.state !== 'given' && 'soft'}">
      <span class="pre">${line.text}</span>${
        before !== undefined && before !== '' && html`<br /><small>${t('原为：', 'Was: ')}<span class="pre">${before}</span></small>`
      }
    </dd>
  </div>`;
}
