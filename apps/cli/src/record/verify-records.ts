import { REGISTRY } from '@sandbar/domain';
import { createStore, PostgresVerifySource } from '@sandbar/persistence';
import type { VerifyReport } from '@sandbar/workflow';
import { verifyView } from '@sandbar/workflow';

/**
 * Verifies one case or all of them on one snapshot of the database.
 * @param systemUrl connection string of sandbar_system
 */
export async function verifyRecords(systemUrl: string, only?: string): Promise<VerifyReport> {
  const dataSource = createStore({ url: systemUrl, poolSize: 1, applicationName: 'sandbar-verify', statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    return await new PostgresVerifySource(dataSource).read((view) => verifyView(view, REGISTRY, only));
  } finally {
    await dataSource.destroy();
  }
}
