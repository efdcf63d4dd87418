import { shapeOf } from '@sandbar/contracts';
import type { FieldFault, PayloadClass } from '@sandbar/contracts';
import type { Language } from '../../http/language.js';
import { sayIn } from '../frame/frame.js';
import { clockTime } from '../html/parts.js';
import { findChoiceWords } from '../words/choice-words.js';
import { findFieldWords } from '../words/field-words.js';
import { rowWords } from '../words/row-words.js';
import type { Field, Option } from './field.js';

export type FieldShape = ReturnType<typeof shapeOf>['fields'][number];
/** What is known of a field beside its class: the case at hand says it. */
export interface Fill {
  /** Settled by the page: not asked. */
  readonly fixed?: string | number;
  /** The settled value as the person reads it; without it the field is hidden. */
  readonly shown?: string;
  /** What to choose from, where the class only says «an id» or «a pointer». */
  readonly options?: readonly Option[];
  /** Goes along unseen as it stands: what the page put there at first. */
  readonly carried?: true;
  /** What the field holds at first. */
  readonly initial?: unknown;
}
/** By pointer, the index of each row an asterisk. */
export type Fills = Readonly<Record<string, Fill>>;

export interface Asked {
  readonly event: string;
  readonly fills: Fills;
  readonly lang: Language;
  readonly faults: readonly Pick<FieldFault, 'pointer' | 'message'>[];
}
type Place = { readonly pointer: string; readonly pattern: string; readonly path: readonly string[] };
type Taken = Readonly<Record<string, unknown>>;

/** Lists that are chosen from, up to this many, stand open; longer ones fold into a list. */
const MOST_RADIOS = 6;
/** Texts above this many characters get several lines. */
const ONE_LINE = 200;

/** The fields of a command's form from its payload class: one description for the validator, the API's schema and the page. */
export function payloadFields(of: PayloadClass, value: Taken, asked: Asked): Field[] {
  return fieldsOf(of, value, asked, { pointer: '', pattern: '', path: [] });
}

/** What the form of a command holds before anybody typed. */
export function emptyPayload(of: PayloadClass, fills: Fills, pattern = ''): Record<string, unknown> {
  return Object.fromEntries(
    shapeOf(of).fields.map((shape) => {
      const at = `${pattern}/${shape.name}`;
      const initial = fills[at]?.initial;
      if (initial !== undefined) return [shape.name, structuredClone(initial)];
      if (shape.list !== null) return [shape.name, Array.from({ length: shape.list.min }, () => emptyItem(shape, fills, at))];
      return [shape.name, shape.value.kind === 'object' ? emptyPayload(shape.value.of, fills, at) : ''];
    }),
  );
}

/** An empty row of a list. */
export function emptyItem(shape: FieldShape, fills: Fills, pattern: string): unknown {
  return shape.value.kind === 'object' ? emptyPayload(shape.value.of, fills, `${pattern}/*`) : '';
}

function fieldsOf(of: PayloadClass, value: Taken, asked: Asked, place: Place): Field[] {
  return inOrder(of).map((shape) =>
    fieldOf(shape, Object.hasOwn(value, shape.name) ? value[shape.name] : undefined, asked, {
      pointer: `${place.pointer}/${shape.name}`,
      pattern: `${place.pattern}/${shape.name}`,
      path: [...place.path, shape.name],
    }),
  );
}

/** The fields as people expect them: what a class shares with others first («which lane»), then its own. */
function inOrder(of: PayloadClass): readonly FieldShape[] {
  const { fields } = shapeOf(of);
  const parent: unknown = Object.getPrototypeOf(of);
  if (typeof parent !== 'function' || parent === Function.prototype) return fields;
  const shared = inOrder(parent as PayloadClass);
  const names = new Set(shared.map(({ name }) => name));
  return [...shared, ...fields.filter(({ name }) => !names.has(name))];
}

