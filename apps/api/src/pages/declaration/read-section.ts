import type { SchemaNode } from '@sandbar/declaration';
import type { AttachmentFile } from '../../ports/index.js';
import { rowsOf, valueOf, valuesOf } from '../forms/form-body.js';
import type { FormBody } from '../forms/form-body.js';
import { numberIn } from '../forms/read-payload.js';
import { memberOf } from './section-fields.js';

interface Reading {
  readonly body: FormBody;
  readonly files: readonly AttachmentFile[];
  /** Makes the id of a new row. */
  readonly newRid: () => string;
}

/**
 * What a section's form sent, as the declaration holds it. What is empty is absent; what cannot be read as its type stays as it was typed, so that a
 * draft keeps everything a person wrote.
 * @param before what stood there: a file that is no longer listed keeps its reference
 */
export function readSection(node: SchemaNode, name: string, before: unknown, reading: Reading, required = true): unknown {
  const { body } = reading;
  if (node['x-attachment'] === true) return readFile(name, before, reading);
  if (node.type === 'object') return readGroup(node, name, before, reading);
  if (node.type === 'array') return readList(node, name, before, reading, required);
  if (node.const === true) return valueOf(body, name) === 'true' ? true : undefined;
  const text = valueOf(body, name) ?? '';
  if (node.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  if (text.trim() === '') return undefined;
  return node.type === 'string' ? text : (numberIn(text) ?? text);
}

function readGroup(node: SchemaNode, name: string, before: unknown, reading: Reading): unknown {
  const read: Record<string, unknown> = {};
  const needed = new Set(node.required ?? []);
  for (const [key, child] of Object.entries(node.properties ?? {})) {
    const value =
      key === 'rid'
        ? rowId(valueOf(reading.body, `${name}/rid`), reading)
        : readSection(child, `${name}/${key}`, memberOf(before, key), reading, needed.has(key));
    if (value !== undefined) read[key] = value;
  }
  const empty = Object.values(read).every((value) => Array.isArray(value) && value.length === 0);
  return empty && before === undefined ? undefined : read;
}

function readList(node: SchemaNode, name: string, before: unknown, reading: Reading, required: boolean): unknown {
  const { items } = node;
  // Where «none» is an answer it is kept as one; a list that may be left out is left out.
  const none = (required && (node.minItems ?? 0) === 0) || (Array.isArray(before) && before.length === 0) ? [] : undefined;
  if (items === undefined || node['x-rowId'] === undefined) {
    const chosen = valuesOf(reading.body, name).filter((value) => value !== '');
    return chosen.length === 0 ? none : chosen;
  }
  const rows = Array.from({ length: rowsOf(reading.body, name, node.maxItems ?? 50) }, (_, index) =>
    readGroup(items, `${name}/${index}`, Array.isArray(before) ? (before as unknown[])[index] : undefined, reading),
  );
  return rows.length === 0 ? none : rows;
}

const rowId = (said: string | undefined, { newRid }: Reading): string =>
  said !== undefined && /^[\w-]{1,64}$/.test(said) ? said : newRid();

function readFile(name: string, before: unknown, { body, files }: Reading): unknown {
  const sha256 = valueOf(body, name);
  if (sha256 === undefined || sha256 === '') return undefined;
  const file = files.find((one) => one.sha256 === sha256);
  if (file !== undefined) return { sha256, fileName: file.name, mediaType: file.mediaType, size: file.size };
  return memberOf(before, 'sha256') === sha256 ? before : undefined;
}
