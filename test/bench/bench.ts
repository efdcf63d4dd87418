import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Config } from '@sandbar/config';
import { loadConfig, readEnvironment } from '@sandbar/config';
import { systemClock } from '@sandbar/observability';
import { createStore, PostgresRuleTable, TypeOrmUnitOfWork } from '@sandbar/persistence';
import pg from 'pg';
import { openEmbedded } from '../../apps/cli/src/embedded/index.js';
import type { EmbeddedDatabase } from '../../apps/cli/src/embedded/index.js';
import { migrateAll } from '../../apps/cli/src/phases/migrate.phase.js';
import { enterOffice } from '../faults/road/demo-office.js';
import { benchDeadlines } from './deadlines/deadline-bench.js';
import { copyModel, createFloor } from './fixture.js';
import { EVENT_BODY, floorTransition } from './floor.js';
import { interleave } from './measure.js';
import type { Measured } from './measure.js';
import { modelCase } from './model-case.js';
import { benchOffice } from './office.js';
import { ownProcessorTime, postmasterOf, processorTimeOf } from './processor-time.js';
import type { BenchPlan } from './report.js';
import { linesOf, writeReport } from './report.js';
import { roadRow } from './road-row.js';
import { serveApi, servedRow } from './served-row.js';
import { EVENTS_A_CASE, Reviews } from './workload.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** Fills the bench's database. @returns the version of its cases */
async function fill(database: EmbeddedDatabase, cases: number): Promise<number> {
  await migrateAll(database.urls.owner);
  await enterOffice(database.urls.owner);
  const owner = await createStore({ url: database.urls.owner, poolSize: 1 }).initialize();
  const model = modelCase(benchOffice(), systemClock.now(), await new PostgresRuleTable(owner).current());
  await owner.destroy();
  const superuser = new pg.Client({ connectionString: database.superuserUrl.replace(/\/[^/]*$/, '/sandbar') });
  await superuser.connect();
  try {
    await copyModel(superuser, model, cases);
    await createFloor(superuser, EVENT_BODY);
    await superuser.query('VACUUM ANALYZE');
  } finally {
    await superuser.end();
  }
  return model.length;
}

/** Rows (a), (b) and (c) in one run over one database. */
async function measure(config: Config, database: EmbeddedDatabase, dataDir: string, plan: BenchPlan): Promise<readonly Measured[]> {
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
      {
        name: 'a',
        what: 'pg: BEGIN · SELECT FOR UPDATE · UPDATE · INSERT event · INSERT outbox · COMMIT',
        once: (n: number) => floorTransition(pool, (n % cases) + 1),
      },
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

/** `npm run bench [-- --json FILE --seconds N --rounds N]`, `npm run bench -- --deadlines [--due 5000 --pending 100000]` */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      seconds: { type: 'string', default: '2' },
      rounds: { type: 'string', default: '5' },
      deadlines: { type: 'boolean', default: false },
      due: { type: 'string', default: '500' },
      pending: { type: 'string', default: '10000' },
    },
  });
  const plan = { cases: 10_000, clients: 16, rounds: Number(values.rounds), seconds: Number(values.seconds) };
  if (!(plan.rounds >= 1 && plan.seconds > 0)) throw new Error('--rounds and --seconds are numbers above 0');
  const config = loadConfig('cli', readEnvironment());
  if (values.deadlines) return benchDeadlines(config, { due: Number(values.due), pending: Number(values.pending) }, print);
  const dataDir = mkdtempSync(join(tmpdir(), 'sandbar-bench-'));
  try {
    const database = await openEmbedded({ checkout: config.checkout, dataDir, log: () => undefined });
    try {
      print(
        `bench: ${plan.cases} cases, ${plan.clients} clients, ${plan.rounds} rounds of ${plan.seconds} s, rows interleaved; embedded Postgres, fsync on`,
      );
      const measured = await measure(config, database, dataDir, plan);
      if (values.json !== undefined) writeReport(values.json, plan, measured);
      linesOf(measured).forEach(print);
    } finally {
      await database.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

bench().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
  process.exitCode = 1;
});
