import { fork } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer } from '@sandbar/workflow';
import type { Elsewhere } from './enumeration.js';
import type { RigOptions } from './failpoints-rig.js';
import type { Testament, Word } from './killed-life.js';

const PATIENCE_MS = 30_000;

/**
 * Lives that are processes, and deaths that are SIGKILL.
 * @param entry absolute path of the compiled killed-life
 * @param backends the processes of Postgres that serve the database now
 */
export function killAt(options: RigOptions, entry: string, backends: () => Promise<readonly number[]>): Elsewhere {
  const { clock, ...given } = options;
  return async (piece, commands, death) => {
    const told = new Map<string, Answer>();
    const before = new Set(await backends());
    const testament: Testament = { ...given, now: clock.now(), piece: piece.name, commands, death };
    const child = fork(entry, [JSON.stringify(testament)], { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
    let said = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('message', (word) => void told.set((word as Word).key, (word as Word).answer));
    const late = setTimeout(() => child.kill('SIGTERM'), PATIENCE_MS);
    const signal = await new Promise<string | null>((resolve, reject) =>
      child.once('error', reject).once('close', (_code, by) => resolve(by)),
    );
    clearTimeout(late);
    if (signal !== 'SIGKILL') throw new Error(`the process did not die of SIGKILL: ${said.slice(-500)}`);
    const end = performance.now() + PATIENCE_MS;
    while ((await backends()).some((pid) => !before.has(pid))) {
      if (performance.now() > end) throw new Error('the connections of the dead process are still there');
      await pause(5);
    }
    return told;
  };
}
