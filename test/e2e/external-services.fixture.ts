import { execFileSync, spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Client } from 'pg';
import { findFreePort, openEmbedded } from '../../apps/cli/src/embedded/index.js';
import { runPsqlScript } from './run-psql.fixture.js';
import { CHECKOUT, until } from './started-product.fixture.js';

const ROLES_SQL = join(CHECKOUT, 'docker', 'roles.sql');
const PASSWORDS = { owner_password: "owner's secret", app_password: 'app-secret', system_password: 'system-secret' };

/** A Postgres that Sandbar knows nothing of: a cluster with a superuser, and what docker/roles.sql makes in it. */
export interface ExternalPostgres {
  readonly superuserUrl: string;
  readonly urls: { readonly owner: string; readonly app: string; readonly system: string };
  stop(): Promise<void>;
}

/** @param dataDir a directory that is the cluster's own */
export async function openExternalPostgres(dataDir: string): Promise<ExternalPostgres> {
  const server = await openEmbedded({ checkout: CHECKOUT, dataDir, log: () => undefined, durable: false });
  // What the embedded database brings along is taken away again: an external one has nothing of ours.
  await asSuperuser(server.superuserUrl, async (client) => {
    await client.query('DROP DATABASE sandbar');
    await client.query('DROP ROLE sandbar_owner, sandbar_app, sandbar_system');
  });
  await runRolesSql(server.superuserUrl);
  const url = (role: string, password: string): string =>
    `postgres://${role}:${encodeURIComponent(password)}@127.0.0.1:${server.port}/sandbar`;
  return {
    superuserUrl: server.superuserUrl,
    urls: {
      owner: url('sandbar_owner', PASSWORDS.owner_password),
      app: url('sandbar_app', PASSWORDS.app_password),
      system: url('sandbar_system', PASSWORDS.system_password),
    },
    stop: () => server.stop(),
  };
}

/** docker/roles.sql on a database of its own making, read by us. */
async function runRolesSql(superuserUrl: string): Promise<void> {
  const ctype = await asSuperuser(
    superuserUrl,
    async (client) =>
      (await client.query<{ ctype: string }>(`SELECT datctype AS ctype FROM pg_database WHERE datname = 'postgres'`)).rows[0]!.ctype,
  );
  await runPsqlScript(readFileSync(ROLES_SQL, 'utf8'), superuserUrl, { ...PASSWORDS, ctype });
}

/** The same script by psql itself, on top of what is there; false where there is no psql. */
export function repeatWithPsql(superuserUrl: string): boolean {
  if (spawnSync('psql', ['--version']).status !== 0) return false;
  const variables = Object.entries(PASSWORDS).flatMap(([name, value]) => ['-v', `${name}=${value}`]);
  execFileSync('psql', ['--no-psqlrc', '--quiet', ...variables, '-f', ROLES_SQL, superuserUrl], { stdio: ['ignore', 'ignore', 'pipe'] });
  return true;
}

export async function asSuperuser<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A redis-server on a free port, started by docker/redis/start.sh. */
export interface ExternalRedis {
  readonly url: string;
  /** One command, inline, and the first line of the answer. */
  ask(command: string): Promise<string>;
  stop(): Promise<void>;
}

export const redisIsHere = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

export async function openExternalRedis(folder: string): Promise<ExternalRedis> {
  mkdirSync(join(folder, 'redis'), { recursive: true });
  writeFileSync(join(folder, 'redis_password'), 'queue-secret');
  const port = await findFreePort('127.0.0.1');
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', join(folder, 'redis')];
  const { PATH } = process.env;
  const child: ChildProcess = spawn('sh', [join(CHECKOUT, 'docker', 'redis', 'start.sh'), ...args], {
    env: { PATH, SECRETS: folder, RUNNING: join(folder, 'redis.conf') },
    stdio: 'ignore',
  });
  const ended = new Promise((resume) => child.once('exit', resume));
  const ask = (command: string): Promise<string> => askInline(port, `AUTH queue-secret\r\n${command}\r\n`);
  const answers = (): Promise<true | undefined> =>
    ask('PING').then(
      (said) => (said.includes('PONG') ? true : undefined),
      () => undefined,
    );
  await until('redis to answer', 20, answers).catch((error: unknown) => {
    child.kill('SIGKILL');
    throw error;
  });
  return {
    url: `redis://:queue-secret@127.0.0.1:${port}/0`,
    ask,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function askInline(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    const socket = connect({ host: '127.0.0.1', port }, () => socket.end(text));
    socket.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
    socket.once('error', reject).once('close', () => resolve(said));
  });
}
