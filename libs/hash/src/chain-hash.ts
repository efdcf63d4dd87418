import { canonicalJson } from './canonical-json.js';
import { sha256Hex } from './sha256.js';

/** First bytes of everything a record link hashes, so that no other hash of the product can be passed off as one. */
export const CHAIN_PREFIX = 'sandbar/record-chain/v1\n';

const HEX_256 = /^[0-9a-f]{64}$/;

/**
 * One link of a case's record. An auditor recomputes it so:
 *   1. take the entry, add the member `prev` (the hash of the entry before it, or null for the first);
 *   2. write it as RFC 8785 canonical JSON, in UTF-8;
 *   3. put the 24 bytes of CHAIN_PREFIX before it: `sandbar/record-chain/v1` and one line feed (0x0A);
 *   4. SHA-256 of the whole, in lower-case hex.
 * @throws TypeError when `prev` is no SHA-256 hex, or the entry already has a member `prev`; CanonicalJsonError as canonicalJson
 */
export function chainHash(prev: string | null, entry: object): string {
  if (prev !== null && !HEX_256.test(prev)) throw new TypeError('chainHash: prev is neither null nor 64 lower-case hex digits');
  if ('prev' in entry) throw new TypeError('chainHash: the entry may not have a member prev of its own');
  return sha256Hex(CHAIN_PREFIX + canonicalJson({ prev, ...entry }));
}
