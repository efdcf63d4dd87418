import type { Bilingual, SchemaNode } from './model/schema-node.js';

/** group: an object; rows: a list with row ids; row: one of them; field: a value, a list of codes or an attachment. */
export type WalkedKind = 'group' | 'rows' | 'row' | 'field';

/** One node of the schema met with the data at its place. */
export interface Walked {
  /** RFC 6901 pointer into the data. */
  readonly pointer: string;
  readonly kind: WalkedKind;
  readonly node: SchemaNode;
  /** What the data holds there; undefined when absent. Of any type: the walk does not validate. */
  readonly value: unknown;
  /** Titles from the section down to this node; a row adds its number, counted from 1. */
  readonly labels: readonly Bilingual[];
}

/**
 * The one walk over a declaration: every node of the schema in the order of the form, with its value. Fields that are absent are met
 * too (value undefined); keys that the schema does not know are never met. The root itself is not reported.
 */
export function* walk(schema: SchemaNode, data: unknown): Generator<Walked> {
  for (const [name, node] of Object.entries(schema.properties ?? {})) yield* visit(node, member(data, name), `/${name}`, []);
}

function* visit(node: SchemaNode, value: unknown, pointer: string, above: readonly Bilingual[], rowNumber?: number): Generator<Walked> {
  const title = node['x-title'];
  const labels = [...above, rowNumber === undefined ? title : { zh: `${title.zh} ${rowNumber}`, en: `${title.en} ${rowNumber}` }];
  const kind = kindOf(node, rowNumber);
  yield { pointer, kind, node, value, labels };
  if (kind === 'group' || kind === 'row') {
    for (const [name, child] of Object.entries(node.properties!)) yield* visit(child, member(value, name), `${pointer}/${name}`, labels);
  } else if (kind === 'rows' && Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) yield* visit(node.items!, value[i], `${pointer}/${i}`, labels, i + 1);
  }
}

function kindOf(node: SchemaNode, rowNumber: number | undefined): WalkedKind {
  if (rowNumber !== undefined) return 'row';
  if (node['x-attachment'] === true) return 'field';
  if (node.type === 'object') return 'group';
  return node['x-rowId'] ? 'rows' : 'field';
}

/** Own members only: a key inherited from Object.prototype is not data. */
export function member(value: unknown, name: string): unknown {
  return isRecord(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** Whether a value is an object with members (no array, not null). */
export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
