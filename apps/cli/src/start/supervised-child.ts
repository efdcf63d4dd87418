import { fork, type ChildProcess, type StdioOptions } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Environment } from '@sandbar/config';
import { Refusal } from '../refusal.js';
import { STOP_SECONDS, isChildReport } from './child-protocol.js';
import type { ChildPlan } from './start-plan.js';

const READY_SECONDS = 60;
const CALM_SECONDS = 60;
const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
const LOG_MAXIMUM_BYTES = 10 * 1024 * 1024;

export interface ChildSettings {
  readonly plan: ChildPlan;
  readonly environment: Environment;
  /** Where its output goes; undefined for our own. */
  readonly logFile: string | undefined;
  readonly print: (line: string) => void;
  /** Called with the process id of every start, before anything else. */
  readonly onSpawn: (name: string, pid: number) => void;
}

/** How long to wait before the next start, after so many failures in a row: 0.5 s, doubled up to 30 s. */
export function restartPause(failures: number): number {
  return Math.min(FIRST_PAUSE_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS);
}

/** A served process that is started again when it ends unasked. */
export class SupervisedChild {
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();
  private failures = 0;
  private readonly stopping = new AbortController();

  constructor(private readonly settings: ChildSettings) {}

  /**
   * Starts it for the first time.
   * @throws Refusal with the end of its log, when it ends or stays silent instead of reporting ready
   */
  async start(): Promise<void> {
    if (await this.launch()) return;
    const { name } = this.settings.plan;
    await this.end('SIGKILL');
    if (this.stopping.signal.aborted) return;
    throw new Refusal(`${name} 进程未能启动。${this.logTail()}`, `The ${name} process did not start. ${this.logTail()}`, 1);
  }

  /** Asks it to end, and kills it when it does not within ten seconds. Resolved when it is gone. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.end('SIGTERM');
  }

  /** Ends it now, without asking. */
  kill(): void {
    this.stopping.abort();
    this.child?.kill('SIGKILL');
  }

  private async launch(): Promise<boolean> {
    const { plan, environment, onSpawn } = this.settings;
    const startedAt = performance.now();
    const output = this.openOutput();
    const child = fork(plan.entry, [], {
      env: environment,
      execArgv: ['--enable-source-maps'],
      detached: true,
      stdio: ['ignore', output, output, 'ipc'],
    });
    if (typeof output === 'number') closeSync(output);
    this.child = child;
    if (child.pid !== undefined) onSpawn(plan.name, child.pid);
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
    const ready = await this.becomesReady(child);
    if (ready) void this.ended.then(() => this.restart(child, startedAt));
    return ready;
  }

  /** What keeps us from starting it now (a full disk, no more processes) may pass: it is one more failure. */
  private async launchAgain(): Promise<boolean> {
    try {
      return await this.launch();
    } catch (error) {
      this.settings.print(`sandbar: ${this.settings.plan.name}: ${String(error)}`);
      return false;
    }
  }

  private becomesReady(child: ChildProcess): Promise<boolean> {
    const ready = new Promise<boolean>((resolve) => child.on('message', (message) => isChildReport(message) && resolve(true)));
    const silent = new AbortController();
    const outOfTime = pause(READY_SECONDS * 1000, false, { signal: silent.signal }).catch(() => false);
    return Promise.race([ready, this.ended.then(() => false), outOfTime]).finally(() => silent.abort());
  }

  private async restart(child: ChildProcess, startedAt: number): Promise<void> {
    for (let calm = performance.now() - startedAt > CALM_SECONDS * 1000; ; calm = false) {
      if (this.stopping.signal.aborted) return;
      this.failures = calm ? 1 : this.failures + 1;
      const wait = restartPause(this.failures);
      this.settings.print(this.restartLine(child, wait));
      const interrupted = await pause(wait, false, { signal: this.stopping.signal }).catch(() => true);
      if (interrupted || (await this.launchAgain())) return;
      child = this.child ?? child;
      await this.end('SIGKILL');
    }
  }

  private restartLine({ exitCode, signalCode }: ChildProcess, wait: number): string {
    const { plan, logFile } = this.settings;
    const how = signalCode ?? exitCode ?? '?';
    const log = logFile === undefined ? '' : ` (${logFile})`;
    return `${plan.name} 进程意外结束（${how}），${wait / 1000} 秒后重启 / the ${plan.name} process ended (${how}), starting it again in ${wait / 1000} s${log}`;
  }

  private async end(first: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(first);
    const over = new AbortController();
    const late = pause(STOP_SECONDS * 1000, 'late', { signal: over.signal }).catch(() => undefined);
    if ((await Promise.race([this.ended, late])) === 'late') child.kill('SIGKILL');
    over.abort();
    await this.ended;
  }

  private openOutput(): Extract<StdioOptions, readonly unknown[]>[number] & (number | 'inherit') {
    const { logFile } = this.settings;
    if (logFile === undefined) return 'inherit';
    mkdirSync(dirname(logFile), { recursive: true, mode: 0o700 });
    if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > LOG_MAXIMUM_BYTES) renameSync(logFile, `${logFile}.1`);
    return openSync(logFile, 'a', 0o600);
  }

  private logTail(): string {
    const { logFile } = this.settings;
    if (logFile === undefined) return '';
    const lines = readFileSync(logFile, 'utf8').trimEnd().split('\n').slice(-12);
    return `${logFile}:\n${lines.join('\n')}\n`;
  }
}
