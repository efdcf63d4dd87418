import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { readView } from './read-view.js';
import type { PrintedSection } from '@sandbar/declaration';
import { wordsIn } from '../frame/frame.js';
import type { Frame, Words } from '../frame/frame.js';
import type { Page } from '../frame/layout.js';

export interface CheckedFault {
  readonly href: string;
  readonly label: string;
  readonly message: string;
  readonly basis: string | null;
}
export interface CheckModel {
  readonly caseId: string;
  readonly caseTitle: string;
  readonly errors: readonly CheckedFault[];
  readonly warnings: readonly CheckedFault[];
  readonly sections: readonly PrintedSection[];
  readonly seal: { readonly href: string; readonly label: string } | null;
}

/** `/cases/:id/declaration/check`: every fault at once, each a link to its field; then the whole declaration as it would be sealed. */
export function checkPage(frame: Frame, model: CheckModel): Page {
  const t = wordsIn(frame.lang);
  const title = t('检查声明书', 'Check the declaration');
  const hub = `/cases/${model.caseId}/declaration`;
  return {
    title,
    at: 'cases',
    faulty: model.errors.length > 0,
    main: html`<p class="trail">
        <a href="/cases">${t('我的案件', 'My cases')}</a> › <a href="/cases/${model.caseId}">${model.caseTitle}</a> ›
        <a href="${hub}">${t('声明书', 'Declaration')}</a> ›
      </p>
      <h1>${title}</h1>
      ${
        model.errors.length === 0
          ? html`<div class="note good" role="status">
              <p>${t('没有发现妨碍封存的问题。', 'Nothing keeps it from being sealed.')}</p>
              ${
                model.seal !== null
                  ? html`<p><a class="button" href="${model.seal.href}">${model.seal.label}</a></p>`
                  : html`<p>${t('由牵头机构的签署人封存。', 'The signatory of the lead seals it.')}</p>`
              }
            </div>`
          : html`<div class="summary" role="alert">
              <h2>${t(`还有 ${model.errors.length} 处需要补充或改正`, `${model.errors.length} things to mend`)}</h2>
              ${list(model.errors, t)}
            </div>`
      }
      ${
        model.warnings.length > 0 &&
        html`<div class="note warn">
          <h2>${t('提示（不影响封存）', 'Pointed out (does not keep it from being sealed)')}</h2>
          ${list(model.warnings, t)}
        </div>`
      }
      <h2>${t('全文', 'The whole text')}</h2>
      ${readView(model.sections, t)}`,
  };
}

function list(faults: readonly CheckedFault[], t: Words): Child {
  return html`<ul>
    ${faults.map(
      ({ href, label, message, basis }) =>
        html`<li>
          <a href="${href}">${label}</a>${t('：', ': ')}${message}${basis !== null && html` <small class="soft">${basis}</small>`}
        </li>`,
    )}
  </ul>`;
}
