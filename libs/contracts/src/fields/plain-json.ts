import { fault, token } from './fault.js';
import type { FieldFault } from './fault.js';

/** Bounds of any document that comes in, whatever its schema. */
export const JSON_BOUNDS = { depth: 24, nodes: 20_000 } as const;

const FORBIDDEN_KEYS = new Set(['__proto__', 'constructor', 'prototype']);
/** NUL, which Postgres cannot keep in text or jsonb, and half a surrogate pair, which is no UTF-8. */
const UNKEEPABLE = /[\u0000\ud800-\udfff]/u;

/**
 * What makes a parsed JSON document unfit to be kept or merged, whatever it says: keys that reach a prototype, characters that the
 * store cannot hold, numbers JSON cannot carry back, too much depth or too many values. All at once, at most `limit`.
 * @param value anything JSON.parse can give
 * @param pointer where the value lies in the body
 */
export function unfitJson(value: unknown, pointer = '', limit = 100): FieldFault[] {
  const faults: FieldFault[] = [];
  const walk = { nodes: 0 };
  visit(value, pointer, 0, walk, faults, limit);
  return faults;
}

function visit(value: unknown, pointer: string, depth: number, walk: { nodes: number }, faults: FieldFault[], limit: number): void {
  if (faults.length >= limit || walk.nodes > JSON_BOUNDS.nodes) return;
  walk.nodes += 1;
  if (walk.nodes > JSON_BOUNDS.nodes) faults.push(fault('', 'field.nodes', { max: JSON_BOUNDS.nodes }));
  else if (typeof value === 'string') {
    if (UNKEEPABLE.test(value)) faults.push(fault(pointer, 'field.character'));
  } else if (typeof value === 'number') {
    if (!Number.isFinite(value) || (Number.isInteger(value) && !Number.isSafeInteger(value))) faults.push(fault(pointer, 'field.number'));
  } else if (typeof value === 'object' && value !== null) {
    if (depth >= JSON_BOUNDS.depth) faults.push(fault(pointer, 'field.depth', { max: JSON_BOUNDS.depth }));
    else if (Array.isArray(value)) value.forEach((item, index) => visit(item, `${pointer}/${index}`, depth + 1, walk, faults, limit));
    else visitKeys(value as Record<string, unknown>, pointer, depth, walk, faults, limit);
  }
}

function visitKeys(
  value: Record<string, unknown>,
  pointer: string,
  depth: number,
  walk: { nodes: number },
  faults: FieldFault[],
  limit: number,
): void {
  for (const key of Object.keys(value)) {
    const at = `${pointer}/${token(key)}`;
    if (FORBIDDEN_KEYS.has(key)) faults.push(fault(at, 'field.key_forbidden', { field: key }));
    else if (UNKEEPABLE.test(key)) faults.push(fault(pointer, 'field.character'));
    else visit(value[key], at, depth + 1, walk, faults, limit);
  }
}
