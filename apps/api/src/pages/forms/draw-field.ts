import type { Words } from '../frame/frame.js';
import { attributes, html } from '../html/html.js';
import type { Child, Html } from '../html/html.js';
import { ROWS, idOf } from './field.js';
import type { Field, Option } from './field.js';

type Labelled = Extract<Field, { readonly faults: readonly string[] }>;
type Of<K extends Field['kind']> = Extract<Field, { readonly kind: K }>;

/** Draws fields one under the other: label above, help and faults between label and control. */
export function drawFields(fields: readonly Field[], t: Words): Html {
  return html`${fields.map((field) => drawField(field, t))}`;
}

function drawField(field: Field, t: Words): Html {
  switch (field.kind) {
    case 'hidden':
      return html`<input type="hidden" name="${field.name}" value="${field.value}" />`;
    case 'shown':
      return html`<div class="field">
        <span class="label">${field.label}</span><span class="pre">${field.text}</span>${
          field.value !== undefined && html`<input type="hidden" name="${field.name}" value="${field.value}" />`
        }
      </div>`;
    case 'group':
      return html`<fieldset class="group" id="${idOf(field.name)}">
        <legend>${field.label}</legend>
        ${field.help !== undefined && html`<p class="soft">${field.help}</p>`} ${drawFields(field.fields, t)}
      </fieldset>`;
    case 'rows':
      return drawRows(field, t);
    case 'radios':
    case 'checks':
    case 'yes-no':
      return drawChoices(field, t);
    case 'flag':
      return box(field, t, drawFlag(field, t));
    case 'select':
    case 'text':
      return box(
        field,
        t,
        html`<label for="${idOf(field.name)}">${field.label}${need(field, t)}</label>${told(field)}${control(field, t)}`,
      );
  }
}

const box = (field: Labelled, _t: Words, content: Child): Html =>
  html`<div class="field${field.faults.length > 0 ? ' faulty' : ''}">${content}</div>`;

const need = (field: Labelled, t: Words): Html =>
  field.required
    ? html` <span class="need">${t('（必填）', '(required)')}</span>`
    : html` <span class="need">${t('（选填）', '(optional)')}</span>`;

function told(field: Labelled): Html {
  const id = idOf(field.name);
  return html`${field.help !== undefined && html`<p class="help" id="${id}-help">${field.help}</p>`}${
    field.faults.length > 0 && html`<p class="fault" id="${id}-fault">${field.faults.join(' ')}</p>`
  }`;
}

function described(field: Labelled): Readonly<Record<string, string | undefined>> {
  const id = idOf(field.name);
  const by = [field.help !== undefined && `${id}-help`, field.faults.length > 0 && `${id}-fault`].filter((one) => one !== false);
  return { 'aria-describedby': by.length > 0 ? by.join(' ') : undefined, 'aria-invalid': field.faults.length > 0 ? 'true' : undefined };
}

function control(field: Of<'text'> | Of<'select'>, t: Words): Html {
  const common = { id: idOf(field.name), name: field.name, ...described(field), 'aria-required': field.required ? 'true' : undefined };
  if (field.kind === 'select')
    return html`<select${attributes(common)}>
      <option value="">${t('请选择', 'Choose')}</option>
      ${grouped(field.options, field.value)}
    </select>`;
  const length = field.maxLength === undefined || field.maxLength > 100_000 ? {} : { maxlength: field.maxLength };
  // A leading line break after <textarea> is dropped by browsers: one of our own keeps the person's.
  if (field.multiline) return html`<textarea${attributes({ ...common, ...length, rows: 4 })}>\n${field.value}</textarea>`;
  const { type } = field;
  const input = html`<input${attributes({
    ...common,
    ...(type === 'number' ? { inputmode: 'decimal', class: 'short' } : length),
    // A number is typed as text: browsers drop what is no number without a word, and the person would not see what was wrong.
    type: type === 'number' ? 'text' : type,
    value: field.value,
  })} />`;
  return field.unit === undefined ? input : html`<span class="unit">${input}<span>${field.unit}</span></span>`;
}

function grouped(options: readonly Option[], chosen: string): Html {
  const draw = (option: Option): Html =>
    html`<option${attributes({ value: option.value, selected: option.value === chosen })}>${option.label}</option>`;
  const groups = [...new Set(options.map(({ group }) => group))];
  const known = chosen === '' || options.some(({ value }) => value === chosen);
  return html`${!known && html`<option${attributes({ value: chosen, selected: true })}>${chosen}</option>`}${groups.map((group) => {
    const inside = options.filter((option) => option.group === group).map(draw);
    return group === undefined ? inside : html`<optgroup label="${group}">${inside}</optgroup>`;
  })}`;
}

function drawChoices(field: Of<'radios'> | Of<'checks'> | Of<'yes-no'>, t: Words): Html {
  const options =
    field.kind === 'yes-no'
      ? [
          { value: 'true', label: t('是', 'Yes') },
          { value: 'false', label: t('否', 'No') },
        ]
      : field.options;
  const chosen = field.kind === 'checks' ? field.values : [field.value];
  const id = idOf(field.name);
  return box(
    field,
    t,
    html`<fieldset${attributes(described(field))}>
      <legend>${field.label}${need(field, t)}</legend>
      ${told(field)}
      ${options.length === 0 && html`<p class="soft" id="${id}">${t('没有可选项。', 'Nothing to choose from.')}</p>`}
      ${options.map(
        (option, index) =>
          html`<div class="choice">
            <input${attributes({
              type: field.kind === 'checks' ? 'checkbox' : 'radio',
              id: index === 0 ? id : `${id}-${index}`,
              name: field.name,
              value: option.value,
              checked: chosen.includes(option.value),
            })} />
            <label for="${index === 0 ? id : `${id}-${index}`}">${option.label}</label>
          </div>`,
      )}
    </fieldset>`,
  );
}

function drawFlag(field: Of<'flag'>, t: Words): Html {
  const id = idOf(field.name);
  return html`${told(field)}
    <div class="choice">
      <input${attributes({ type: 'checkbox', id, name: field.name, value: 'true', checked: field.checked, ...described(field) })} />
      <label for="${id}">${field.label}${field.required && html` <span class="need">${t('（必填）', '(required)')}</span>`}</label>
    </div>`;
}

function drawRows(field: Of<'rows'>, t: Words): Html {
  const id = idOf(field.name);
  return html`<fieldset class="rows" id="${id}">
    <legend>${field.label}${need(field, t)}</legend>
    ${told(field)}<input type="hidden" name="${field.name}${ROWS}" value="${field.rows.length}" />
    ${field.rows.length === 0 && html`<p class="soft">${t('尚无内容。', 'Nothing here yet.')}</p>`}
    ${field.rows.map(
      (fields, index) =>
        html`<fieldset class="row" id="${id}-${index}">
          <legend>${field.rowLabel} ${index + 1}</legend>
          ${drawFields(fields, t)}
          <p>
            <button class="second small" name="do" value="remove ${field.name}/${index}">
              ${t('删除', 'Remove')}<span class="hidden"> ${field.rowLabel} ${index + 1}</span>
            </button>
          </p>
        </fieldset>`,
    )}
    ${
      field.rows.length < field.max &&
      html`<p><button class="second small" name="do" value="add ${field.name}">${t('添加', 'Add')} ${field.rowLabel}</button></p>`
    }
  </fieldset>`;
}
