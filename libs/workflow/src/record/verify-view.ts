import type { Registry } from '@sandbar/domain';
import type { VerifyView } from '../ports/verify.port.js';
import type { Finding } from './finding.js';
import type { CreationEntry } from './stored-case.js';
import { verifyCase, verifyIndex } from './verify.js';

export interface VerifyReport {
  readonly cases: number;
  readonly entries: number;
  readonly findings: readonly Finding[];
}

/**
 * Verifies one case or all of them on one view of the store, and the whole index of creations. Finds any changed, removed, swapped or added
 * row of the record, the cases and the index; what a database owner rewrites consistently from end to end it cannot find (README).
 * @param judge verifyCase(), or one that remembers what it answered
 */
export async function verifyView(view: VerifyView, registry: Registry, only?: string, judge = verifyCase): Promise<VerifyReport> {
  const findings: Finding[] = [];
  const cases = new Map<string, { kind: string; firstHash: string | null }>();
  let entries = 0;
  for await (const page of view.pages(only))
    for (const { stored, caseId, entries: record } of page) {
      entries += record.length;
      if (stored === null) {
        findings.push({ code: 'case.missing', caseId, seq: null, detail: 'a record without a case' });
        continue;
      }
      if (cases.has(caseId)) findings.push({ code: 'case.column', caseId, seq: null, detail: 'the case is there twice' });
      cases.set(caseId, { kind: stored.kind, firstHash: record[0]?.hash ?? null });
      const definition = registry.all.find((one) => one.id === stored.definition);
      if (definition === undefined) findings.push({ code: 'case.column', caseId, seq: null, detail: `no definition ${stored.definition}` });
      else findings.push(...judge(stored, record, definition));
    }
  const index: CreationEntry[] = [];
  for await (const rows of view.creations()) index.push(...rows);
  const about = verifyIndex(index, cases).filter((finding) => only === undefined || finding.caseId === only);
  return { cases: cases.size, entries, findings: [...findings, ...about] };
}
