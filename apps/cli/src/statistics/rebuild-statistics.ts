import { stateCouncilCalendar } from '@sandbar/calendar';
import { CourseStore, createStore } from '@sandbar/persistence';
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
    return await new CourseProjector(new CourseStore(dataSource), stateCouncilCalendar(), onFault).rebuild();
  } finally {
    await dataSource.destroy();
  }
}
