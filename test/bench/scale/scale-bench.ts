import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import { createStore, PostgresRuleTable, TypeOrmUnitOfWork } from '@sandbar/persistence';
import pg from 'pg';
import { withDatabase } from '../bench-database.js';
import type { BenchDatabase } from '../bench-database.js';
import { FLOOR, floorTransition } from '../floor.js';
import { interleave, ratio } from '../measure.js';
import type { Measured, Row } from '../measure.js';
import { benchOffice } from '../office.js';
import { ownProcessorTime, postmasterOf, processorTimeOf } from '../processor-time.js';
import { lineOfRatio, lineOfRow, machine } from '../report.js';
import { roadRow } from '../road-row.js';
import { Reviews } from '../workload.js';
import { fillTo } from './sized-database.js';

export interface ScalePlan {
  /** Numbers of cases, the first one the measure of the others. */
  readonly sizes: readonly number[];
  readonly clients: readonly number[];
  readonly rounds: number;
  readonly seconds: number;
  /** A folder in which the filled databases stay for the next run; undefined: removed. */
  readonly keep: string | undefined;
}
/** What the issue asks (b) at 100,000 cases over (b) at 10,000 to reach. */
const TO_REACH = 0.9;
const WARM = { operations: 5_000, seconds: 15 } as const;

const sized = (cases: number): string => (cases >= 1_000_000 ? `${cases / 1_000_000}M` : `${cases / 1_000}k`);
const nameOf = (row: string, cases: number, clients: number): string => `${row} ${sized(cases)} c${clients}`;

/** Rows (a) and (b) over a database of each size, at each number of clients, all interleaved; then each size of (b) over the first one. */
export async function benchScale(config: Config, plan: ScalePlan, print: (line: string) => void): Promise<void> {
  const { sizes, clients, rounds, seconds } = plan;
  print(
    `scale: ${sizes.map(sized).join(', ')} cases, ${clients.join(' and ')} clients, ${rounds} rounds of ${seconds} s, rows interleaved; ` +
      'a cluster a size, embedded Postgres, fsync on; filled by copies of one case (their records do not verify)',
  );
  const measured = await withSizes(config, plan, print, [], async (sites) => {
    const most = Math.max(...clients);
    const rows = clients.flatMap((many) => sites.flatMap((site) => site.rowsFor(many)));
    const cpu = () => ({ bench: ownProcessorTime(), postgres: sites.reduce((sum, site) => sum + processorTimeOf(site.postmaster), 0) });
    return interleave(rows, { clients: most, rounds, seconds, warm: WARM, cpu, onRound: (round) => print(`  round ${round}/${rounds}`) });
  });
  measured.map(lineOfRow).forEach(print);
  ratiosOf(plan, measured).forEach(print);
  print(machine());
}

/** One size: its database, and rows over it. */
interface Site {
  readonly postmaster: number;
  rowsFor(clients: number): readonly Row[];
}

/** Opens one size after the other, then does the work with all of them open. */
async function withSizes<T>(
  config: Config,
  plan: ScalePlan,
  print: (line: string) => void,
  open: readonly Site[],
  work: (sites: readonly Site[]) => Promise<T>,
): Promise<T> {
  const cases = plan.sizes[open.length];
  if (cases === undefined) return work(open);
  const kept = plan.keep === undefined ? undefined : join(plan.keep, sized(cases));
  const within = async (opened: BenchDatabase): Promise<T> => {
    const began = performance.now();
    const { version, first } = await fillTo(opened, cases);
    print(`  ${sized(cases)} cases ready after ${((performance.now() - began) / 1000).toFixed(0)} s`);
    const office = benchOffice();
    const reviews = new Reviews(office, version, cases, first);
    const most = Math.max(...plan.clients);
    const pool = new pg.Pool({ connectionString: opened.database.urls.app, max: most });
    pool.on('error', () => undefined);
    const store = await createStore({ url: opened.database.urls.app, poolSize: most }).initialize();
    const unit = new TypeOrmUnitOfWork(store);
    const rules = new PostgresRuleTable(store);
    const rowsFor = (clients: number): readonly Row[] => [
      { name: nameOf('a', cases, clients), what: FLOOR, clients, once: (n) => floorTransition(pool, (n % cases) + 1) },
      { name: nameOf('b', cases, clients), what: 'handle()', clients, once: roadRow(unit, rules, office, reviews.forRow()) },
    ];
    try {
      return await withSizes(config, plan, print, [...open, { postmaster: postmasterOf(opened.database.cluster), rowsFor }], work);
    } finally {
      await store.destroy();
      await pool.end();
    }
  };
  return withDatabase(config, within, kept);
}

function ratiosOf({ sizes, clients }: ScalePlan, measured: readonly Measured[]): readonly string[] {
  const row = (name: string, cases: number, many: number): Measured => measured.find((one) => one.row === nameOf(name, cases, many))!;
  const [base, ...others] = sizes;
  return clients.flatMap((many) => [
    ...others.map((cases) => lineOfRatio(ratio(row('b', cases, many), row('b', base!, many)), cases === 100_000 ? TO_REACH : undefined)),
    ...sizes.map((cases) => lineOfRatio(ratio(row('b', cases, many), row('a', cases, many)), undefined)),
  ]);
}
