import { html } from '../html/html.js';
import type { Child } from '../html/html.js';
import { idOf } from './field.js';

/** A field for a password: never filled in by the server. @param autocomplete for password managers (`current-password`, `new-password`) */
export function passwordField(name: string, label: string, autocomplete: string, help?: string): Child {
  const id = idOf(name);
  return html`<div class="field">
    <label for="${id}">${label}</label>
    ${help !== undefined && html`<p class="help" id="${id}-help">${help}</p>`}
    <input id="${id}" name="${name}" type="password" autocomplete="${autocomplete}" maxlength="1000" aria-required="true" />
  </div>`;
}
