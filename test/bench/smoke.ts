import type { Config } from '@sandbar/config';
import { createStore, PostgresRuleTable, TypeOrmUnitOfWork } from '@sandbar/persistence';
import pg from 'pg';
import type { EmbeddedDatabase } from '../../apps/cli/src/embedded/index.js';
import { asSuperuser, prepareModel, withDatabase } from './bench-database.js';
import { copyModel, createFloor } from './fixture.js';
import { EVENT_BODY, FLOOR, floorTransition } from './floor.js';
import { interleave } from './measure.js';
import type { Measured } from './measure.js';
import { benchOffice } from './office.js';
import { ownProcessorTime, postmasterOf, processorTimeOf } from './processor-time.js';
import type { BenchPlan } from './report.js';
import { roadRow } from './road-row.js';
import { serveApi, servedRow } from './served-row.js';
import { EVENTS_A_CASE, Reviews } from './workload.js';

/** Rows (a), (b) and (c) in one run over one database. */
export async function smoke(config: Config, plan: BenchPlan, print: (line: string) => void): Promise<readonly Measured[]> {
  return withDatabase(config, ({ database, dataDir }) => measure(config, database, dataDir, plan, print));
}

/** Fills the bench's database. @returns the version of its cases */
async function fill(database: EmbeddedDatabase, cases: number): Promise<number> {
  const model = await prepareModel(database);
  await asSuperuser(database, async (client) => {
    await copyModel(client, model, cases);
    await createFloor(client, EVENT_BODY);
    await client.query('VACUUM ANALYZE');
  });
  return model.length;
}

async function measure(
  config: Config,
  database: EmbeddedDatabase,
  dataDir: string,
  plan: BenchPlan,
  print: (line: string) => void,
): Promise<readonly Measured[]> {
  const { cases, clients, rounds, seconds } = plan;
  const office = benchOffice();
  const reviews = new Reviews(office, await fill(database, cases), cases);
  const pool = new pg.Pool({ connectionString: database.urls.app, max: clients });
  pool.on('error', () => undefined);
  const store = await createStore({ url: database.urls.app, poolSize: clients }).initialize();
  const api = await serveApi(config, database, dataDir, clients);
  const served = await servedRow(api, store, office, clients, reviews.forRow());
  const postmaster = postmasterOf(database.cluster);
  try {
    const rows = [
      { name: 'a', what: FLOOR, once: (n: number) => floorTransition(pool, (n % cases) + 1) },
      {
        name: 'b',
        what: `handle(): ${EVENTS_A_CASE} events of a review, all that the road writes`,
        once: roadRow(new TypeOrmUnitOfWork(store), new PostgresRuleTable(store), office, reviews.forRow()),
      },
      { name: 'c', what: 'the same events over HTTP, signed in', once: served.once },
    ];
    const cpu = () => ({ bench: ownProcessorTime(), api: processorTimeOf(api.pid), postgres: processorTimeOf(postmaster) });
    return await interleave(rows, { clients, rounds, seconds, cpu, onRound: (round) => print(`  round ${round}/${rounds}`) });
  } finally {
    served.close();
    await api.stop();
    await store.destroy();
    await pool.end();
  }
}
