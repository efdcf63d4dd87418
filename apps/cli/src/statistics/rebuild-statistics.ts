import { systemClock } from '@sandbar/observability';
import { CourseStore, createStore, PostgresRuleTable } from '@sandbar/persistence';
import { CourseProjector } from '../../../worker/src/projections/course-projector.js';
import type { Rebuilt } from '../../../worker/src/projections/course-projector.js';

/**
 * Folds every case anew, also while workers run.
 * @param systemUrl connection string of sandbar_system
 */
export async function rebuildStatistics(systemUrl: string, onFault: (caseId: string, fault: unknown) => void): Promise<Rebuilt> {
  const dataSource = createStore({ url: systemUrl, poolSize: 1, applicationName: 'sandbar-statistics', statementTimeoutMs: 0 });
  await dataSource.initialize();
  try {
    const rules = new PostgresRuleTable(dataSource);
    const calendar = { current: async () => (await rules.current()).calendars, now: () => systemClock.now() };
    return await new CourseProjector(new CourseStore(dataSource), calendar, onFault).rebuild();
  } finally {
    await dataSource.destroy();
  }
}
