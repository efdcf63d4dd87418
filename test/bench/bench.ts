import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { migrate, createStore, TypeOrmUnitOfWork } from '@sandbar/persistence';
import type { RuleSet } from '@sandbar/workflow';
import pg from 'pg';
import { openEmbedded } from '../../apps/cli/src/embedded/index.js';
import { loadReference } from '../../seeds/reference/index.js';
import { copyModel, createFloor } from './fixture.js';
import { floorTransition } from './floor.js';
import type { Measured } from './measure.js';
import { interleave, ratio } from './measure.js';
import { EVENTS_A_CASE, Reviews, roadRow } from './road-row.js';
import { caseInReview, id } from './workload.js';

const CASES = 10_000;
const CLIENTS = 16;
const ROUNDS = 5;
const SECONDS = 2;

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const print = (line: string): void => void process.stdout.write(`${line}\n`);

const reference = loadReference();
/** The baseline of the reference data, in memory: reading rules is no part of what is measured (the product caches them too). */
const rules: RuleSet = {
  find: (code) => {
    const row = reference.rules.find((one) => one.code === code && one.authority === null);
    if (row === undefined) return undefined;
    const { value, unit, version, basisKind } = row;
    return { code, version, value, unit: unit as 'working-day', basis: row.basis.zh, basisKind, authority: null };
  },
};

const dataDir = mkdtempSync(join(tmpdir(), 'sandbar-bench-'));
const embedded = await openEmbedded({ checkout: process.cwd(), dataDir, log: () => undefined });
try {
  await migrate(embedded.urls.owner);
  const office = { authority: reference.authorities.find((row) => row.code === 'pbc-shanghai')!.id, firm: id('firm') };
  const model = caseInReview(office, new Date().toISOString(), rules);
  const superuser = new pg.Client({ connectionString: embedded.superuserUrl.replace(/\/[^/]*$/, '/sandbar') });
  superuser.on('error', () => undefined);
  await superuser.connect();
  await copyModel(superuser, model, CASES);
  await createFloor(superuser);
  await superuser.query('VACUUM ANALYZE');
  await superuser.end();

  const pool = new pg.Pool({ connectionString: embedded.urls.app, max: CLIENTS });
  pool.on('error', () => undefined);
  const store = createStore({ url: embedded.urls.app, poolSize: CLIENTS });
  await store.initialize();
  const reviews = new Reviews(office, model.record.seq, 1, CASES);
  const rows = [
    {
      name: 'a',
      what: 'pg: BEGIN · SELECT FOR UPDATE · UPDATE · INSERT event · INSERT outbox · COMMIT',
      once: (n: number) => floorTransition(pool, (n % CASES) + 1),
    },
    {
      name: 'b',
      what: `handle(): ${EVENTS_A_CASE} events of a review, all that the road writes`,
      once: roadRow(new TypeOrmUnitOfWork(store), { current: () => Promise.resolve(rules) }, reviews),
    },
  ];
  print(`bench: ${CASES} cases, ${CLIENTS} clients, ${ROUNDS} rounds of ${SECONDS} s, rows interleaved; embedded Postgres, fsync on`);
  const measured = await interleave(rows, CLIENTS, ROUNDS, SECONDS, (round) => print(`  round ${round}/${ROUNDS}`));
  await store.destroy();
  await pool.end();
  report(measured);
} catch (fault) {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
  process.exitCode = 1;
} finally {
  await embedded.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

function report(measured: readonly Measured[]): void {
  const [a, ...others] = measured;
  for (const { row, what, median } of measured)
    print(
      `(${row}) ${median.perSecond.toFixed(0).padStart(6)}/s  p50 ${median.p50.toFixed(1)} ms  p99 ${median.p99.toFixed(1)} ms  ${what}`,
    );
  const ratios = others.map((other) => ({ name: `(${other.row})/(a)`, ...ratio(other, a!) }));
  for (const { name, median, min, max } of ratios) print(`${name} = ${median.toFixed(2)} (${min.toFixed(2)}..${max.toFixed(2)})`);
  const [cpu] = cpus();
  const machine = `${cpus().length} x ${cpu?.model ?? '?'}, Node ${process.version}, ${process.platform} ${process.arch}`;
  print(machine);
  const file = option('json');
  if (file !== undefined)
    writeFileSync(
      file,
      `${JSON.stringify({ machine, cases: CASES, clients: CLIENTS, rounds: ROUNDS, seconds: SECONDS, rows: measured, ratios }, null, 2)}\n`,
    );
}
