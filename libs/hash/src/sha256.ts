import { hash } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';

/** SHA-256 (FIPS 180-4) as 64 lower-case hex digits; text is taken as UTF-8. */
export function sha256Hex(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/**
 * SHA-256 of the canonical JSON of a value: the hash of a frozen declaration, a rule table, a letter's parameters.
 * @throws CanonicalJsonError when the value has no canonical form
 */
export function hashJson(value: unknown): string {
  return sha256Hex(canonicalJson(value));
}
