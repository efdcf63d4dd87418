import { getDeclarationSchema } from '../declaration-schema.js';
import type { Bilingual, MaterialAspect, SchemaNode } from '../model/schema-node.js';
import { isRecord, member } from '../walk.js';

export type ChangeKind = 'added' | 'removed' | 'changed' | 'moved';

/** One difference between two declarations. */
export interface Change {
  /** Where it is in the newer declaration; for a removed row, where it was in the older. */
  readonly pointer: string;
  readonly kind: ChangeKind;
  /** Titles from the section down; rows carry their number. */
  readonly labels: readonly Bilingual[];
  /** Undefined where there was nothing. A moved list holds its row ids in order. */
  readonly before: unknown;
  readonly after: unknown;
  /** The aspects of the pilot that this change touches; empty when it is not material. */
  readonly aspects: readonly MaterialAspect[];
  readonly node: SchemaNode;
}

/**
 * The differences from `before` to `after`, in the order of the form. Rows are matched by their id `rid`: a moved row is no change of
 * its fields, and a new or removed row is one change. Fields the schema does not know are not compared; neither side need be valid.
 * @throws UnknownDeclarationVersion
 */
export function diff(version: number, before: unknown, after: unknown): Change[] {
  return [...compareMembers(getDeclarationSchema(version), before, after, { pointer: '', labels: [], aspects: [] })];
}

/** Whether and where a change is material: in scope, users, data, partner or region. Such a change reopens notice and sharing. */
export function materialChange(
  version: number,
  before: unknown,
  after: unknown,
): { material: boolean; pointers: string[]; aspects: MaterialAspect[] } {
  const changes = diff(version, before, after).filter(({ aspects, kind }) => aspects.length > 0 && kind !== 'moved');
  return {
    material: changes.length > 0,
    pointers: changes.map(({ pointer }) => pointer),
    aspects: [...new Set(changes.flatMap(({ aspects }) => aspects))].sort(),
  };
}

interface Place {
  readonly pointer: string;
  readonly labels: readonly Bilingual[];
  /** Aspects of the groups above. */
  readonly aspects: readonly MaterialAspect[];
}

function* compareMembers(node: SchemaNode, before: unknown, after: unknown, place: Place): Generator<Change> {
  for (const [name, child] of Object.entries(node.properties!)) {
    yield* compare(child, member(before, name), member(after, name), {
      pointer: `${place.pointer}/${name}`,
      labels: [...place.labels, child['x-title']],
      aspects: child['x-material'] ? [...place.aspects, child['x-material']] : place.aspects,
    });
  }
}

function* compare(node: SchemaNode, before: unknown, after: unknown, place: Place): Generator<Change> {
  if (node['x-rowId'] && isListOrNothing(before) && isListOrNothing(after)) {
    yield* compareRows(node, (before ?? []) as unknown[], (after ?? []) as unknown[], place);
  } else if (node.type === 'object' && node['x-attachment'] !== true && isRecordOrNothing(before) && isRecordOrNothing(after)) {
    yield* compareMembers(node, before, after, place);
  } else if (!sameValue(before, after)) {
    yield change(node, before, after, place);
  }
}

function* compareRows(node: SchemaNode, before: unknown[], after: unknown[], place: Place): Generator<Change> {
  const row = node.items!;
  const older = keyed(before);
  const newer = keyed(after);
  for (const [key, { value, index }] of newer) {
    const at = rowPlace(row, place, index);
    const match = older.get(key);
    if (!match) yield change(row, undefined, value, at);
    else if (isRecord(match.value) && isRecord(value)) yield* compareMembers(row, match.value, value, at);
    else if (!sameValue(match.value, value)) yield change(row, match.value, value, at);
  }
  for (const [key, { value, index }] of older) if (!newer.has(key)) yield change(row, value, undefined, rowPlace(row, place, index));
  const keptBefore = [...older.keys()].filter((key) => newer.has(key));
  const keptAfter = [...newer.keys()].filter((key) => older.has(key));
  if (keptBefore.join('\n') !== keptAfter.join('\n')) yield { ...change(node, keptBefore, keptAfter, place), kind: 'moved' };
}

/** Rows by id; a row without one, or with one that was used before it, goes by its place. */
function keyed(rows: readonly unknown[]): Map<string, { value: unknown; index: number }> {
  const byKey = new Map<string, { value: unknown; index: number }>();
  rows.forEach((value, index) => {
    const rid = member(value, 'rid');
    const key = typeof rid === 'string' && !byKey.has(rid) ? rid : `\u0000${index}`;
    byKey.set(key, { value, index });
  });
  return byKey;
}

function rowPlace(row: SchemaNode, list: Place, index: number): Place {
  const { zh, en } = row['x-title'];
  return {
    pointer: `${list.pointer}/${index}`,
    labels: [...list.labels, { zh: `${zh} ${index + 1}`, en: `${en} ${index + 1}` }],
    aspects: list.aspects,
  };
}

function change(node: SchemaNode, before: unknown, after: unknown, place: Place): Change {
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed';
  const aspects = kind === 'changed' ? place.aspects : [...place.aspects, ...aspectsBelow(node)];
  return { pointer: place.pointer, kind, labels: place.labels, before, after, aspects: [...new Set(aspects)], node };
}

function* aspectsBelow(node: SchemaNode): Generator<MaterialAspect> {
  for (const child of Object.values(node.properties ?? {})) {
    if (child['x-material']) yield child['x-material'];
    yield* aspectsBelow(child);
  }
  if (node.items) yield* aspectsBelow(node.items);
}

const isListOrNothing = (value: unknown): boolean => value === undefined || Array.isArray(value);
const isRecordOrNothing = (value: unknown): boolean => value === undefined || isRecord(value);

/** Equality of JSON values; the order of keys does not count. */
function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  if (!isRecord(a) || !isRecord(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
}
