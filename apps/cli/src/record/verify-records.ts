import { REGISTRY } from '@sandbar/domain';
import { createStore, PostgresVerifySource } from '@sandbar/persistence';
import type { VerifyReport, VerifyView } from '@sandbar/workflow';
import { verifyView } from '@sandbar/workflow';
import type { Progress } from '../start/start-plan.js';

/**
 * Verifies one case or all of them on one snapshot of the database.
 * @param systemUrl connection string of sandbar_system
 * @param progress is told of every case
 */
export async function verifyRecords(systemUrl: string, only?: string, progress?: Progress): Promise<VerifyReport> {
  const dataSource = createStore({ url: systemUrl, poolSize: 1, applicationName: 'sandbar-verify', statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    if (progress !== undefined && only === undefined) {
      const rows = await dataSource.query<{ cases: number }[]>('SELECT count(*)::int AS cases FROM case_file');
      progress.begin(rows[0]?.cases ?? 0);
    }
    return await new PostgresVerifySource(dataSource).read((view) => verifyView(counted(view, progress), REGISTRY, only));
  } finally {
    await dataSource.destroy();
  }
}

function counted(view: VerifyView, progress: Progress | undefined): VerifyView {
  return {
    creations: () => view.creations(),
    async *pages(only) {
      for await (const page of view.pages(only)) {
        yield page;
        for (const { caseId } of page) progress?.step(caseId);
      }
    },
  };
}
