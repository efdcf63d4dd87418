import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { isChildReport } from '../../apps/cli/src/start/child-protocol.js';
import type { Numbers } from './numbers.js';

const READY_SECONDS = 60;
/** One start in so many is killed before it is ready. */
const EARLY = 10;
const EARLY_MS = 700;
const RESTART_MS = 200;

/** How many deaths are still to come, for all mortals together. */
export class Deaths {
  private taken = 0;
  constructor(readonly planned: number) {}

  take(): boolean {
    if (this.taken >= this.planned) return false;
    this.taken += 1;
    return true;
  }
}

export interface MortalOptions {
  readonly name: string;
  /** Absolute path of the compiled entry. */
  readonly entry: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  /** Whether something that it cannot start without was away since then (`performance.now()`). */
  readonly excuse?: (since: number) => boolean;
  /** It lives at most so long after it is ready, in milliseconds. */
  readonly longestLife: number;
}

/** A served process that is killed with SIGKILL at random moments and started again each time, until enough have died. */
export class Mortal {
  private child: ChildProcess | undefined;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: MortalOptions,
    private readonly numbers: Numbers,
  ) {}

  /** Starts, and is ready. @throws Error with the end of its log when it does not start */
  async begin(): Promise<void> {
    this.spawn();
    await this.ready();
  }

  /**
   * Lives, dies and lives again as long as deaths are to come, and is ready at the end.
   * @throws Error with the end of its log when it ends by itself, or does not start
   */
  async live(deaths: Deaths, onDeath: (name: string) => void): Promise<void> {
    let begun = this.child !== undefined;
    while (deaths.take()) {
      if (!begun) this.spawn();
      const early = !begun && this.numbers(EARLY) === 0;
      if (!begun && !early) await this.ready();
      begun = false;
      await pause(this.numbers(early ? EARLY_MS : this.options.longestLife));
      await this.kill();
      onDeath(this.options.name);
    }
    if (!begun) await this.begin();
  }

  /** Ends it as it is meant to end; kills it when it does not. */
  async stop(): Promise<void> {
    const { child } = this;
    if (child === undefined || hasEnded(child)) return;
    child.kill('SIGTERM');
    const late = setTimeout(() => child.kill('SIGKILL'), 15_000);
    await this.ended;
    clearTimeout(late);
  }

  logTail(): string {
    return readFileSync(this.options.logFile, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
  }

  private spawn(): void {
    const { entry, environment, logFile } = this.options;
    const log = openSync(logFile, 'a');
    const child = fork(entry, [], { env: environment, execArgv: [], stdio: ['ignore', log, log, 'ipc'] });
    closeSync(log);
    this.child = child;
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  }

  private async ready(): Promise<void> {
    const began = performance.now();
    const child = this.child!;
    const said = new Promise<'ready'>((resolve) => child.on('message', (message) => isChildReport(message) && resolve('ready')));
    const over = new AbortController();
    const late = pause(READY_SECONDS * 1000, 'late' as const, { signal: over.signal }).catch(() => 'late' as const);
    const outcome = await Promise.race([said, this.ended.then(() => 'ended' as const), late]);
    over.abort();
    if (outcome === 'ended' && this.options.excuse?.(began) === true) {
      // Whoever runs the product starts such a process again.
      await pause(RESTART_MS);
      this.spawn();
      return this.ready();
    }
    if (outcome !== 'ready')
      throw new Error(`${this.options.name} ${outcome === 'late' ? 'did not start' : 'ended by itself'}:\n${this.logTail()}`);
  }

  private async kill(): Promise<void> {
    const child = this.child!;
    if (hasEnded(child)) throw new Error(`${this.options.name} ended by itself:\n${this.logTail()}`);
    child.kill('SIGKILL');
    await this.ended;
  }
}

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
