import { systemClock } from '@sandbar/observability';
import { createStore, PostgresRuleTable, SimilarityStore } from '@sandbar/persistence';
import { comparisonBy } from '../../../worker/src/handlers/compare.handler.js';

const PAGE = 200;
const NO_ID = '00000000-0000-0000-0000-000000000000';

/**
 * Compares every application that was filed, each in a transaction of its own, also while workers run.
 * @param systemUrl connection string of sandbar_system
 * @returns applications, and likenesses found on their side
 */
export async function rebuildSimilarity(systemUrl: string): Promise<{ readonly cases: number; readonly pairs: number }> {
  const dataSource = createStore({ url: systemUrl, poolSize: 1, applicationName: 'sandbar-similarity', statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    const at = systemClock.now();
    const comparison = comparisonBy(await new PostgresRuleTable(dataSource).current(), at);
    const store = new SimilarityStore(dataSource);
    let [cases, pairs] = [0, 0];
    for (let after = NO_ID; ;) {
      const page = await store.listFiled(after, PAGE);
      if (page.length === 0) return { cases, pairs };
      for (const id of page) {
        pairs += (await store.compare(id, at, comparison)) ?? 0;
        cases += 1;
      }
      after = page.at(-1)!;
    }
  } finally {
    await dataSource.destroy();
  }
}
