import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import { loadConfig } from '@sandbar/config';
import { systemClock } from '@sandbar/observability';
import { createStore, PostgresRuleTable } from '@sandbar/persistence';
import type { QueueBackend } from '@sandbar/queue';
import { chooseBackend } from '@sandbar/queue';
import pg from 'pg';
import { openEmbedded } from '../../../apps/cli/src/embedded/index.js';
import type { EmbeddedDatabase } from '../../../apps/cli/src/embedded/index.js';
import { migrateAll } from '../../../apps/cli/src/phases/migrate.phase.js';
import { enterOffice } from '../../faults/road/demo-office.js';
import { findRedisServer, TestRedis } from '../../faults/redis/test-redis.js';
import { copyModel } from '../fixture.js';
import { modelCase, openAfter } from '../model-case.js';
import { benchOffice } from '../office.js';
import { expireAll, WARM } from './expire-all.js';
import type { Lateness } from './lateness.js';
import { lineOf } from './lateness.js';

export interface DeadlinePlan {
  /** Clocks that are due in one second. */
  readonly due: number;
  /** Clocks beside them that are due in weeks. */
  readonly pending: number;
}
const SILENT = { onError: () => undefined, onAdvice: () => undefined };

/** Row (e): so many clocks due in one second, with so many pending: how late each is woken and its expiry committed, on every backend there is. */
export async function benchDeadlines(config: Config, plan: DeadlinePlan, print: (line: string) => void): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbar-bench-'));
  try {
    const database = await openEmbedded({ checkout: config.checkout, dataDir, log: () => undefined });
    try {
      print(`deadlines: ${plan.due} due in one second, ${plan.pending} pending; one worker process, embedded Postgres, fsync on`);
      await fill(database, plan);
      const on = async (backend: QueueBackend, run: number): Promise<Lateness> =>
        expireAll({ database, dataDir, backend, due: plan.due, run });
      print(lineOf('postgres', await on(chooseBackend({}, database.urls.system, SILENT), 0)));
      if (findRedisServer() === undefined) return print('(e) redis     not measured: no redis-server in PATH');
      const redis = await TestRedis.open();
      try {
        const reached = loadConfig('cli', { REDIS_URL: redis.url });
        print(lineOf('redis', await on(chooseBackend(reached, database.urls.system, SILENT), 1)));
      } finally {
        await redis.close();
      }
    } finally {
      await database.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Cases in review, enough for two runs and for what is pending beside them. */
async function fill(database: EmbeddedDatabase, { due, pending }: DeadlinePlan): Promise<void> {
  await migrateAll(database.urls.owner);
  await enterOffice(database.urls.owner);
  const owner = await createStore({ url: database.urls.owner, poolSize: 1 }).initialize();
  const model = modelCase(benchOffice(), systemClock.now(), await new PostgresRuleTable(owner).current());
  await owner.destroy();
  const superuser = new pg.Client({ connectionString: database.superuserUrl.replace(/\/[^/]*$/, '/sandbar') });
  await superuser.connect();
  try {
    const clocks = openAfter(model).length;
    await copyModel(superuser, model, Math.max(2 * (WARM + due), Math.ceil((pending + due) / clocks)));
    await superuser.query('VACUUM ANALYZE');
  } finally {
    await superuser.end();
  }
}
