import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { findRedisServer } from './redis/test-redis.js';

const CHECKOUT = resolve(__dirname, '../..');
const KILLS = 10;
const SECONDS = 120;
/** Four processes start and start again more slowly than two. */
const FEW_KILLS = 4;
const MORE_SECONDS = 240;

/** Runs the compiled fault client to its end. */
function runFaults(options: readonly string[], seconds = SECONDS): Promise<{ code: number | null; said: string }> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, ['dist/test/faults/faults.js', ...options], { cwd: CHECKOUT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    // What it started ends with it: the children by their channel, the database by its watchdog.
    const late = setTimeout(() => child.kill('SIGKILL'), seconds * 1000);
    child.once('error', fail).once('close', (code) => {
      clearTimeout(late);
      settle({ code, said });
    });
  });
}

describe('api and worker killed at random under load', () => {
  it(
    `lose, double and skip nothing over ${KILLS} kills`,
    async () => {
      const { code, said } = await runFaults(['--kills', String(KILLS), '--sweep-now']);
      expect([code, said]).toEqual([
        0,
        expect.stringMatching(/^acknowledged=[1-9]\d* lost=0 duplicated=0 gaps=0 notifications_lost=0 seed=\d+$/m),
      ]);
    },
    (SECONDS + 15) * 1000,
  );

  // The reporter says so where there is no Redis.
  const transport = findRedisServer() === undefined ? [] : ['--redis-short'];
  it(
    `two of each over ${FEW_KILLS} kills on one database, with a Redis that is flushed, restarted, silent, slow and cut off in turn`,
    async () => {
      const { code, said } = await runFaults(
        ['--kills', String(FEW_KILLS), '--apis', '2', '--workers', '2', '--sweep-now', ...transport],
        MORE_SECONDS,
      );
      const line =
        /^deadlines=[1-9]\d* deadlines_lost_doubled_or_early=0\nacknowledged=[1-9]\d* lost=0 duplicated=0 gaps=0 notifications_lost=0 /m;
      expect([code, said]).toEqual([0, expect.stringMatching(line)]);
    },
    (MORE_SECONDS + 15) * 1000,
  );

  it('says how to call it when called wrongly', async () => {
    expect(await runFaults(['--kills', '0'])).toMatchObject({ code: 2, said: expect.stringContaining('usage:') as string });
  });
});
