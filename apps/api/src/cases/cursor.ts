import { refuse } from '@sandbar/domain';
import { RefusedException } from '../http/refused.exception.js';

/** An opaque place in a list: base64url of JSON. It names the list it belongs to, so that it is not carried over to another order. */
export function writeCursor(list: string, at: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify([list, ...at])).toString('base64url');
}

/**
 * @param list the list the cursor must come from
 * @param shape the types of its members, in order
 * @throws RefusedException `cursor.invalid` for anything that writeCursor did not make for this list
 */
export function readCursor(
  cursor: string,
  list: string,
  shape: readonly ('string' | 'number' | 'string?')[],
): readonly (string | number | null)[] {
  const invalid = new RefusedException(refuse('cursor.invalid'));
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalid;
  }
  if (!Array.isArray(parsed) || parsed.length !== shape.length + 1 || parsed[0] !== list) throw invalid;
  const at = parsed.slice(1) as unknown[];
  const fits = at.every((value, index) => {
    const wanted = shape[index];
    return wanted === 'string?' ? value === null || typeof value === 'string' : typeof value === wanted;
  });
  if (!fits || at.some((value) => typeof value === 'string' && /[^\w:.+-]/.test(value))) throw invalid;
  return at as (string | number | null)[];
}

/** The page size a query asks for. */
export function limitOf(query: { readonly limit?: string }): number {
  return query.limit === undefined ? 20 : Number(query.limit);
}
