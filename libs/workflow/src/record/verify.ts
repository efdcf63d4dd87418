import type { Definition, StoredSnapshot } from '@sandbar/domain';
import { decide, isRefusal } from '@sandbar/domain';
import { canonicalJson, chainHash } from '@sandbar/hash';
import { hashOf } from './chain.js';
import type { RecordEntry } from './record-entry.js';

/** A case as it is stored, with every column that is derived from its record. */
export interface StoredCase {
  readonly id: string;
  readonly kind: string;
  readonly definition: string;
  readonly version: number;
  readonly headHash: string;
  readonly stage: string;
  readonly leaves: readonly string[];
  readonly court: string;
  readonly closed: boolean;
  readonly snapshot: StoredSnapshot;
  readonly header: unknown;
}
/** One row of the index of creations: one chain over all cases. */
export interface CreationEntry {
  readonly n: number;
  readonly caseId: string;
  readonly kind: string;
  readonly firstHash: string;
  readonly prevHash: string | null;
  readonly hash: string;
}
export type FindingCode =
  | 'record.missing'
  | 'record.gap'
  | 'record.hash'
  | 'record.prev_hash'
  | 'record.foreign_case'
  | 'record.replay_refused'
  | 'record.replay_differs'
  | 'case.head_hash'
  | 'case.version'
  | 'case.snapshot'
  | 'case.column'
  | 'case.missing'
  | 'case.not_in_index'
  | 'index.gap'
  | 'index.hash'
  | 'index.first_hash';
/** What does not agree, and where. */
export interface Finding {
  readonly code: FindingCode;
  readonly caseId: string;
  readonly seq: number | null;
  readonly detail: string;
}

/** The hash of a row of the creation index. */
export function creationHash(row: Omit<CreationEntry, 'hash'>): string {
  const { n, caseId, kind, firstHash } = row;
  return chainHash(row.prevHash, { n, caseId, kind, firstHash });
}

/**
 * Checks one case against its record: recomputes every hash, replays every event with its recorded meta, and compares facts, stage, head
 * hash, version, snapshot and derived columns. Returns every finding; an empty list means the case is as it was written.
 */
export function verifyCase(stored: StoredCase, entries: readonly RecordEntry[], definition: Definition): Finding[] {
  const findings: Finding[] = [];
  const add = (code: FindingCode, seq: number | null, detail: string): void => void findings.push({ code, caseId: stored.id, seq, detail });
  if (entries.length === 0) add('record.missing', null, 'no record at all');
  let prev: string | null = null;
  let snapshot: StoredSnapshot | null = null;
  let replaying = true;
  entries.forEach((entry, i) => {
    if (entry.seq !== i + 1) add('record.gap', entry.seq, `expected ${i + 1}`);
    if (entry.caseId !== stored.id) add('record.foreign_case', entry.seq, entry.caseId);
    if (entry.prevHash !== prev) add('record.prev_hash', entry.seq, 'does not follow the entry before it');
    if (hashOf(entry) !== entry.hash) add('record.hash', entry.seq, 'content and hash differ');
    prev = entry.hash;
    if (!replaying) return;
    const again = decide(definition, snapshot, { type: entry.type, payload: entry.payload, meta: entry.meta }, stored.id);
    if (isRefusal(again)) {
      replaying = false;
      return add('record.replay_refused', entry.seq, `${entry.type}: ${again.code}`);
    }
    snapshot = again.snapshot;
    if (!same(again.facts, entry.facts) || again.stage !== entry.stage) add('record.replay_differs', entry.seq, entry.type);
    if (i !== entries.length - 1) return;
    if (!same(again.snapshot, stored.snapshot)) add('case.snapshot', entry.seq, 'the stored snapshot is not what the record replays to');
    const derived = { stage: again.stage, leaves: again.leaves, court: again.court, closed: again.closed, header: again.header };
    for (const [column, value] of Object.entries(derived))
      if (!same(value, stored[column as keyof StoredCase])) add('case.column', entry.seq, column);
  });
  if (stored.headHash !== prev) add('case.head_hash', null, 'head hash is not the last entry’s');
  if (stored.version !== entries.length) add('case.version', null, `version ${stored.version}, record ${entries.length}`);
  if (stored.kind !== definition.kind || stored.definition !== definition.id) add('case.column', null, 'definition');
  return findings;
}

/** Checks the index of creations as one chain, and that it names exactly the cases there are. */
export function verifyIndex(
  rows: readonly CreationEntry[],
  cases: ReadonlyMap<string, { readonly kind: string; readonly firstHash: string | null }>,
): Finding[] {
  const findings: Finding[] = [];
  let prev: string | null = null;
  const named = new Set<string>();
  rows.forEach((row, i) => {
    const at = (code: FindingCode, detail: string): void => void findings.push({ code, caseId: row.caseId, seq: null, detail });
    if (row.n !== i + 1) at('index.gap', `row ${row.n}, expected ${i + 1}`);
    if (row.prevHash !== prev || creationHash(row) !== row.hash) at('index.hash', `row ${row.n}`);
    prev = row.hash;
    named.add(row.caseId);
    const found = cases.get(row.caseId);
    if (found === undefined) at('case.missing', 'in the index of creations, but there is no such case');
    else if (found.firstHash !== row.firstHash || found.kind !== row.kind) at('index.first_hash', 'the first record entry is another one');
  });
  for (const caseId of cases.keys())
    if (!named.has(caseId))
      findings.push({ code: 'case.not_in_index', caseId, seq: null, detail: 'was never entered in the index of creations' });
  return findings;
}

const same = (a: unknown, b: unknown): boolean => canonicalJson(a) === canonicalJson(b);
