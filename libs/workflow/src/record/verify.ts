import type { Decision, Definition } from '@sandbar/domain';
import { decide, isRefusal } from '@sandbar/domain';
import { chainHash } from '@sandbar/hash';
import { attempt } from './attempt.js';
import { hashOf } from './chain.js';
import type { Finding, FindingCode, Report } from './finding.js';
import type { RecordEntry } from './record-entry.js';
import { sameJson } from './same-json.js';
import type { CreationEntry, StoredCase } from './stored-case.js';
import { verifyColumns } from './verify-columns.js';
import { verifyDeclarations } from './verify-declarations.js';

/** The hash of a row of the creation index. */
export function creationHash(row: Omit<CreationEntry, 'hash'>): string {
  const { n, caseId, kind, firstHash } = row;
  return chainHash(row.prevHash, { n, caseId, kind, firstHash });
}

/**
 * Checks one case against its record: recomputes every hash, replays every event with its recorded meta, and compares facts, stage, head
 * hash, version, snapshot, every other column of the row, who sees the case, its open clocks and its frozen declarations. Never throws,
 * whatever stands in the rows. Returns every finding; an empty list means the case is as it was written.
 */
export function verifyCase(stored: StoredCase, entries: readonly RecordEntry[], definition: Definition): Finding[] {
  const findings: Finding[] = [];
  const report: Report = (code, seq, detail) => void findings.push({ code, caseId: stored.id, seq, detail });
  if (entries.length === 0) report('record.missing', null, 'no record at all');
  verifyChain(stored, entries, report);
  const last = replay(stored, entries, definition, report);
  if (last !== undefined) {
    if (!sameJson(last.snapshot, stored.snapshot))
      report('case.snapshot', entries.length, 'the stored snapshot is not what the record replays to');
    verifyColumns(stored, entries, last, report);
  }
  verifyDeclarations(stored, entries, report);
  return findings;
}

function verifyChain(stored: StoredCase, entries: readonly RecordEntry[], report: Report): void {
  let prev: string | null = null;
  entries.forEach((entry, i) => {
    if (entry.seq !== i + 1) report('record.gap', entry.seq, `expected ${i + 1}`);
    if (entry.caseId !== stored.id) report('record.foreign_case', entry.seq, entry.caseId);
    if (entry.prevHash !== prev) report('record.prev_hash', entry.seq, 'does not follow the entry before it');
    if (attempt(() => hashOf(entry)) !== entry.hash) report('record.hash', entry.seq, 'content and hash differ');
    prev = entry.hash;
  });
  if (stored.headHash !== prev) report('case.head_hash', null, 'head hash is not the last entry’s');
  if (stored.version !== entries.length) report('case.version', null, `version ${stored.version}, record ${entries.length}`);
}

/** The decision of the last event; undefined where the record cannot be folded to its end. */
function replay(stored: StoredCase, entries: readonly RecordEntry[], definition: Definition, report: Report): Decision | undefined {
  let decision: Decision | undefined;
  for (const entry of entries) {
    const snapshot = decision?.snapshot ?? null;
    const event = { type: entry.type, payload: entry.payload, meta: entry.meta };
    // A changed payload may be nothing that the machine can read at all.
    const again = attempt(() => decide(definition, snapshot, event, stored.id));
    if (again === undefined || isRefusal(again)) {
      report('record.replay_refused', entry.seq, `${entry.type}: ${again?.code ?? 'not readable'}`);
      return undefined;
    }
    decision = again;
    if (!sameJson(decision.facts, entry.facts) || decision.stage !== entry.stage) report('record.replay_differs', entry.seq, entry.type);
  }
  const last = entries.at(-1);
  if (stored.kind !== definition.kind || stored.definition !== (last?.definition ?? definition.id))
    report('case.column', null, 'definition');
  return decision;
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
    if (named.has(row.caseId)) at('index.gap', `row ${row.n} names the case again`);
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
