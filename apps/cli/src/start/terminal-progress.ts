import { SingleBar } from 'cli-progress';
import type { Progress } from './start-plan.js';

const PLAIN_LINES = 10;

/** A progress bar on a terminal; elsewhere (a log, a pipe) about ten plain lines. */
export function createProgress(out: NodeJS.WriteStream, print: (line: string) => void): Progress {
  return out.isTTY ? new BarProgress(out) : new PlainProgress(print);
}

/** A progress bar on a terminal, and nothing elsewhere: for commands whose data goes to stdout. @param out stderr */
export function progressOnTerminal(out: NodeJS.WriteStream): Progress {
  return out.isTTY ? new BarProgress(out) : { begin: () => undefined, step: () => undefined, end: () => undefined };
}

class BarProgress implements Progress {
  private bar: SingleBar | undefined;

  constructor(private readonly out: NodeJS.WriteStream) {}

  begin(total: number): void {
    this.bar = new SingleBar({
      format: '  {bar} {value}/{total}  {label}',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      hideCursor: true,
      clearOnComplete: true,
      stream: this.out,
    });
    this.bar.start(total, 0, { label: '' });
  }

  step(label: string): void {
    this.bar?.increment(1, { label });
  }

  end(): void {
    this.bar?.stop();
    this.bar = undefined;
  }
}

class PlainProgress implements Progress {
  private total = 0;
  private done = 0;

  constructor(private readonly print: (line: string) => void) {}

  begin(total: number): void {
    this.total = total;
    this.done = 0;
  }

  step(label: string): void {
    this.done += 1;
    const every = Math.max(1, Math.ceil(this.total / PLAIN_LINES));
    if (this.done % every === 0 || this.done === this.total) this.print(`  ${this.done}/${this.total}  ${label}`);
  }

  end(): void {
    this.total = 0;
  }
}
