import { attributes, html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { idOf } from './field.js';

interface CodeField {
  readonly help?: string;
  readonly fault?: string | undefined;
  /** Digits alone: a telephone shows its keys for them. */
  readonly digits?: true;
}

/** A field for a one-time code. It can be read while it is typed: a code is over before somebody else can use it. */
export function codeField(name: string, label: string, { help, fault, digits }: CodeField = {}): Child {
  const id = idOf(name);
  const described = [help !== undefined && `${id}-help`, fault !== undefined && `${id}-fault`].filter((one) => one !== false).join(' ');
  const more = attributes({
    inputmode: digits === true ? 'numeric' : undefined,
    'aria-invalid': fault === undefined ? undefined : 'true',
    'aria-describedby': described === '' ? undefined : described,
  });
  return html`<div class="field ${fault !== undefined && 'faulty'}">
    <label for="${id}">${label}</label>
    ${help !== undefined && html`<p class="help" id="${id}-help">${help}</p>`}
    ${fault !== undefined && html`<p class="fault" id="${id}-fault">${fault}</p>`}
    <input
      id="${id}"
      name="${name}"
      type="text"
      class="short"
      autocomplete="one-time-code"
      autocapitalize="none"
      spellcheck="false"
      maxlength="40"
      aria-required="true"
      ${more}
    />
  </div>`;
}
