import { chainHash } from '@sandbar/hash';
import type { RecordEntry } from './record-entry.js';

/**
 * Seals an entry into its case's chain: hash = SHA-256 over the canonical JSON of everything but the hash itself, with the previous hash
 * (libs/hash `chainHash` says it byte for byte).
 */
export function sealEntry(entry: Omit<RecordEntry, 'hash'>): RecordEntry {
  return { ...entry, hash: hashOf(entry) };
}

/** What the hash of an entry must be. */
export function hashOf(entry: Omit<RecordEntry, 'hash'>): string {
  const { prevHash, caseId, seq, definition, type, payload, meta, facts, stage } = entry;
  return chainHash(prevHash, { caseId, seq, definition, type, payload, meta, facts, stage });
}
