import { FORMATS, isRealDay } from '@sandbar/contracts';
import { refuse } from '@sandbar/domain';
import { RefusedException } from '../http/refused.exception.js';

/** More than the record's own column holds, no case ever has. */
const MOST_ENTRIES = 2_147_483_647;

/** An opaque place in a list: base64url of JSON. It names the list it belongs to, so that it is not carried over to another order. */
export function writeCursor(list: string, at: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify([list, ...at])).toString('base64url');
}

/** What a member of a cursor may be: `seq` a number of the record, `instant?` null too (a case without a due date). */
export type CursorPart = 'seq' | 'uuid' | 'instant' | 'instant?';

const INSTANT = (value: unknown): boolean => typeof value === 'string' && FORMATS['date-time'].pattern.test(value) && isRealDay(value);
const PARTS: Readonly<Record<CursorPart, (value: unknown) => boolean>> = {
  seq: (value) => Number.isInteger(value) && (value as number) >= 0 && (value as number) <= MOST_ENTRIES,
  uuid: (value) => typeof value === 'string' && FORMATS.uuid.pattern.test(value),
  instant: INSTANT,
  'instant?': (value) => value === null || INSTANT(value),
};

/**
 * @param list the list the cursor must come from
 * @param shape what its members must be, in order: anybody can make a cursor, and the store must never meet one it cannot read
 * @throws RefusedException `cursor.invalid` for anything that writeCursor did not make for this list
 */
export function readCursor(cursor: string, list: string, shape: readonly CursorPart[]): readonly (string | number | null)[] {
  const invalid = new RefusedException(refuse('cursor.invalid'));
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw invalid;
  }
  if (!Array.isArray(parsed) || parsed.length !== shape.length + 1 || parsed[0] !== list) throw invalid;
  const at = parsed.slice(1) as unknown[];
  if (!shape.every((part, index) => PARTS[part](at[index]))) throw invalid;
  return at as (string | number | null)[];
}

/** The page size a query asks for. */
export function limitOf(query: { readonly limit?: string }): number {
  return query.limit === undefined ? 20 : Number(query.limit);
}
