declare global {
  /** ES2024, in Node since 20.0; the compiler's ES2023 library does not know it yet. */
  interface String {
    isWellFormed(): boolean;
  }
}

/** Why a value has no canonical form; `pointer` (RFC 6901) says where it sits, '' for the whole value. */
export class CanonicalJsonError extends TypeError {
  override readonly name = 'CanonicalJsonError';
  readonly code = 'hash.not_canonical';
  constructor(
    readonly reason: NotCanonicalReason,
    readonly pointer: string,
  ) {
    super(`No canonical JSON for the value at '${pointer}': ${reason}`);
  }
}

export type NotCanonicalReason =
  | 'not a finite number'
  | 'a BigInt'
  | 'undefined inside an array or as the whole value'
  | 'a function or a symbol'
  | 'text with a lone surrogate'
  | 'an object that JSON would lose (Map, Set, RegExp, bytes, ...)'
  | 'nested deeper than 256 levels, or circular';

const MAX_DEPTH = 256;
/** Keys that need no escaping: the common case, a fifth of the time of a record entry. */
const PLAIN_KEY = /^[\w.-]*$/;

/**
 * The one text of a JSON value: RFC 8785 (JCS). Keys sorted by UTF-16 code unit, no white space, numbers as ECMAScript prints them.
 * An object property whose value is undefined is left out, as JSON does; `toJSON` is honoured (a Date becomes its ISO text).
 * @throws CanonicalJsonError for everything that would be lost or changed silently: NaN, Infinity, BigInt, undefined or a hole in an
 *   array, functions, symbols, lone surrogates in text or keys, Map, Set, bytes, circles.
 */
export function canonicalJson(value: unknown): string {
  return write(value, 0, []);
}

function write(value: unknown, depth: number, path: (string | number)[]): string {
  switch (typeof value) {
    case 'string':
      return writeText(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw refuse('not a finite number', path);
      return value === 0 ? '0' : `${value}`;
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      if (depth >= MAX_DEPTH) throw refuse('nested deeper than 256 levels, or circular', path);
      return Array.isArray(value) ? writeArray(value, depth + 1, path) : writeObject(value as Record<string, unknown>, depth + 1, path);
    case 'bigint':
      throw refuse('a BigInt', path);
    case 'undefined':
      throw refuse('undefined inside an array or as the whole value', path);
    case 'function':
    case 'symbol':
      throw refuse('a function or a symbol', path);
  }
}

function writeText(text: string, path: (string | number)[]): string {
  if (!text.isWellFormed()) throw refuse('text with a lone surrogate', path);
  return JSON.stringify(text);
}

function writeArray(items: readonly unknown[], depth: number, path: (string | number)[]): string {
  let out = '[';
  for (let i = 0; i < items.length; i++) {
    if (i > 0) out += ',';
    path.push(i);
    out += write(items[i], depth, path);
    path.pop();
  }
  return `${out}]`;
}

function writeObject(object: Record<string, unknown>, depth: number, path: (string | number)[]): string {
  if (typeof object.toJSON === 'function') return write((object.toJSON as () => unknown)(), depth, path);
  if (Object.getPrototypeOf(object) !== Object.prototype) refuseLossy(object, path);
  const keys = Object.keys(object);
  if (!isSorted(keys)) keys.sort();
  let out = '{';
  for (const key of keys) {
    const value = object[key];
    if (value === undefined) continue;
    path.push(key);
    if (out !== '{') out += ',';
    out += PLAIN_KEY.test(key) ? `"${key}":` : `${writeText(key, path)}:`;
    out += write(value, depth, path);
    path.pop();
  }
  return out + '}';
}

function isSorted(keys: readonly string[]): boolean {
  for (let i = 1; i < keys.length; i++) if (keys[i - 1]! > keys[i]!) return false;
  return true;
}

/** By tag and not by constructor, so that objects of another realm are judged alike. */
function refuseLossy(object: object, path: (string | number)[]): void {
  if (ArrayBuffer.isView(object) || Object.prototype.toString.call(object) !== '[object Object]') {
    throw refuse('an object that JSON would lose (Map, Set, RegExp, bytes, ...)', path);
  }
}

function refuse(reason: NotCanonicalReason, path: readonly (string | number)[]): CanonicalJsonError {
  return new CanonicalJsonError(reason, path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join(''));
}
