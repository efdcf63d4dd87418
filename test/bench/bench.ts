import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { loadConfig, readEnvironment } from '@sandbar/config';
import { benchDeadlines } from './deadlines/deadline-bench.js';
import { benchLists } from './lists/list-bench.js';
import { linesOf, writeReport } from './report.js';
import { benchScale } from './scale/scale-bench.js';
import { smoke } from './smoke.js';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const number = { type: 'string' } as const;
const flag = { type: 'boolean', default: false } as const;

/**
 * `npm run bench [-- --json FILE]`: the smoke rows. One flag more asks for others: `--scale [--million] [--keep DIR]`, `--lists [--cases 100000]`,
 * `--deadlines [--due 500 --pending 10000]`, `--peer`. All but the deadlines take `--seconds` and `--rounds`.
 */
async function bench(): Promise<void> {
  const { values } = parseArgs({
    options: {
      json: { type: 'string' },
      seconds: { ...number, default: '2' },
      rounds: { ...number, default: '5' },
      deadlines: flag,
      due: { ...number, default: '500' },
      pending: { ...number, default: '10000' },
      scale: flag,
      million: flag,
      keep: { type: 'string' },
      lists: flag,
      cases: { ...number, default: '100000' },
      peer: flag,
    },
  });
  const plan = { cases: 10_000, clients: 16, rounds: Number(values.rounds), seconds: Number(values.seconds) };
  if (!(plan.rounds >= 1 && plan.seconds > 0)) throw new Error('--rounds and --seconds are numbers above 0');
  const config = loadConfig('cli', readEnvironment());
  if (values.deadlines) return benchDeadlines(config, { due: Number(values.due), pending: Number(values.pending) }, print);
  if (values.scale) {
    const sizes = [10_000, 100_000, ...(values.million ? [1_000_000] : [])];
    return benchScale(config, { ...plan, sizes, clients: [1, 16], keep: values.keep }, print);
  }
  if (values.lists) return benchLists(config, { ...plan, cases: Number(values.cases) }, print);
  if (values.peer) {
    // A development dependency of the bench alone: loaded where it is asked for.
    const { benchPeer } = await import('./peer/peer-bench.js');
    return benchPeer(config, plan, print);
  }
  print(
    `bench: ${plan.cases} cases, ${plan.clients} clients, ${plan.rounds} rounds of ${plan.seconds} s, rows interleaved; embedded Postgres, fsync on`,
  );
  const measured = await smoke(config, plan, print);
  if (values.json !== undefined) writeReport(values.json, plan, measured);
  linesOf(measured).forEach(print);
}

bench().catch((fault: unknown) => {
  process.stderr.write(`${fault instanceof Error ? fault.stack : String(fault)}\n`);
  process.exitCode = 1;
});
