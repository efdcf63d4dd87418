import type { Words } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { drawFields } from './draw-field.js';
import { idOf } from './field.js';
import type { Field, FormFault } from './field.js';

export interface Form {
  readonly action: string;
  readonly fields: readonly Field[];
  readonly hidden: Readonly<Record<string, string>>;
  /** What stands on the button that sends. */
  readonly send: string;
  /** Stands between the fields and the buttons. */
  readonly last?: Child;
  readonly cancel?: { readonly href: string; readonly label: string };
}

/** A form that sends by POST. Enter in a field sends it, whatever other buttons stand before. */
export function drawForm(form: Form, t: Words): Html {
  return html`<form method="post" action="${form.action}" novalidate>
    <button class="hidden" name="do" value="send" tabindex="-1" aria-hidden="true">${form.send}</button>
    ${Object.entries(form.hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`)}
    ${drawFields(form.fields, t)} ${form.last}
    <div class="buttons">
      <button name="do" value="send">${form.send}</button>
      ${form.cancel !== undefined && html`<a href="${form.cancel.href}">${form.cancel.label}</a>`}
    </div>
  </form>`;
}

/**
 * Every fault at once, each a link to its field (WCAG 2.2, 3.3.1; the summary takes the focus). What was typed stays in the form.
 * @param labelOf words for a pointer, said before the message; undefined: the message stands alone
 */
export function errorSummary(faults: readonly FormFault[], labelOf: (pointer: string) => string | undefined, t: Words): Child {
  if (faults.length === 0) return null;
  return html`<div class="summary" role="alert" tabindex="-1" autofocus>
    <h2>${t(`有 ${faults.length} 处问题`, faults.length === 1 ? 'There is one problem' : `There are ${faults.length} problems`)}</h2>
    <ul>
      ${faults.map(({ pointer, message }) => {
        const label = labelOf(pointer);
        const words = label === undefined ? message : `${label}${t('：', ': ')}${message}`;
        return html`<li>${pointer === '' ? words : html`<a href="#${idOf(pointer)}">${words}</a>`}</li>`;
      })}
    </ul>
  </div>`;
}

/** Label of every field by its name, through groups and rows; a row's fields carry the number of the row. */
export function labelsOf(fields: readonly Field[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const visit = (field: Field, before: string): void => {
    if (field.kind === 'hidden') return;
    found.set(field.name, `${before}${field.label}`);
    if (field.kind === 'group') for (const inner of field.fields) visit(inner, before);
    if (field.kind === 'rows')
      field.rows.forEach((row, index) => row.forEach((inner) => visit(inner, `${before}${field.rowLabel} ${index + 1} · `)));
  };
  for (const field of fields) visit(field, '');
  return found;
}
