import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isRunning, startTimeOf } from '../../apps/cli/setup/process-identity.mjs';
import type { ProcessIdentity } from '../../apps/cli/setup/process-identity.mjs';

export const CHECKOUT = resolve(__dirname, '../..');
const POLL_MS = 50;

/** Polls until it holds. @throws Error saying what was waited for, and what is known */
export async function until<T>(
  what: string,
  seconds: number,
  find: () => Promise<T | undefined> | T | undefined,
  known = () => '',
): Promise<T> {
  const end = performance.now() + seconds * 1000;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (performance.now() > end) throw new Error(`waited in vain for ${what}: ${known()}`);
    await new Promise((resume) => setTimeout(resume, POLL_MS));
  }
}

/** `sandbar start`, compiled, as a person runs it. */
export class StartedProduct {
  private readonly child: ChildProcess;
  private said = '';

  constructor(private readonly dataDir: string) {
    this.child = spawn(process.execPath, ['dist/apps/cli/src/main.js', 'start'], {
      cwd: CHECKOUT,
      env: environmentOf(dataDir),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.child.stdout, this.child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (this.said += text));
  }

  get output(): string {
    return this.said;
  }

  /** The origin, once everything answers. */
  ready(seconds: number): Promise<string> {
    const find = (): string | undefined => {
      if (this.child.exitCode !== null) throw new Error(this.said);
      return /^Sandbar is ready: (http:\/\/\S+)$/m.exec(this.said)?.[1];
    };
    return until('the line that says it is ready', seconds, find, () => this.said.slice(-2_000));
  }

  /** Every process that belongs to it: our child, those it spawned, the database and its watchdog. */
  processes(): readonly ProcessIdentity[] {
    const read = (name: string): string => readFileSync(join(this.dataDir, name), 'utf8');
    const children = JSON.parse(read('children.json')) as ProcessIdentity[];
    const others = [
      this.child.pid!,
      Number(read('postgres/postmaster.pid').split('\n')[0]),
      (JSON.parse(read('watchdog.json')) as { pid: number }).pid,
    ];
    return [...children, ...others.map((pid) => ({ pid, startTime: startTimeOf(pid) ?? 'gone' }))];
  }

  /** Signals it, and waits until it is gone. @returns its exit code; null: killed */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) {
      const gone = new Promise((resume) => this.child.once('exit', resume));
      this.child.kill(signal);
      await gone;
    }
    return this.child.exitCode;
  }
}

/** Waits until none of them runs. */
export async function untilGone(processes: readonly ProcessIdentity[]): Promise<void> {
  const running = (): ProcessIdentity[] => processes.filter((one) => isRunning(one));
  await until(
    'every process to be gone',
    40,
    () => (running().length === 0 ? true : undefined),
    () => JSON.stringify(running()),
  );
}

/** Runs `npx sandbar …`, compiled, to its end. */
export function runSandbar(dataDir: string, ...words: string[]): Promise<{ code: number | null; out: string; err: string }> {
  return new Promise((settle, fail) => {
    const child = spawn(process.execPath, ['dist/apps/cli/src/main.js', ...words], {
      cwd: CHECKOUT,
      env: environmentOf(dataDir),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', fail).once('close', (code) => settle({ code, out, err }));
  });
}

function environmentOf(dataDir: string): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  return { PATH, HOME, SANDBAR_DATA_DIR: dataDir, PORT: '0' };
}
