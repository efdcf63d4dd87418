import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestDatabase, type TestDatabase } from '@sandbar/testing';
import type { Command } from 'commander';
import { Client } from 'pg';
import { shapeOf } from '../../apps/cli/src/line/answer.js';
import { createProgram } from '../../apps/cli/src/line/program.js';
import { CHECKOUT, until } from './started-product.fixture.js';

const MAIN = join(CHECKOUT, 'dist/apps/cli/src/main.js');
const RUN_ALL = join(CHECKOUT, 'test/e2e/examples.mjs');
interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** The examples of all commands that print data: what their help shows. */
const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
const EXAMPLES = all(createProgram('0'))
  .map((command) => shapeOf(command))
  .flatMap((shape) => (shape?.printsData === true ? [shape.example] : []));

describe('sandbar, as it is spawned', () => {
  let database: TestDatabase;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sandbar-cli-'));
    database = await openTestDatabase();
    for (const words of ['migrate', 'seed']) expect(await run(words)).toMatchObject({ code: 0 });
  }, 120_000);
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const addresses = (one: TestDatabase): NodeJS.ProcessEnv => ({
    DATABASE_URL_APP: one.appUrl,
    DATABASE_URL_SYSTEM: one.systemUrl,
    DATABASE_URL_OWNER: one.ownerUrl,
  });
  /** In a folder of the test's own, so that nothing an example writes lands in the checkout. */
  function start(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): { pid: number; ended: Promise<Ended> } {
    const { PATH, HOME } = process.env;
    const child = spawn(command, args, {
      cwd: folder,
      env: { PATH, HOME, SANDBAR_DATA_DIR: join(folder, 'data'), ...addresses(database), ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const ended = new Promise<Ended>((settle, fail) =>
      child.once('error', fail).once('close', (code, signal) => settle({ code, signal, out, err })),
    );
    return { pid: child.pid!, ended };
  }
  const run = (words: string, env: NodeJS.ProcessEnv = {}): Promise<Ended> =>
    start(process.execPath, [MAIN, ...words.split(' ')], env).ended;

  describe('its examples, of every command that prints data', () => {
    let ended: readonly Pick<Ended, 'code' | 'out' | 'err'>[];
    // One process for all: each line starts as the spawned one does but for the loading of the product, which the other tests see.
    beforeAll(async () => {
      const { code, out, err } = await start(process.execPath, [RUN_ALL, ...EXAMPLES.map((example) => `${example} --json`)]).ended;
      expect([code, err]).toEqual([0, '']);
      ended = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Ended);
      expect(ended).toHaveLength(EXAMPLES.length);
    }, 120_000);

    it.each(EXAMPLES)('%s --json: one JSON value on stdout, nothing else', (example) => {
      const { code, out, err } = ended[EXAMPLES.indexOf(example)]!;
      // 2 for a file or a person that an example names and this folder has not; an example itself is no wrong usage.
      expect([0, 1, 2, 3]).toContain(code);
      expect(err).not.toContain('用法有误');
      if (code === 0 || out !== '')
        expect(
          out
            .trimEnd()
            .split('\n')
            .map((line) => typeof JSON.parse(line)),
        ).toEqual(['object']);
      else expect(err).toMatch(/^sandbar: .*\p{Script=Han}.* \/ /mu);
      expect(err).not.toMatch(/^\s+at /m);
    });
  });

  it.each(['calendar between 2026-09-18 2026-09-24', 'completion zsh', 'outbox --json', '--help'])(
    '%s | true: the reader may go, the exit code stays',
    async (words) => {
      const piped = `"${process.execPath}" "${MAIN}" ${words} | true; exit "\${PIPESTATUS[0]}"`;
      expect(await start('bash', ['-c', piped]).ended).toEqual({ code: 0, signal: null, out: '', err: '' });
    },
    60_000,
  );

  it.each<[number, string, string, NodeJS.ProcessEnv]>([
    [0, '--version', '', {}],
    [1, 'record verify 00000000-0000-7000-8000-000000000000', 'There is no such case', {}],
    [1, 'record verify 31-2026-9999', 'There is no such case', {}],
    [2, 'record verify 31-2026', 'nor a uuid: 31-2026', {}],
    [2, 'no-such-command', 'unknown command', {}],
    [2, 'calendar due --from 2026-02-30 --working-days 5', 'no valid day', {}],
    [2, 'outbox redrive x', 'Not an id', {}],
    [2, 'calendar load no-such-notice.json --dry-run', 'is not there', {}],
    [2, 'calendar confirm 00000000-0000-7000-8000-000000000000 --by nobody', 'Name who does it', {}],
    [2, 'outbox', 'PORT: ', { PORT: 'x' }],
    [2, 'outbox', 'DATABASE_URL_OWNER: ', { DATABASE_URL_OWNER: '' }],
    [2, 'outbox', 'refuses the sign-in', { DATABASE_URL_SYSTEM: 'postgres://sandbar_system:wrong@HOST/none' }],
    [3, 'health api', 'does not answer (port 9)', { DATABASE_URL_APP: '', DATABASE_URL_SYSTEM: '', DATABASE_URL_OWNER: '', PORT: '9' }],
    [3, 'outbox', 'cannot be reached (ECONNREFUSED)', { DATABASE_URL_SYSTEM: 'postgres://sandbar_system:hunter2@127.0.0.1:1/sandbar' }],
    [3, 'migrate', 'cannot be reached (ECONNREFUSED)', { DATABASE_URL_OWNER: 'postgres://sandbar_owner:hunter2@127.0.0.1:1/sandbar' }],
  ])(
    'ends with %i: %s (%s)',
    async (code, words, said, env) => {
      const { host } = new URL(database.systemUrl);
      const real = Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value?.replace('HOST', host)]));
      const ended = await run(words, real);
      expect(ended).toMatchObject({ code, err: expect.stringContaining(said) as string });
      expect(ended.err + ended.out).not.toMatch(/hunter2|^\s+at /m);
    },
    60_000,
  );

  it('asks for migrate where the schema is not there, and an interrupted migrate is done again whole', async () => {
    const empty = await openTestDatabase({ migrated: false });
    const holder = new Client({ connectionString: empty.ownerUrl });
    await holder.connect();
    try {
      expect(await run('outbox', addresses(empty))).toMatchObject({ code: 3, err: expect.stringContaining('sandbar migrate') as string });
      // Whoever holds this lock keeps migrate waiting: the moment to press Ctrl-C.
      await holder.query('SELECT pg_advisory_lock(7391002)');
      const waiting = start(process.execPath, [MAIN, 'migrate'], addresses(empty));
      const waits = `SELECT 1 FROM pg_stat_activity WHERE application_name = 'sandbar-migrate' AND wait_event = 'advisory'`;
      await until('migrate to wait', 30, async () => ((await holder.query(waits)).rowCount === 1 ? true : undefined));
      process.kill(waiting.pid, 'SIGINT');
      expect(await waiting.ended).toMatchObject({ signal: 'SIGINT', out: '' });
      await holder.query('SELECT pg_advisory_unlock(7391002)');
      expect(await run('migrate --json', addresses(empty))).toMatchObject({
        code: 0,
        out: expect.stringMatching(/^\{"ran":\["/) as string,
      });
      expect(await run('migrate --json', addresses(empty))).toMatchObject({ code: 0, out: '{"ran":[]}\n' });
    } finally {
      await holder.end();
      await empty.close();
    }
  }, 120_000);
});
