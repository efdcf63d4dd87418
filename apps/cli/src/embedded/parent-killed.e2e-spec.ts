import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startTimeOf } from '../../setup/process-identity.mjs';

const CHECKOUT = resolve(__dirname, '../../../..');
/** Opens the database with the compiled product, writes a row, says so, and waits to be killed. */
const PROGRAM = `
const { openEmbedded } = await import(process.argv[1]);
const { Client } = await import('pg');
const log = (line) => console.log('log ' + line);
const database = await openEmbedded({ checkout: process.argv[2], dataDir: process.argv[3], log });
const client = new Client({ connectionString: database.urls.owner });
client.on('error', () => undefined);
await client.connect();
await client.query('CREATE TABLE IF NOT EXISTS run (n int GENERATED ALWAYS AS IDENTITY)');
await client.query('INSERT INTO run DEFAULT VALUES');
const { rows } = await client.query('SELECT count(*)::int AS runs FROM run');
console.log('open ' + rows[0].runs);
setInterval(() => undefined, 1000);
`;

class Opener {
  private readonly child: ChildProcess;
  private said = '';

  constructor(dataDir: string) {
    const index = join(CHECKOUT, 'dist/apps/cli/src/embedded/index.js');
    this.child = spawn(process.execPath, ['--input-type=module', '-e', PROGRAM, index, CHECKOUT, dataDir], {
      cwd: CHECKOUT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
  }

  /** How many runs the database has seen, this one included. */
  async opened(): Promise<number> {
    await until('the database to be open', () => /^open \d+$/m.test(this.said) || this.child.exitCode !== null, 60);
    const runs = /^open (\d+)$/m.exec(this.said)?.[1];
    if (runs === undefined) throw new Error(this.said);
    return Number(runs);
  }

  async kill(): Promise<void> {
    const gone = new Promise((resume) => this.child.once('exit', resume));
    this.child.kill('SIGKILL');
    await gone;
  }
}

async function until(what: string, holds: () => boolean, seconds: number): Promise<void> {
  const end = performance.now() + seconds * 1000;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`waited in vain for ${what}`);
    await new Promise((resume) => setTimeout(resume, 20));
  }
}

describe('after kill -9 of the process that opened the embedded database', () => {
  let root: string;
  let dataDir: string;
  const postmaster = () => Number(readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);

  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-killed-')));
    chmodSync(root, 0o755);
    dataDir = join(root, 'data');
  });
  afterEach(async () => {
    // The watchdog of the last killed opener stops the database: nothing may still write when the files go.
    const pid = existsSync(join(dataDir, 'postgres', 'postmaster.pid')) ? postmaster() : 0;
    await until('the database to be stopped', () => startTimeOf(pid) === undefined, 40);
    rmSync(root, { recursive: true, force: true });
  });

  it('the watchdog stops the database: no orphan stays', async () => {
    const opener = new Opener(dataDir);
    await opener.opened();
    const pid = postmaster();
    expect(startTimeOf(pid)).toBeDefined();
    await opener.kill();
    await until('the orphan to end', () => startTimeOf(pid) === undefined, 20);
    await until('the watchdog to have tidied up', () => !existsSync(join(dataDir, 'postgres', 'postmaster.pid')), 20);
  }, 120_000);

  it('the next opening, made at once and again and again, recovers by itself and finds every committed row', async () => {
    for (let run = 1; run <= 4; run++) {
      const opener = new Opener(dataDir);
      expect(await opener.opened()).toBe(run);
      await opener.kill();
    }
  }, 180_000);

  it('recovers where the watchdog and the database were killed as well', async () => {
    const opener = new Opener(dataDir);
    await opener.opened();
    const { pid: watchdog } = JSON.parse(readFileSync(join(dataDir, 'watchdog.json'), 'utf8')) as { pid: number };
    process.kill(-watchdog, 'SIGKILL');
    await opener.kill();
    process.kill(postmaster(), 'SIGKILL');
    const next = new Opener(dataDir);
    expect(await next.opened()).toBe(2);
    await next.kill();
  }, 120_000);

  it('takes over a database whose watchdog was killed and which still runs', async () => {
    const opener = new Opener(dataDir);
    await opener.opened();
    const orphan = postmaster();
    const { pid: watchdog } = JSON.parse(readFileSync(join(dataDir, 'watchdog.json'), 'utf8')) as { pid: number };
    process.kill(-watchdog, 'SIGKILL');
    await opener.kill();
    expect(startTimeOf(orphan)).toBeDefined();
    const next = new Opener(dataDir);
    expect(await next.opened()).toBe(2);
    expect(startTimeOf(orphan)).toBeUndefined();
    await next.kill();
  }, 120_000);
});
