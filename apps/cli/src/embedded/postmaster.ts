import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Refusal, findSystemRefusal } from '../refusal.js';
import type { NativeTree } from './native-tree.js';
import { serverEnvironment } from './server-environment.js';
import type { ServerUser } from './server-user.js';

/** Recovery after a power cut replays what was not yet in place: that may take minutes, never for ever. */
const START_SECONDS = 300;
const FAST_STOP_SECONDS = 20;
const POLL_MS = 10;
const LOG_MAXIMUM_BYTES = 10 * 1024 * 1024;
const SETTINGS = [
  'unix_socket_directories=',
  'listen_addresses=127.0.0.1',
  'timezone=UTC',
  'log_timezone=UTC',
  'max_connections=100',
  'log_checkpoints=off',
];
const NOT_DURABLE = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

export interface PostmasterSettings {
  readonly tree: NativeTree;
  /** Real path of the database directory. */
  readonly cluster: string;
  readonly port: number;
  readonly logFile: string;
  readonly user: ServerUser | undefined;
  /** False only in tests: nothing survives a power cut then. */
  readonly durable: boolean;
}

/** The port was taken between looking and listening: try another. */
export class PortTakenError extends Error {
  override readonly name = 'PortTakenError';
}

/** A running database server, child of ours but in a session of its own: Ctrl-C in the terminal does not reach it. */
export interface Postmaster {
  readonly pid: number;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  /** Fast shutdown, at once where that takes too long; resolved when it has ended. */
  stop(): Promise<void>;
}

/**
 * Starts the server and waits until it answers on its port.
 * @throws PortTakenError | Refusal
 */
export async function startPostmaster(settings: PostmasterSettings): Promise<Postmaster> {
  const log = openLog(settings.logFile);
  const offset = fstatSync(log).size;
  const child = launch(settings, log);
  closeSync(log);
  let over = false;
  const ended = new Promise<void>((resolve) => {
    const end = () => ((over = true), resolve());
    child.once('exit', end).once('error', end);
  });
  const until = performance.now() + START_SECONDS * 1000;
  while (!over && performance.now() < until) {
    if (isReady(settings.cluster, child.pid) && (await answers(settings.port))) {
      return { pid: child.pid ?? 0, ended, stop: () => stop(child, ended, () => over) };
    }
    await pause(POLL_MS);
  }
  if (!over) await stop(child, ended, () => over);
  throw explain(tailOf(settings.logFile, offset), settings);
}

function launch({ tree, cluster, port, user, durable }: PostmasterSettings, log: number): ChildProcess {
  const options = [`port=${port}`, ...SETTINGS, ...(durable ? [] : NOT_DURABLE)].flatMap((setting) => ['-c', setting]);
  return spawn(tree.postgres, ['-D', cluster, ...options], {
    ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  });
}

function openLog(path: string): number {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_MAXIMUM_BYTES) renameSync(path, `${path}.1`);
  return openSync(path, 'a', 0o600);
}

/** The eighth line of postmaster.pid says so, once recovery is over. */
function isReady(cluster: string, pid: number | undefined): boolean {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
  } catch {
    return false;
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => (socket.destroy(), resolve(true))).once('error', () => resolve(false));
  });
}

async function stop(child: ChildProcess, ended: Promise<void>, isOver: () => boolean): Promise<void> {
  for (const name of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (isOver()) return;
    child.kill(name);
    await within(FAST_STOP_SECONDS, ended);
  }
  await ended;
}

async function within(seconds: number, event: Promise<void>): Promise<void> {
  const over = new AbortController();
  await Promise.race([event, pause(seconds * 1000, undefined, { signal: over.signal }).catch(() => undefined)]);
  over.abort();
}

function tailOf(path: string, offset: number): string {
  return readFileSync(path).subarray(offset).toString('utf8').slice(-20_000);
}

function explain(said: string, { port, cluster, logFile }: PostmasterSettings): Error {
  if (/could not bind|Address already in use/.test(said)) return new PortTakenError(`port ${port} is taken`);
  const known = findSystemRefusal(said, cluster);
  if (known !== undefined) return known;
  const reason = said.split('\n').findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? 'no reason given';
  return new Refusal(
    `内置数据库未能启动：${reason}（日志：${logFile}）`,
    `The embedded database did not start: ${reason} (log: ${logFile})`,
    1,
  );
}
