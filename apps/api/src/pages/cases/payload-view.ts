import { declarationLabel } from '../declaration/places.js';
import { bracketed, wordsIn } from '../frame/frame.js';
import type { Frame } from '../frame/frame.js';
import { html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { time } from '../html/parts.js';
import { findRecordValue, findRecordWords, isSaidBeside } from '../words/record-words.js';
import type { Known } from './case-model.js';
import { disclosedField } from './sharing-model.js';

type Data = Readonly<Record<string, unknown>>;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;
/** An id or a hash: for comparing, not for reading. */
const IDENTIFIER = /^[0-9a-f-]{32,}$/;
const POINTERS = new Set(['pointer', 'changed']);

/** What an event said, field by field, in the words of its form. */
export function payloadView(frame: Frame, event: string, payload: Data, known: Known): Child {
  return Object.values(payload).every(isEmpty) ? null : members(frame, event, [], payload, known);
}

function members(frame: Frame, event: string, path: readonly string[], data: Data, known: Known): Html {
  return html`<dl class="facts">
    ${Object.entries(data)
      .filter(([name, value]) => !isEmpty(value) && !isSaidBeside([...path, name]))
      .map(([name, value]) => {
        const deeper = [...path, name];
        return html`<dt>${findRecordWords(event, deeper)?.[frame.lang] ?? name}</dt>
          <dd>${valueView(frame, event, deeper, value, known)}</dd>`;
      })}
  </dl>`;
}

function valueView(frame: Frame, event: string, path: readonly string[], value: unknown, known: Known): Child {
  if (Array.isArray(value) && path.at(-1) === 'fields')
    return html`<ul>
      ${(value as readonly Data[]).map((field) => html`<li>${fieldView(frame, field, value as readonly Data[])}</li>`)}
    </ul>`;
  if (Array.isArray(value))
    return html`<ul>
      ${value.map((item) => html`<li>${valueView(frame, event, path, item, known)}</li>`)}
    </ul>`;
  if (typeof value === 'object' && value !== null) return members(frame, event, path, value as Data, known);
  if (typeof value === 'boolean') return wordsIn(frame.lang)(value ? '是' : '否', value ? 'yes' : 'no');
  const text = String(value as string | number);
  const name = path.at(-1) ?? '';
  if (INSTANT.test(text)) return time(text);
  if (POINTERS.has(name)) return declarationLabel(text, frame.lang);
  const said = known.get(text) ?? findRecordValue(name, text);
  if (said !== undefined) return said[frame.lang];
  return IDENTIFIER.test(text) ? html`<code>${text}</code>` : html`<span class="pre">${text}</span>`;
}

function fieldView(frame: Frame, field: Data, fields: readonly Data[]): Child {
  const t = wordsIn(frame.lang);
  const { title, level, text, withheld } = disclosedField(field, fields, frame.lang);
  const said = withheld === null ? text : t(`不予披露：${withheld.zh}`, `withheld: ${withheld.en}`);
  return html`${title[frame.lang]}${bracketed(frame.lang, t(`${level} 级`, `level ${level}`))}${t('：', ': ')}<span class="pre"
      >${said}</span
    >`;
}

const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
