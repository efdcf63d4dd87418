import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Redis } from 'ioredis';

const NOTHING_KEPT = ['save ""', 'appendonly no'];
const TLS_FILES = { ca: 'tls-ca-cert-file', certificate: 'tls-cert-file', key: 'tls-key-file' } as const;
const START_SECONDS = 20;
const POLL_MS = 20;
// The shell ends the server when its own input ends: with `close`, and with the death of whoever opened it.
const KEEPER = '"$0" "$@" & child=$!; read -r _; kill -9 $child; wait $child';

/** The Redis of this machine, or of the same make; undefined where there is none. */
export function findRedisServer(): string | undefined {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter))
    for (const name of ['redis-server', 'valkey-server']) {
      const path = join(folder, name);
      try {
        accessSync(path, constants.X_OK);
        return path;
      } catch {
        // Not here.
      }
    }
  return undefined;
}

/** Whether that Redis was built with TLS: one that was not knows no such directive. */
export function redisKnowsTls(): boolean {
  const program = findRedisServer();
  if (program === undefined) return false;
  const asked = spawnSync(program, ['-'], { input: 'tls-auth-clients neither\n', encoding: 'utf8', timeout: 5_000 });
  return `${asked.stdout}${asked.stderr}`.includes('must be one of');
}

/** What a server shows and asks for over TLS, PEM. */
export interface ServerTls {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

/** A Redis of the test's own, on a free port of loopback, that keeps nothing. Call it in beforeAll and `close()` in afterAll. */
export class TestRedis {
  private constructor(
    private readonly program: string,
    private readonly folder: string,
    private readonly args: readonly string[],
    readonly port: number,
    private keeper: ChildProcess | undefined,
    private readonly tls?: ServerTls,
  ) {}

  /** @param options further lines of redis.conf, for example `maxmemory-policy allkeys-lru` */
  static open(...options: string[]): Promise<TestRedis> {
    return TestRedis.of([...NOTHING_KEPT, ...options]);
  }
  /** A sentinel that watches a master under the name `main`. @param options further lines, for example `sentinel failover-timeout main 3000` */
  static openSentinel(master: TestRedis, ...options: string[]): Promise<TestRedis> {
    return TestRedis.of([`sentinel monitor main 127.0.0.1 ${master.port} 1`, ...options], { flags: ['--sentinel'] });
  }
  /** One that speaks TLS only. */
  static openTls(tls: ServerTls, ...options: string[]): Promise<TestRedis> {
    return TestRedis.of([...NOTHING_KEPT, ...options], { tls });
  }
  /** One of a cluster, that knows no other yet. */
  static async openNode(): Promise<TestRedis> {
    // The port that it would take by itself lies ten thousand above, which may be none.
    const bus = await freePort();
    return TestRedis.of([
      ...NOTHING_KEPT,
      'cluster-enabled yes',
      'cluster-announce-ip 127.0.0.1',
      `cluster-port ${bus}`,
      'cluster-node-timeout 2000',
    ]);
  }

  private static async of(
    settings: readonly string[],
    { flags = [], tls }: { readonly flags?: readonly string[]; readonly tls?: ServerTls } = {},
  ): Promise<TestRedis> {
    const program = findRedisServer();
    if (program === undefined) throw new Error('there is no redis-server in PATH');
    const folder = mkdtempSync(join(tmpdir(), 'sandbar-redis-'));
    const port = await freePort();
    const file = join(folder, 'redis.conf');
    const listening = tls === undefined ? [`port ${port}`] : ['port 0', `tls-port ${port}`, 'tls-auth-clients no'];
    for (const [name, text] of Object.entries(tls ?? {})) {
      writeFileSync(join(folder, `${name}.pem`), text, { mode: 0o600 });
      listening.push(`${TLS_FILES[name as keyof ServerTls]} ${join(folder, `${name}.pem`)}`);
    }
    writeFileSync(file, [...listening, 'bind 127.0.0.1', `dir ${folder}`, ...settings, ''].join('\n'));
    const redis = new TestRedis(program, folder, [file, ...flags], port, undefined, tls);
    await redis.start();
    return redis;
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    this.keeper = spawn('/bin/sh', ['-c', KEEPER, this.program, ...this.args], { stdio: ['pipe', 'ignore', 'ignore'] });
    const end = performance.now() + START_SECONDS * 1000;
    while (!(await this.answers())) {
      if (performance.now() > end) throw new Error(`no Redis on port ${this.port} after ${START_SECONDS} s`);
      await pause(POLL_MS);
    }
  }

  /** At once, as by kill -9. */
  async kill(): Promise<void> {
    const { keeper } = this;
    if (keeper === undefined) return;
    this.keeper = undefined;
    const ended = new Promise<void>((resolve) => keeper.once('exit', () => resolve()));
    keeper.stdin!.end();
    await ended;
  }

  /** It comes back empty, on the same port. */
  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  /** One command, over a connection of its own. */
  async command(name: string, ...args: string[]): Promise<unknown> {
    const client = new Redis(this.port, '127.0.0.1', { lazyConnect: true, retryStrategy: () => null });
    try {
      await client.connect();
      return await client.call(name, ...args);
    } finally {
      client.disconnect();
    }
  }

  async close(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async answers(): Promise<boolean> {
    const client = new Redis(this.port, '127.0.0.1', {
      lazyConnect: true,
      retryStrategy: () => null,
      enableReadyCheck: false,
      ...(this.tls === undefined ? {} : { tls: { ca: this.tls.ca } }),
    });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.ping();
      return true;
    } catch (fault) {
      // A server that asks for a password is there too.
      return String(fault).includes('NOAUTH');
    } finally {
      client.disconnect();
    }
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.once('error', fail).listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}
