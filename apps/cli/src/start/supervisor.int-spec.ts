import { existsSync, mkdtempSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { loadConfig, type Config } from '@sandbar/config';
import { startTimeOf } from '../../setup/process-identity.mjs';
import { listServers } from '../../setup/running-servers.mjs';
import { findOccupant } from '../embedded/index.js';
import { Refusal } from '../refusal.js';
import type { StartPlan } from './start-plan.js';
import { supervise } from './supervisor.js';

const CHECKOUT = resolve(__dirname, '../../../..');
const LOOPBACK = Object.values(networkInterfaces()).flatMap((addresses) =>
  (addresses ?? []).filter(({ internal }) => internal).map(({ address }) => address),
);
/** A served process in a few lines: notes its id, says ready, and ends as told by its first argument's stand-in, the file name. */
const OBEDIENT = `import { appendFileSync } from 'node:fs';
appendFileSync(process.env.SANDBAR_DATA_DIR + '/pids', process.pid + ' ' + process.env.PORT + '\\n');
process.on('SIGTERM', () => process.exit(0)).on('disconnect', () => process.exit(0));
setInterval(() => undefined, 1000);
process.send({ kind: 'ready' });`;
const STUBBORN = OBEDIENT.replace('() => process.exit(0)).on', '() => undefined).on');
const BROKEN = `console.error('cannot serve: no table named case'); process.exit(3);`;

class Run {
  readonly checkout = realpathSync(mkdtempSync(join(tmpdir(), 'sandbar-start-')));
  readonly lines: string[] = [];
  readonly config: Config;
  private readonly ask = new AbortController();
  private readonly askAgain = new AbortController();
  private readonly waiting = new Set<() => void>();
  outcome: Promise<number> | undefined;

  constructor(environment: Record<string, string> = {}) {
    symlinkSync(join(CHECKOUT, 'node_modules'), join(this.checkout, 'node_modules'));
    writeFileSync(join(this.checkout, 'package.json'), '{}');
    const dataDir = join(this.checkout, '.sandbar');
    this.config = { ...loadConfig('cli', { PORT: '0', SANDBAR_DATA_DIR: dataDir, ...environment }), checkout: this.checkout };
  }

  /** A plan with one child of the given code, and whatever differs. */
  plan(code: string, differing: Partial<StartPlan> = {}): StartPlan {
    const entry = join(this.checkout, 'child.mjs');
    writeFileSync(entry, code);
    return { phases: [], children: [{ name: 'api', entry }], summarise: () => Promise.resolve([]), ...differing };
  }

  start(plan: StartPlan): Promise<number> {
    const print = (line: string) => {
      this.lines.push(line);
      for (const look of this.waiting) look();
    };
    const progress = { begin: () => undefined, step: () => undefined, end: () => undefined };
    this.outcome = supervise(plan, {
      config: this.config,
      environment: process.env,
      progress,
      print,
      signal: this.ask.signal,
      hurry: this.askAgain.signal,
    });
    return this.outcome;
  }

  /** Waits for a printed line; throws when the run ends before. */
  async line(start: string): Promise<string> {
    const find = () => this.lines.find((line) => line.startsWith(start));
    const printed = new Promise<void>((resume) => this.waiting.add(() => find() !== undefined && resume()));
    const over = this.outcome?.then(
      (code) => `ended with ${code}`,
      (error: unknown) => `ended by ${String(error)}`,
    );
    if (find() === undefined) {
      const how = await Promise.race([printed, over]);
      if (typeof how === 'string') throw new Error(`${how} before «${start}»:\n${this.lines.join('\n')}`);
    }
    return find() ?? '';
  }

  interrupt(): void {
    (this.ask.signal.aborted ? this.askAgain : this.ask).abort();
  }

  get childPids(): number[] {
    const path = join(this.config.dataDir, 'pids');
    return existsSync(path)
      ? readFileSync(path, 'utf8')
          .trim()
          .split('\n')
          .map((line) => Number(line.split(' ')[0]))
      : [];
  }

  /** Nothing of it runs and nothing is held any more. */
  expectAllClosed(): void {
    expect(this.childPids.map(startTimeOf)).toEqual(this.childPids.map(() => undefined));
    expect(findOccupant(this.config.dataDir)).toBeUndefined();
    expect(listServers(this.checkout)).toEqual([]);
    const remaining = existsSync(this.config.dataDir) ? readdirSync(this.config.dataDir) : [];
    for (const note of ['watchdog.json', 'children.json']) expect(remaining).not.toContain(note);
  }

  async dispose(): Promise<void> {
    this.interrupt();
    this.interrupt();
    await this.outcome?.catch(() => undefined);
    const record = join(this.config.dataDir, 'cluster.json');
    const place = existsSync(record) ? (JSON.parse(readFileSync(record, 'utf8')) as { place?: string }).place : undefined;
    for (const folder of [this.checkout, ...(place === undefined ? [] : [place])]) rmSync(folder, { recursive: true, force: true });
  }
}

describe('sandbar start', () => {
  let run: Run;
  afterEach(() => run.dispose());

  it('runs phases, then processes, says where it is ready, and ends everything when asked', async () => {
    run = new Run();
    const order: string[] = [];
    const phase = (name: string) => ({ zh: name, en: name, run: async () => void order.push(name) });
    const ended = run.start(
      run.plan(OBEDIENT, { phases: [phase('migrate'), phase('seed')], summarise: () => Promise.resolve(['| case |']) }),
    );
    const ready = await run.line('Sandbar is ready:');
    const [, port] = readFileSync(join(run.config.dataDir, 'pids'), 'utf8').trim().split(' ');
    expect(ready).toBe(`Sandbar is ready: http://localhost:${port}`);
    expect(order).toEqual(['migrate', 'seed']);
    expect(run.lines.slice(-2)).toEqual(['| case |', ready]);
    expect(findOccupant(run.config.dataDir)).toMatchObject({ pid: process.pid, role: 'server', port: Number(port) });
    expect(listServers(run.checkout)).toMatchObject([{ pid: process.pid, port: Number(port) }]);
    run.interrupt();
    expect(await ended).toBe(0);
    run.expectAllClosed();
  }, 60_000);

  it('starts a process that crashed again', async () => {
    run = new Run();
    void run.start(run.plan(OBEDIENT));
    await run.line('Sandbar is ready:');
    process.kill(run.childPids[0] ?? 0, 'SIGKILL');
    await run.line('api 进程意外结束（SIGKILL），0.5 秒后重启');
    const end = performance.now() + 20_000;
    while (run.childPids.length < 2 && performance.now() < end) await new Promise((resume) => setTimeout(resume, 20));
    expect(run.childPids).toHaveLength(2);
    expect(startTimeOf(run.childPids[1] ?? 0)).toBeDefined();
  }, 60_000);

  it('goes on, and tries again, while a process cannot be started', async () => {
    run = new Run();
    const ended = run.start(run.plan(OBEDIENT));
    await run.line('Sandbar is ready:');
    const logs = join(run.config.dataDir, 'logs');
    renameSync(logs, `${logs}.away`);
    writeFileSync(logs, 'a file where the log should be: it cannot be opened');
    process.kill(run.childPids[0] ?? 0, 'SIGKILL');
    await run.line('sandbar: api: Error');
    rmSync(logs);
    renameSync(`${logs}.away`, logs);
    const end = performance.now() + 20_000;
    while (run.childPids.length < 2 && performance.now() < end) await new Promise((resume) => setTimeout(resume, 20));
    expect(run.childPids).toHaveLength(2);
    run.interrupt();
    expect(await ended).toBe(0);
    run.expectAllClosed();
  }, 60_000);

  it('kills a process that does not end, at once when asked twice', async () => {
    run = new Run();
    const ended = run.start(run.plan(STUBBORN));
    await run.line('Sandbar is ready:');
    const asked = performance.now();
    run.interrupt();
    run.interrupt();
    expect(await ended).toBe(0);
    expect(performance.now() - asked).toBeLessThan(8_000);
    expect(run.lines.filter((line) => line.includes('ended'))).toEqual([]);
    run.expectAllClosed();
  }, 60_000);

  it('shows the end of the log of a process that cannot start, and closes what it had opened', async () => {
    run = new Run();
    const error: unknown = await run.start(run.plan(BROKEN)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).line).toContain('cannot serve: no table named case');
    expect((error as Refusal).exitCode).toBe(1);
    run.expectAllClosed();
  }, 60_000);

  it('ends in the middle of a phase when asked', async () => {
    run = new Run();
    const phase = { zh: '演示', en: 'demo', run: () => new Promise<void>(() => undefined) };
    const ended = run.start(run.plan(OBEDIENT, { phases: [phase] }));
    await run.line('演示 / demo');
    run.interrupt();
    expect(await ended).toBe(0);
    run.expectAllClosed();
  }, 60_000);

  it('passes on what a phase refuses, with everything closed', async () => {
    run = new Run();
    const refusal = new Refusal('数据库比程序新。', 'The database is newer than the program.', 3);
    const phase = { zh: '迁移', en: 'migrate', run: () => Promise.reject(refusal) };
    await expect(run.start(run.plan(OBEDIENT, { phases: [phase] }))).rejects.toBe(refusal);
    run.expectAllClosed();
  }, 60_000);

  it.each(LOOPBACK)(
    'refuses a port in use on %s before anything is made',
    async (host) => {
      const squatter = createServer();
      const port = await new Promise<number>((listening) => {
        squatter.listen({ port: 0, host, exclusive: true }, () => listening((squatter.address() as { port: number }).port));
      });
      try {
        run = new Run({ PORT: String(port) });
        const error: unknown = await run.start(run.plan(OBEDIENT)).catch((thrown: unknown) => thrown);
        expect((error as Refusal).line).toBe(
          `sandbar: 端口 ${port} 已被占用。请用 PORT 指定其他端口。 / Port ${port} is in use. Name another one in PORT.`,
        );
        expect(existsSync(join(run.config.dataDir, 'cluster.json'))).toBe(false);
      } finally {
        squatter.close();
      }
    },
    60_000,
  );

  it('refuses a second server on the same data, naming process and port', async () => {
    run = new Run();
    void run.start(run.plan(OBEDIENT));
    const port = new URL((await run.line('Sandbar is ready:')).split(' ').at(-1) ?? '').port;
    const progress = { begin: () => undefined, step: () => undefined, end: () => undefined };
    const never = new AbortController().signal;
    const second = supervise(run.plan(OBEDIENT), {
      config: run.config,
      environment: {},
      progress,
      print: () => undefined,
      signal: never,
      hurry: never,
    });
    const error: unknown = await second.catch((thrown: unknown) => thrown);
    expect((error as Refusal).line).toContain(`already runs on this data directory (pid ${process.pid}, port ${port})`);
    expect(run.childPids.map(startTimeOf)).not.toContain(undefined);
  }, 60_000);

  it.each([
    ['a file in the way', (path: string) => writeFileSync(path, '')],
    ['a path below a file', (path: string) => (writeFileSync(path, ''), join(path, 'data'))],
  ])('refuses a data directory that cannot be one: %s', async (_what, spoil) => {
    run = new Run();
    const path = join(run.checkout, 'spoiled');
    const dataDir = spoil(path) ?? path;
    const never = new AbortController().signal;
    const progress = { begin: () => undefined, step: () => undefined, end: () => undefined };
    const attempt = supervise(run.plan(OBEDIENT), {
      config: { ...run.config, dataDir },
      environment: {},
      progress,
      print: () => undefined,
      signal: never,
      hurry: never,
    });
    const error: unknown = await attempt.catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(Refusal);
    expect((error as Refusal).line).toContain(dataDir);
  });
});
