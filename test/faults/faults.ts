import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import 'reflect-metadata';
import { loadConfig, readEnvironment } from '@sandbar/config';
import { systemClock } from '@sandbar/observability';
import { ClientLog } from './client-log.js';
import { compare } from './compare.js';
import type { Comparison } from './compare.js';
import { drain } from './drain.js';
import { DueDrafts } from './due-drafts.js';
import type { FaultsWorld } from './faults-world.js';
import { openWorld } from './faults-world.js';
import { runFailpoints } from './failpoints/run-failpoints.js';
import { HttpClient } from './http-client.js';
import { Deaths, Mortal } from './mortal.js';
import { numbersOf } from './numbers.js';
import { PostgresWeather } from './postgres/postgres-weather.js';
import { RedisWeather } from './redis/redis-weather.js';
import { findRedisServer } from './redis/test-redis.js';
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

interface Plan {
  readonly kills: number;
  readonly seed: number;
  readonly sweepNow: number | undefined;
  readonly apis: number;
  readonly workers: number;
  /** Jobs travel through a Redis of the run's own that fails all the time; `full`: with a hole of half a minute. */
  readonly redis: 'none' | 'short' | 'full';
  /** Postgres is stopped immediately a few times, and comes again. */
  readonly postgres: boolean;
}

/**
 * `npm run faults -- --kills 100 [--apis 2] [--workers 2] [--redis | --redis-short] [--postgres] [--seed N] [--sweep-now]`: clients fire commands at running api
 * and worker processes that are killed with SIGKILL at random, and the queue's Redis with them; after the last restart everything is drained and the
 * clients' log compared with the database. Exit code 1 when they disagree.
 */
async function run(plan: Plan): Promise<boolean> {
  const { kills, seed, apis, workers } = plan;
  const config = loadConfig('cli', readEnvironment());
  print(
    `faults: ${kills} kills of ${apis} api and ${workers} worker, ${SENDERS} senders, ${CASES} cases in review` +
      `${plan.redis === 'none' ? '' : ', jobs over a failing Redis'}; seed=${seed}`,
  );
  const weather = plan.redis === 'none' ? undefined : await RedisWeather.open(numbersOf(seed + 3_000));
  const queue = weather === undefined ? {} : { REDIS_URL: weather.url };
  const world = await openWorld(config, { ...readEnvironment(), ...queue }, CASES, apis).catch(async (fault: unknown) => {
    await weather?.close();
    throw fault;
  });
  const stops = plan.postgres ? new PostgresWeather(world.database.cluster, numbersOf(seed + 4_000)) : undefined;
  const excuse = stops && ((since: number): boolean => stops.wasAwaySince(since));
  const mortals = [
    ...mortalsOf(world, config.checkout, { name: 'worker', many: workers, seed: seed + 1, excuse }),
    ...mortalsOf(world, config.checkout, { name: 'api', many: apis, seed: seed + 500, excuse }),
  ];
  try {
    const log = new ClientLog(join(world.dataDir, 'client.jsonl'));
    const drafts = new DueDrafts(world.road);
    // Under load from the first kill on: all of them serve before one dies.
    await Promise.all(mortals.map((mortal) => mortal.begin()));
    await fire(world, mortals, log, plan, meanwhileOf(weather, stops, plan), drafts);
    const { dataSource, outbox } = world.road.engine;
    const deadlines = await drafts.findWrong();
    await drain(dataSource, outbox, systemClock, plan.sweepNow);
    if (weather !== undefined) print(`  Redis: ${weather.seen.join(' ')}`);
    if (stops !== undefined) print(`  Postgres: stopped immediately ${stops.stops} times`);
    return report(await compare(log, dataSource, world.database.urls.system, world.dataDir), log, plan, {
      count: drafts.count,
      wrong: deadlines,
    });
  } catch (fault) {
    for (const mortal of mortals) complain(mortal.logTail());
    throw fault;
  } finally {
    await Promise.all(mortals.map((mortal) => mortal.stop()));
    await world.close();
    await weather?.close();
  }
}

const meanwhileOf =
  (weather: RedisWeather | undefined, stops: PostgresWeather | undefined, plan: Plan): Meanwhile =>
  async (over) =>
    void (await Promise.all([weather?.run(over, plan.redis === 'full'), stops?.run(over)]));

interface Many {
  readonly name: 'api' | 'worker';
  readonly many: number;
  readonly seed: number;
  readonly excuse: ((since: number) => boolean) | undefined;
}
function mortalsOf(world: FaultsWorld, checkout: string, { name, many, seed, excuse }: Many): Mortal[] {
  return Array.from({ length: many }, (_, n) => {
    const entry = join(checkout, 'dist', 'apps', name, 'src', 'main.js');
    const logFile = join(world.dataDir, 'logs', `${name}-${n}.log`);
    const { environment } = world.servers[n % world.servers.length]!;
    const options = { name: `${name} ${n + 1}`, entry, environment, logFile, longestLife: LIVES[name] * many };
    return new Mortal({ ...options, ...(excuse === undefined ? {} : { excuse }) }, numbersOf(seed + n));
  });
}

