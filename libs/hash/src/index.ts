export { canonicalJson, CanonicalJsonError } from './canonical-json.js';
export type { NotCanonicalReason } from './canonical-json.js';
export { sha256Hex, hashJson } from './sha256.js';
export { chainHash, CHAIN_PREFIX } from './chain-hash.js';
export { uuidFrom } from './uuid-from.js';
