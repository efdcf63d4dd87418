import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRunning, ownIdentity, startTimeOf } from './process-identity.mjs';
import { findLockHolder, takeProcessLock } from './process-lock.mjs';
import { listServers, noteServer } from './running-servers.mjs';

const MODULE = join(__dirname, 'process-lock.mjs');
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sandbar-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a line of JavaScript beside us, with `take` in reach; resolves with what it printed when it printed a line or ended. */
function beside(line: string): { child: ReturnType<typeof spawn>; said: Promise<string> } {
  const program = `import { takeProcessLock } from ${JSON.stringify(MODULE)}; const take = () => takeProcessLock(${JSON.stringify(folder)}, 'lock', { role: 'test' }); ${line}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const said = new Promise<string>((resolve) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text += chunk).includes('\n') && resolve(text.trim()));
    child.once('exit', () => resolve(text.trim()));
  });
  return { child, said };
}
const ended = (child: ReturnType<typeof spawn>) => new Promise<void>((resolve) => child.once('exit', () => resolve()));

describe('process identity', () => {
  it('knows a running process from one that ended, and from another with the same id', () => {
    expect(isRunning(ownIdentity())).toBe(true);
    const { pid } = spawnSync(process.execPath, ['-e', '']);
    expect(startTimeOf(pid)).toBeUndefined();
    expect(isRunning({ pid: process.pid, startTime: 'another time' })).toBe(false);
  });

  it.each([0, -1, 1.5, Number.NaN])('takes %p for no process', (pid) => {
    expect(startTimeOf(pid)).toBeUndefined();
  });
});

describe('process lock', () => {
  it('is held by one at a time, tells who, and can be taken again after release', () => {
    const first = takeProcessLock(folder, 'lock', { role: 'server', port: 0 });
    expect(takeProcessLock(folder, 'lock', { role: 'server', port: 0 }).holder).toMatchObject({ pid: process.pid, role: 'server' });
    first.lock?.update({ port: 3000 });
    expect(findLockHolder(folder, 'lock')).toMatchObject({ pid: process.pid, port: 3000 });
    first.lock?.release();
    expect(findLockHolder(folder, 'lock')).toBeUndefined();
    expect(takeProcessLock(folder, 'lock', {}).lock).toBeDefined();
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('is held by another running process, and free after kill -9 of it', async () => {
    const { child, said } = beside(`take(); console.log('held'); setInterval(() => undefined, 1000);`);
    expect(await said).toBe('held');
    expect(takeProcessLock(folder, 'lock', {}).holder).toMatchObject({ pid: child.pid, role: 'test' });
    const gone = ended(child);
    child.kill('SIGKILL');
    await gone;
    const taken = takeProcessLock(folder, 'lock', {});
    expect(taken.lock).toBeDefined();
    expect(taken.former).toMatchObject({ pid: child.pid, role: 'test' });
  });

  it('goes to exactly one of several that find a dead holder at once', async () => {
    for (let round = 0; round < 3; round++) {
      writeFileSync(join(folder, `lock.${round * 10 + 1}`), JSON.stringify({ pid: 999_999_999, startTime: 'long ago' }));
      const line = `console.log(take().lock ? 'mine' : 'theirs'); setInterval(() => undefined, 1000);`;
      const contenders = Array.from({ length: 5 }, () => beside(line));
      const answers = await Promise.all(contenders.map(({ said }) => said));
      const all = contenders.map(({ child }) => ended(child));
      for (const { child } of contenders) child.kill('SIGKILL');
      await Promise.all(all);
      expect(answers.sort()).toEqual(['mine', 'theirs', 'theirs', 'theirs', 'theirs']);
    }
  }, 30_000);

  it('is not kept by a file that a full disk left empty', () => {
    writeFileSync(join(folder, 'lock.4'), '');
    expect(takeProcessLock(folder, 'lock', {}).lock).toBeDefined();
  });
});

describe('servers of a checkout', () => {
  it('are listed while they run; the note of a killed one goes', () => {
    const forget = noteServer(folder, { port: 3000, dataDir: '/srv/data' });
    writeFileSync(join(folder, '.sandbar-setup/servers/1.json'), JSON.stringify({ pid: 999_999_999, startTime: 'long ago', port: 1 }));
    expect(listServers(folder)).toMatchObject([{ pid: process.pid, port: 3000, dataDir: '/srv/data' }]);
    expect(readdirSync(join(folder, '.sandbar-setup/servers'))).toEqual([`${process.pid}.json`]);
    forget();
    expect(listServers(folder)).toEqual([]);
  });
});