/** What goes on beside the senders, until `over`. */
type Meanwhile = (over: () => boolean) => Promise<void>;

async function fire(
  world: FaultsWorld,
  mortals: readonly Mortal[],
  log: ClientLog,
  { kills, seed }: Plan,
  weather: Meanwhile,
  drafts: DueDrafts,
): Promise<void> {
  const deaths = new Deaths(kills);
  const until = performance.now() + Math.max(90, kills * SECONDS_A_DEATH) * 1000;
  let over = false;
  let dead = 0;
  const onDeath = (): void => {
    dead += 1;
    if (dead % Math.max(1, Math.floor(kills / 10)) === 0) print(`  ${dead}/${kills} killed, ${log.entries.length} commands answered`);
  };
  let died = false;
  const dying = Promise.all(mortals.map((mortal) => mortal.live(deaths, onDeath))).finally(() => (died = true));
  // Every fault of queue and database is lived through under load, however soon the last process has died.
  const befalling = weather(() => died || over);
  const finished = (): boolean => over || log.entries.length >= kills * COMMANDS || performance.now() > until;
  const sending = Array.from({ length: SENDERS }, (_, i) => {
    const client = new HttpClient(
      world.servers.map(({ origin }) => origin),
      numbersOf(seed + 2_000 + i),
    );
    const { cases, cookieOf } = world;
    const numbers = numbersOf(seed + 1_000 + i);
    const sender = new Sender({ name: `sender-${i}`, client, log, numbers, cases, cookieOf, personOf: (login) => actorOf(login).person });
    return sender.run(finished);
  });
  // Whoever fails first ends the run; the others are brought to an end all the same.
  await Promise.all([
    Promise.all([dying, befalling]).finally(() => (over = true)),
    ...[...sending, drafts.run(() => over)].map((one) => one.catch((fault: unknown) => ((over = true), Promise.reject(fault)))),
  ]);
  if (performance.now() > until) throw new Error(`${dead} of ${kills} killed when the time was up`);
}

interface Deadlines {
  readonly count: number;
  readonly wrong: readonly string[];
}

function report(found: Comparison, log: ClientLog, { seed }: Plan, deadlines: Deadlines): boolean {
  const again = log.entries.filter((entry) => entry.attempts > 1).length;
  print(
    `  ${log.entries.length} commands, ${log.entries.length - found.acknowledged} refused as stale, ${again} sent again after a lost answer`,
  );
  const { lost, duplicated, gaps, notificationsLost, findings } = found;
  for (const [what, lines] of Object.entries({ lost, duplicated, gaps, notificationsLost, findings, deadlines: deadlines.wrong }))
    for (const line of lines.slice(0, 10)) complain(`${what}: ${line}`);
  print(`deadlines=${deadlines.count} deadlines_lost_doubled_or_early=${deadlines.wrong.length}`);
  print(
    `acknowledged=${found.acknowledged} lost=${lost.length} duplicated=${duplicated.length} gaps=${gaps.length} ` +
      `notifications_lost=${notificationsLost.length} seed=${seed}`,
  );
  const sound = [lost, duplicated, gaps, notificationsLost, findings, deadlines.wrong].every((lines) => lines.length === 0);
  return sound && found.acknowledged > 0;
}

const flag = (name: string): boolean => process.argv.includes(`--${name}`);
const plan: Plan = {
  kills: Number(option('kills') ?? 100),
  seed: Number(option('seed') ?? randomInt(1_000_000_000)),
  sweepNow: flag('sweep-now') ? SWEEP_NOW_MS : undefined,
  apis: Number(option('apis') ?? 1),
  workers: Number(option('workers') ?? 1),
  redis: flag('redis') ? 'full' : flag('redis-short') ? 'short' : 'none',
  postgres: flag('postgres'),
};
const isOf = (n: number, most: number): boolean => Number.isInteger(n) && n >= 1 && n <= most;
if (!isOf(plan.kills, 10_000) || !isOf(plan.apis, 8) || !isOf(plan.workers, 8) || !Number.isInteger(plan.seed)) {
  complain(
    'usage: npm run faults -- --kills <1..10000> [--apis <1..8>] [--workers <1..8>] [--redis | --redis-short] [--postgres] [--seed <whole number>] [--sweep-now]\n' +
      '       npm run faults -- --failpoints',
  );
  process.exit(2);
}
if (plan.redis !== 'none' && findRedisServer() === undefined) {
  complain('no redis-server in PATH: nothing to run --redis with');
  process.exit(2);
}
try {
  const sound = flag('failpoints') ? runFailpoints(loadConfig('cli', readEnvironment()), print, complain) : run(plan);
  process.exit((await sound) ? 0 : 1);
} catch (fault) {
  complain(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
  complain(`seed=${plan.seed}`);
  process.exit(1);
}