function fieldOf(shape: FieldShape, value: unknown, asked: Asked, place: Place): Field {
  const say = sayIn(asked.lang);
  const fill = asked.fills[place.pattern] ?? {};
  const words = findFieldWords(asked.event, place.path);
  const label = words === undefined ? shape.name : say(words.label);
  if (fill.fixed !== undefined) {
    const fixed = String(fill.fixed);
    if (fill.shown === undefined) return { kind: 'hidden', name: place.pointer, value: fixed };
    return { kind: 'shown', name: place.pointer, label, text: fill.shown, value: fixed };
  }
  if (fill.carried === true) return { kind: 'hidden', name: place.pointer, value: typeof value === 'string' ? value : '' };
  const common = {
    name: place.pointer,
    label,
    ...(words?.help === undefined ? {} : { help: say(words.help) }),
    required: isRequired(shape),
    faults: asked.faults.filter(({ pointer }) => pointer === place.pointer).map(({ message }) => say(message)),
  };
  if (shape.list !== null) return listField(shape, shape.list.max, value, asked, place, common, fill);
  if (shape.value.kind === 'object')
    return {
      kind: 'group',
      name: place.pointer,
      label,
      ...(common.help === undefined ? {} : { help: common.help }),
      fields: fieldsOf(shape.value.of, record(value), asked, place),
    };
  return single(shape, value, asked, place, common, fill);
}

type Common = {
  readonly name: string;
  readonly label: string;
  readonly help?: string;
  readonly required: boolean;
  readonly faults: readonly string[];
};

function listField(shape: FieldShape, max: number, value: unknown, asked: Asked, place: Place, common: Common, fill: Fill): Field {
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  if (shape.value.kind === 'object') {
    const { of } = shape.value;
    const rows = items.map((item, index) =>
      fieldsOf(of, record(item), asked, { pointer: `${place.pointer}/${index}`, pattern: `${place.pattern}/*`, path: place.path }),
    );
    return { kind: 'rows', ...common, rows, rowLabel: rowWords(place.path)?.[asked.lang] ?? common.label, max };
  }
  const faults = [
    ...common.faults,
    ...asked.faults.filter(({ pointer }) => pointer.startsWith(`${place.pointer}/`)).map(({ message }) => message[asked.lang]),
  ];
  const options = optionsOf(shape, asked, place, fill);
  if (options !== undefined) return { kind: 'checks', ...common, faults, values: items.map(String), options };
  return { kind: 'text', type: 'text', ...common, faults, value: items.map(String).join('\n'), multiline: true };
}

function single(shape: FieldShape, value: unknown, asked: Asked, place: Place, common: Common, fill: Fill): Field {
  const text = value === null || value === undefined ? '' : String(value as string | number | boolean);
  if (shape.value.kind === 'flag') return { kind: 'flag', ...common, required: false, checked: value === true };
  const options = optionsOf(shape, asked, place, fill);
  if (options !== undefined)
    return common.required && options.length <= MOST_RADIOS
      ? { kind: 'radios', ...common, value: text, options }
      : { kind: 'select', ...common, value: text, options };
  if (shape.value.kind !== 'text') return { kind: 'text', type: 'number', ...common, value: text, multiline: false };
  const { format, max } = shape.value;
  if (format === 'date') return { kind: 'text', type: 'date', ...common, value: text, multiline: false };
  if (format === 'date-time') return { kind: 'text', type: 'datetime-local', ...common, value: shanghaiTyped(text), multiline: false };
  return {
    kind: 'text',
    type: 'text',
    ...common,
    value: text,
    multiline: (max > ONE_LINE && format === 'not-blank') || (max > ONE_LINE && format === null),
    maxLength: max,
  };
}

function optionsOf(shape: FieldShape, asked: Asked, place: Place, fill: Fill): readonly Option[] | undefined {
  if (fill.options !== undefined) return fill.options;
  if (shape.value.kind !== 'choice') return undefined;
  return shape.value.of.map((choice) => {
    const words = findChoiceWords(place.path.at(-1) ?? '', String(choice));
    return { value: String(choice), label: words === undefined ? String(choice) : words[asked.lang] };
  });
}

/** Whether leaving it empty is refused. */
function isRequired({ absent, list, value }: FieldShape): boolean {
  if (absent !== 'refused') return false;
  return list !== null ? list.min > 0 : value.kind !== 'text' || value.min > 0;
}

/** An instant as `datetime-local` shows it, in the time of Shanghai; what is no instant stays as it was typed. */
function shanghaiTyped(text: string): string {
  return Number.isNaN(Date.parse(text)) || !text.endsWith('Z') ? text : clockTime(text).replace(' ', 'T');
}

function record(value: unknown): Taken {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Taken) : {};
}
