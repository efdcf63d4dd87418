import { fork } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Config } from '@sandbar/config';
import { environmentFor, readEnvironment } from '@sandbar/config';
import { DEFAULT_SESSION_RULES, SESSION_COOKIE, Sessions } from '@sandbar/identity';
import { systemClock } from '@sandbar/observability';
import { PostgresIdentityStore } from '@sandbar/persistence';
import type { createStore } from '@sandbar/persistence';
import { findFreePort } from '../../apps/cli/src/embedded/index.js';
import type { EmbeddedDatabase } from '../../apps/cli/src/embedded/index.js';
import { isChildReport } from '../../apps/cli/src/start/child-protocol.js';
import { caseId } from './fixture.js';
import { KeptConnection } from './kept-connection.js';
import { LOGINS } from './office.js';
import type { BenchOffice } from './office.js';
import type { WorkItem } from './workload.js';

export const HOST = '127.0.0.1';

/** The built api on the bench's database. */
export interface Served {
  readonly pid: number;
  readonly origin: string;
  readonly port: number;
  stop(): Promise<void>;
}

/** @throws Error with the end of its log when it does not start */
export async function serveApi(config: Config, database: EmbeddedDatabase, dataDir: string, poolSize: number): Promise<Served> {
  const port = await findFreePort(HOST);
  const demo: Config = { ...config, mode: 'demo', dataDir, http: { ...config.http, port: 0, publicUrl: 'http://localhost:0' } };
  const environment = {
    ...environmentFor(demo, database.urls, port, readEnvironment()),
    RATE_LIMIT_PER_MINUTE: '1000000',
    LOG_LEVEL: 'warn',
    DATABASE_POOL_SIZE: String(poolSize),
  };
  const logFile = join(dataDir, 'api.log');
  const log = openSync(logFile, 'a');
  const entry = join(config.checkout, 'dist', 'apps', 'api', 'src', 'main.js');
  const child = fork(entry, [], { env: environment, execArgv: [], stdio: ['ignore', log, log, 'ipc'] });
  closeSync(log);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  const ready = new Promise<boolean>((resolve) => child.on('message', (message) => isChildReport(message) && resolve(true)));
  if (!(await Promise.race([ready, ended.then(() => false)])))
    throw new Error(`the api did not start:\n${readFileSync(logFile, 'utf8').slice(-4_000)}`);
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    await ended;
  };
  return { pid: child.pid!, origin: `http://localhost:${port}`, port, stop };
}

/** Row (c): the same events through the api: signed in, 16 kept connections, If-Match and Idempotency-Key. */
export async function servedRow(
  served: Served,
  store: ReturnType<typeof createStore>,
  office: BenchOffice,
  clients: number,
  next: (client: number) => WorkItem,
): Promise<{ once: (n: number, client: number) => Promise<void>; close: () => void }> {
  const cookies = await signIn(store, office);
  const connections = await Promise.all(Array.from({ length: clients }, () => KeptConnection.open(HOST, served.port)));
  const once = async (n: number, client: number): Promise<void> => {
    const { caseNumber, version, login, type, payload } = next(client);
    const headers = `Cookie: ${cookies.get(login)!}\r\nOrigin: ${served.origin}\r\nIf-Match: "v${version}"\r\nIdempotency-Key: bench-c-${n}\r\n`;
    const reply = await connections[client]!.post(`/v1/cases/${caseId(caseNumber)}/events`, headers, JSON.stringify({ type, payload }));
    if (reply.status !== 200) throw new Error(`bench: ${type} over HTTP: ${reply.status} ${reply.body}`);
  };
  return { once, close: () => connections.forEach((connection) => connection.close()) };
}

/** Opens a session for each of the bench's officers. @returns the cookie by sign-in name */
export async function signIn(store: ReturnType<typeof createStore>, office: BenchOffice): Promise<ReadonlyMap<string, string>> {
  const sessions = new Sessions(new PostgresIdentityStore(store), systemClock, DEFAULT_SESSION_RULES);
  const cookies = new Map<string, string>();
  for (const login of LOGINS) {
    const { token } = await sessions.open(office.actorOf(login).person, 'demo', null);
    cookies.set(login, `${SESSION_COOKIE}=${token}`);
  }
  return cookies;
}
