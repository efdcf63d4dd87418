import { MigrationNewerThanCode, migrate } from '@sandbar/persistence';
import { migrateQueue } from '@sandbar/queue';
import { Refusal } from '../refusal.js';
import type { StartPhase } from '../start/start-plan.js';

/** Brings our schema and the queue's up to date; a database of a newer release is refused. */
export const migratePhase: StartPhase = {
  zh: '检查数据库结构',
  en: 'checking the schema',
  run: async ({ urls }) => void (await migrateAll(urls.owner)),
};

/**
 * @returns the names of the migrations it ran
 * @throws Refusal when the database has a migration that this code does not know
 */
export async function migrateAll(ownerUrl: string): Promise<readonly string[]> {
  try {
    const ran = await migrate(ownerUrl);
    await migrateQueue(ownerUrl);
    return ran;
  } catch (error) {
    if (!(error instanceof MigrationNewerThanCode)) throw error;
    throw new Refusal(
      '数据库来自更新的版本，请升级本程序；数据未改动。',
      `The database comes from a newer release; update this program. Nothing was changed. (${error.message})`,
      3,
    );
  }
}
