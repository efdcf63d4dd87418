import { REGISTRY } from '@sandbar/domain';
import { createStore, PostgresVerifySource } from '@sandbar/persistence';
import type { CreationEntry, Finding } from '@sandbar/workflow';
import { verifyCase, verifyIndex } from '@sandbar/workflow';

export interface VerifyReport {
  readonly cases: number;
  readonly entries: number;
  readonly findings: readonly Finding[];
}

/**
 * Verifies one case or all of them on one snapshot of the database. Finds any changed, removed, swapped or added row of the record, the
 * cases and the index of creations; what a database owner rewrites consistently from end to end it cannot find (README).
 * @param systemUrl connection string of sandbar_system
 */
export async function verifyRecords(systemUrl: string, only?: string): Promise<VerifyReport> {
  const dataSource = createStore({ url: systemUrl, poolSize: 1, applicationName: 'sandbar-verify', statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    return await new PostgresVerifySource(dataSource).read(async (view) => {
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
          cases.set(caseId, { kind: stored.kind, firstHash: record[0]?.hash ?? null });
          const definition = REGISTRY.all.find((one) => one.id === stored.definition);
          if (definition === undefined)
            findings.push({ code: 'case.column', caseId, seq: null, detail: `no definition ${stored.definition}` });
          else findings.push(...verifyCase(stored, record, definition));
        }
      const index: CreationEntry[] = [];
      for await (const rows of view.creations()) index.push(...rows);
      const about = verifyIndex(index, cases).filter((finding) => only === undefined || finding.caseId === only);
      return { cases: cases.size, entries, findings: [...findings, ...about] };
    });
  } finally {
    await dataSource.destroy();
  }
}
