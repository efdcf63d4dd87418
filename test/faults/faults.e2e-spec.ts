import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const CHECKOUT = resolve(__dirname, '../..');
const KILLS = 10;
const SECONDS = 120;

/** Runs the compiled fault client to its end. */
function runFaults(...options: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, ['dist/test/faults/faults.js', ...options], { cwd: CHECKOUT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    // What it started ends with it: the children by their channel, the database by its watchdog.
    const late = setTimeout(() => child.kill('SIGKILL'), SECONDS * 1000);
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
      const { code, said } = await runFaults('--kills', String(KILLS), '--sweep-now');
      expect([code, said]).toEqual([
        0,
        expect.stringMatching(/^acknowledged=[1-9]\d* lost=0 duplicated=0 gaps=0 notifications_lost=0 seed=\d+$/m),
      ]);
    },
    (SECONDS + 15) * 1000,
  );

  it('says how to call it when called wrongly', async () => {
    expect(await runFaults('--kills', '0')).toMatchObject({ code: 2, said: expect.stringContaining('usage:') as string });
  });
});
