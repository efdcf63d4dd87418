import type { Fault, SchemaNode } from '@sandbar/declaration';
import type { AttachmentFile } from '../../ports/index.js';
import type { Language } from '../../http/language.js';
import { fileOptions } from '../actions/field-options.js';
import type { Field, Option } from '../forms/field.js';

/** What a section's form needs beside the schema. */
export interface Writing {
  readonly lang: Language;
  /** The whole working copy: references name rows of other sections. */
  readonly content: Readonly<Record<string, unknown>>;
  readonly faults: readonly Pick<Fault, 'pointer' | 'message'>[];
  readonly files: readonly AttachmentFile[];
}

const INPUT_TYPES: Readonly<Record<string, 'date' | 'email' | 'tel'>> = { date: 'date', email: 'email', phone: 'tel' };
const MOST_RADIOS = 4;

/** The field of one node of the schema with what the working copy holds there; rows and groups become fieldsets. */
export function nodeField(node: SchemaNode, value: unknown, name: string, required: boolean, writing: Writing): Field {
  const { lang } = writing;
  const common = {
    name,
    label: node['x-title'][lang],
    help: node['x-help'][lang],
    required,
    faults: writing.faults.filter(({ pointer }) => about(pointer, name, node)).map(({ message }) => message[lang]),
  };
  if (node['x-attachment'] === true) return fileField(common, value, writing);
  if (node.type === 'object')
    return { kind: 'group', name, label: common.label, help: common.help, fields: groupFields(node, value, name, writing) };
  if (node.type === 'array') return listField(node, value, common, writing);
  if (node.const === true) return { kind: 'flag', ...common, checked: value === true };
  if (node.type === 'boolean') return { kind: 'yes-no', ...common, value: typeof value === 'boolean' ? String(value) : '' };
  const text = value === undefined || value === null ? '' : String(value as string | number);
  const options = node['x-ref'] === undefined ? optionsOf(node, lang) : rowOptions(node['x-ref'], writing);
  if (options !== undefined)
    return options.length <= MOST_RADIOS && required && node['x-ref'] === undefined
      ? { kind: 'radios', ...common, value: text, options }
      : { kind: 'select', ...common, value: text, options };
  return {
    kind: 'text',
    ...common,
    type: node.type === 'string' ? (INPUT_TYPES[node.format ?? ''] ?? 'text') : 'number',
    value: text,
    multiline: node['x-multiline'] === true,
    ...(node.maxLength === undefined ? {} : { maxLength: node.maxLength }),
    ...(node['x-unit'] === undefined ? {} : { unit: node['x-unit'][lang] }),
  };
}

/** The fields of a group or of one row, in the order of the form; a row's id travels hidden. */
export function groupFields(node: SchemaNode, value: unknown, name: string, writing: Writing): Field[] {
  const required = new Set(node.required ?? []);
  return Object.entries(node.properties ?? {}).map(([key, child]): Field => {
    const at = `${name}/${key}`;
    const held = memberOf(value, key);
    if (key === 'rid') return { kind: 'hidden', name: at, value: typeof held === 'string' ? held : '' };
    return nodeField(child, held, at, required.has(key), writing);
  });
}

type Common = {
  readonly name: string;
  readonly label: string;
  readonly help: string;
  readonly required: boolean;
  readonly faults: readonly string[];
};

function listField(node: SchemaNode, value: unknown, common: Common, writing: Writing): Field {
  const items = Array.isArray(value) ? (value as unknown[]) : [];
  const { items: item } = node;
  if (item === undefined) throw new Error(`a list without items at ${common.name}`);
  if (node['x-rowId'] === undefined)
    return { kind: 'checks', ...common, values: items.map(String), options: optionsOf(item, writing.lang) ?? [] };
  return {
    kind: 'rows',
    ...common,
    rows: items.map((row, index) => groupFields(item, row, `${common.name}/${index}`, writing)),
    rowLabel: item['x-title'][writing.lang],
    max: node.maxItems ?? 50,
  };
}

/** A file is chosen among those uploaded to the case, by its hash. */
function fileField(common: Common, value: unknown, { files, lang }: Writing): Field {
  const chosen = memberOf(value, 'sha256');
  const known = fileOptions(files, lang);
  const lost =
    typeof chosen === 'string' && !files.some(({ sha256 }) => sha256 === chosen)
      ? fileOptions([{ sha256: chosen, name: String(memberOf(value, 'fileName') ?? '') }], lang)
      : [];
  return { kind: 'select', ...common, value: typeof chosen === 'string' ? chosen : '', options: [...known, ...lost] };
}

function optionsOf(node: SchemaNode, lang: Language): readonly Option[] | undefined {
  return node.enum?.map((code) => ({ value: code, label: node['x-options']?.[code]?.[lang] ?? code }));
}

/** Rows of another list, by their id, under the name people gave them. */
function rowOptions(list: string, { content, lang }: Writing): readonly Option[] {
  const rows = list.split('/').slice(1).reduce<unknown>(memberOf, content);
  return (Array.isArray(rows) ? (rows as unknown[]) : []).flatMap((row, index) => {
    const rid = memberOf(row, 'rid');
    const name = memberOf(row, 'name') ?? memberOf(row, 'code');
    if (typeof rid !== 'string') return [];
    return [
      { value: rid, label: typeof name === 'string' && name !== '' ? name : lang === 'zh' ? `第 ${index + 1} 行` : `Row ${index + 1}` },
    ];
  });
}

/** A fault speaks of a field, of a file inside it, or of one item of a list of codes. */
function about(pointer: string, name: string, node: SchemaNode): boolean {
  if (pointer === name) return true;
  const inside = node['x-attachment'] === true || (node.type === 'array' && node['x-rowId'] === undefined);
  return inside && pointer.startsWith(`${name}/`);
}

export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}
