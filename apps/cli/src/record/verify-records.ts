import { REGISTRY } from '@sandbar/domain';
import { createStore, PostgresVerifySource } from '@sandbar/persistence';
import type { VerifyReport, VerifyView } from '@sandbar/workflow';
import { verifyView } from '@sandbar/workflow';
import type { Progress } from '../start/start-plan.js';

/** The id of no case. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/**
 * Verifies one case or all of them on one snapshot of the database.
 * @param systemUrl connection string of sandbar_system
 * @param only id or number of an application; its package and legs are cases of their own, by their ids
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
    const id = only === undefined ? undefined : await idOf(dataSource, only);
    return await new PostgresVerifySource(dataSource).read((view) => verifyView(counted(view, progress), REGISTRY, id));
  } finally {
    await dataSource.destroy();
  }
}

async function idOf(dataSource: ReturnType<typeof createStore>, named: string): Promise<string> {
  if (/^[0-9a-f-]{36}$/i.test(named)) return named;
  const found = `SELECT id FROM case_file WHERE number = $1 AND kind = 'pilot-application'`;
  return (await dataSource.query<{ id: string }[]>(found, [named]))[0]?.id ?? NOBODY;
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
