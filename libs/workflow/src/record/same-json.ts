import { isDeepStrictEqual } from 'node:util';
import { canonicalJson } from '@sandbar/hash';
import { attempt } from './attempt.js';

/** The same JSON, whatever the order of keys. A member that is undefined is none; what cannot be JSON is the same as nothing. */
export function sameJson(a: unknown, b: unknown): boolean {
  // Nearly always equal as it stands, which is found faster than two canonical texts are written.
  return isDeepStrictEqual(a, b) || (attempt(() => canonicalJson({ value: a }) === canonicalJson({ value: b })) ?? false);
}
