import type { Config } from '@sandbar/config';
import { loadConfig } from '@sandbar/config';
import type { QueueBackend } from '@sandbar/queue';
import { chooseBackend } from '@sandbar/queue';
import type { EmbeddedDatabase } from '../../../apps/cli/src/embedded/index.js';
import { findRedisServer, TestRedis } from '../../faults/redis/test-redis.js';
import { asSuperuser, prepareModel, withDatabase } from '../bench-database.js';
import { copyModel } from '../fixture.js';
import { openAfter } from '../model-case.js';
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
  await withDatabase(config, async ({ database, dataDir }) => {
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
  });
}

/** Cases in review, enough for two runs and for what is pending beside them. */
async function fill(database: EmbeddedDatabase, { due, pending }: DeadlinePlan): Promise<void> {
  const model = await prepareModel(database);
  const clocks = openAfter(model).length;
  await asSuperuser(database, async (client) => {
    await copyModel(client, model, Math.max(2 * (WARM + due), Math.ceil((pending + due) / clocks)));
    await client.query('VACUUM ANALYZE');
  });
}
