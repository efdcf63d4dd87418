import { mkdirSync, rmSync } from 'node:fs';
import type { Config } from '@sandbar/config';
import { systemClock } from '@sandbar/observability';
import { createStore, PostgresRuleTable } from '@sandbar/persistence';
import type { CaseWrite } from '@sandbar/workflow';
import pg from 'pg';
import { openEmbedded } from '../../apps/cli/src/embedded/index.js';
import type { EmbeddedDatabase } from '../../apps/cli/src/embedded/index.js';
import { migrateAll } from '../../apps/cli/src/phases/migrate.phase.js';
import { enterOffice } from '../faults/road/demo-office.js';
import { modelCase } from './model-case.js';
import { benchOffice } from './office.js';
import { openFolder } from '../faults/open-folder.js';

/** An embedded database of the bench's own, fsync on, with a folder beside it. */
export interface BenchDatabase {
  readonly database: EmbeddedDatabase;
  readonly dataDir: string;
}

/** Opens one for as long as `work` lasts. @param kept a folder in which it lies and stays; else it lies in a temporary one and is removed */
export async function withDatabase<T>(config: Config, work: (opened: BenchDatabase) => Promise<T>, kept?: string): Promise<T> {
  if (kept !== undefined) mkdirSync(kept, { recursive: true });
  const dataDir = kept ?? openFolder('bench');
  try {
    const database = await openEmbedded({ checkout: config.checkout, dataDir, log: () => undefined });
    try {
      return await work({ database, dataDir });
    } finally {
      await database.stop();
    }
  } finally {
    if (kept === undefined) rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Migrates, enters the demo's office, and plays the model case that the bench copies. */
export async function prepareModel(database: EmbeddedDatabase): Promise<readonly CaseWrite[]> {
  await migrateAll(database.urls.owner);
  await enterOffice(database.urls.owner);
  const owner = await createStore({ url: database.urls.owner, poolSize: 1 }).initialize();
  try {
    return modelCase(benchOffice(), systemClock.now(), await new PostgresRuleTable(owner).current());
  } finally {
    await owner.destroy();
  }
}

/** As the cluster's superuser, whom no row security holds back. @param name of the database */
export async function asSuperuser<T>(database: EmbeddedDatabase, work: (client: pg.Client) => Promise<T>, name = 'sandbar'): Promise<T> {
  const client = new pg.Client({ connectionString: superuserUrlOf(database, name) });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

export const superuserUrlOf = (database: EmbeddedDatabase, name: string): string => database.superuserUrl.replace(/\/[^/]*$/, `/${name}`);
