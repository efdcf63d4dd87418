import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import 'reflect-metadata';
import { loadConfig, readEnvironment } from '@sandbar/config';
import { systemClock } from '@sandbar/observability';
import { ClientLog } from './client-log.js';
import { compare } from './compare.js';
import type { Comparison } from './compare.js';
import { drain } from './drain.js';
import type { FaultsWorld } from './faults-world.js';
import { openWorld } from './faults-world.js';
import { HttpClient } from './http-client.js';
import { Deaths, Mortal } from './mortal.js';
import { numbersOf } from './numbers.js';
import { Sender } from './sender.js';
import { actorOf } from './road/demo-office.js';

const SENDERS = 6;
const CASES = 16;
/** Commands a death, at most: the run is bounded by them and by time. */
const COMMANDS = 200;
const SECONDS_A_DEATH = 20;
const SWEEP_NOW_MS = 3_000;
const LIVES = { api: 2_500, worker: 2_500 } as const;

const option = (name: string): string | undefined => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? undefined : process.argv[at + 1];
};
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);

/**
 * `npm run faults -- --kills 100 [--seed N] [--sweep-now]`: a client fires commands at a running api and worker that are killed with SIGKILL at
 * random; after the last restart everything is drained and the client's log compared with the database. Exit code 1 when they disagree.
 */
async function run(kills: number, seed: number, sweepNow: number | undefined): Promise<boolean> {
  const config = loadConfig('cli', readEnvironment());
  print(`faults: ${kills} kills of api and worker, ${SENDERS} senders, ${CASES} cases in review; seed=${seed}`);
  const world = await openWorld(config, readEnvironment(), CASES);
  const mortals = (['worker', 'api'] as const).map((name, i) => {
    const entry = join(config.checkout, 'dist', 'apps', name, 'src', 'main.js');
    const logFile = join(world.dataDir, 'logs', `${name}.log`);
    return new Mortal({ name, entry, environment: world.environment, logFile, longestLife: LIVES[name] }, numbersOf(seed + 1 + i));
  });
  try {
    const log = new ClientLog(join(world.dataDir, 'client.jsonl'));
    await fire(world, mortals, log, kills, seed);
    await drain(world.road.engine.dataSource, world.road.engine.outbox, systemClock, sweepNow);
    return report(await compare(log, world.road.engine.dataSource, world.database.urls.system, world.dataDir), log, seed);
  } catch (fault) {
    for (const mortal of mortals) complain(mortal.logTail());
    throw fault;
  } finally {
    await Promise.all(mortals.map((mortal) => mortal.stop()));
    await world.close();
  }
}

async function fire(world: FaultsWorld, mortals: readonly Mortal[], log: ClientLog, kills: number, seed: number): Promise<void> {
  const deaths = new Deaths(kills);
  const until = performance.now() + Math.max(60, kills * SECONDS_A_DEATH) * 1000;
  let over = false;
  let dead = 0;
  const onDeath = (): void => {
    dead += 1;
    if (dead % Math.max(1, Math.floor(kills / 10)) === 0) print(`  ${dead}/${kills} killed, ${log.entries.length} commands answered`);
  };
  const dying = Promise.all(mortals.map((mortal) => mortal.live(deaths, onDeath)));
  const finished = (): boolean => over || log.entries.length >= kills * COMMANDS || performance.now() > until;
  const sending = Array.from({ length: SENDERS }, (_, i) => {
    const numbers = numbersOf(seed + 1_000 + i);
    const client = new HttpClient(world.origin, numbersOf(seed + 2_000 + i));
    const { cases, cookieOf } = world;
    return new Sender({ name: `sender-${i}`, client, log, numbers, cases, cookieOf, personOf: (login) => actorOf(login).person }).run(
      finished,
    );
  });
  // Whoever fails first ends the run; the others are brought to an end all the same.
  await Promise.all([
    dying.finally(() => (over = true)),
    ...sending.map((one) => one.catch((fault: unknown) => ((over = true), Promise.reject(fault)))),
  ]);
  if (performance.now() > until) throw new Error(`${dead} of ${kills} killed when the time was up`);
}

function report(found: Comparison, log: ClientLog, seed: number): boolean {
  const again = log.entries.filter((entry) => entry.attempts > 1).length;
  print(
    `  ${log.entries.length} commands, ${log.entries.length - found.acknowledged} refused as stale, ${again} sent again after a lost answer`,
  );
  const { lost, duplicated, gaps, notificationsLost, findings } = found;
  for (const [what, lines] of Object.entries({ lost, duplicated, gaps, notificationsLost, findings }))
    for (const line of lines.slice(0, 10)) complain(`${what}: ${line}`);
  print(
    `acknowledged=${found.acknowledged} lost=${lost.length} duplicated=${duplicated.length} gaps=${gaps.length} ` +
      `notifications_lost=${notificationsLost.length} seed=${seed}`,
  );
  const sound = [lost, duplicated, gaps, notificationsLost, findings].every((lines) => lines.length === 0);
  return sound && found.acknowledged > 0;
}

const kills = Number(option('kills') ?? 100);
const seed = Number(option('seed') ?? randomInt(1_000_000_000));
if (!Number.isInteger(kills) || kills < 1 || kills > 10_000 || !Number.isInteger(seed)) {
  complain('usage: npm run faults -- --kills <1..10000> [--seed <whole number>] [--sweep-now]');
  process.exit(2);
}
try {
  const sound = await run(kills, seed, process.argv.includes('--sweep-now') ? SWEEP_NOW_MS : undefined);
  process.exit(sound ? 0 : 1);
} catch (fault) {
  complain(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  complain(`seed=${seed}`);
  process.exit(1);
}
