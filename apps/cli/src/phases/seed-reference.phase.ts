import { systemClock } from '@sandbar/observability';
import { createStore, PostgresCalendarStore, ReferenceSeeder } from '@sandbar/persistence';
import { layReleaseCalendar } from '@sandbar/workflow';
import { loadReference } from '../../../../seeds/reference/index.js';
import type { StartPhase } from '../start/start-plan.js';

/** Loads the reference data; the same data again changes nothing. */
export const seedReferencePhase: StartPhase = {
  zh: '载入基础数据',
  en: 'loading the reference data',
  run: async ({ urls }) => void (await seedReference(urls.owner)),
};

export async function seedReference(ownerUrl: string): Promise<Readonly<Record<string, number>>> {
  const dataSource = createStore({ url: ownerUrl, poolSize: 1, applicationName: 'sandbar-seed' });
  await dataSource.initialize();
  try {
    const changed = await new ReferenceSeeder(dataSource).upsert(loadReference());
    const laid = await layReleaseCalendar(new PostgresCalendarStore(dataSource), systemClock.now());
    return { ...changed, calendar: laid ? 1 : 0 };
  } finally {
    await dataSource.destroy();
  }
}
