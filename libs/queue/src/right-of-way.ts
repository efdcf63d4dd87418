/**
 * Who goes first in one process: while clocks are looked at, rows of the outbox go one at a time. A midnight on which thousands of deadlines fall makes
 * thousands of notifications too; they wait for the clocks and not the clocks for them, and never for ever: one row is always on its way.
 */
export class RightOfWay {
  private clocks = 0;
  private rows = 0;
  private readonly waiting: (() => void)[] = [];

  /** Somebody is looking at clocks. */
  get isTaken(): boolean {
    return this.clocks > 0;
  }

  /** A look at clocks: begins at once. */
  async take<T>(look: () => Promise<T>): Promise<T> {
    this.clocks += 1;
    try {
      return await look();
    } finally {
      this.clocks -= 1;
      this.wave();
    }
  }

  /** A row of the outbox: begins when no clock is looked at, or no other row is on its way. In the order of asking. */
  async give<T>(carry: () => Promise<T>): Promise<T> {
    if (this.isFree) this.rows += 1;
    else await new Promise<void>((go) => this.waiting.push(go));
    try {
      return await carry();
    } finally {
      this.rows -= 1;
      this.wave();
    }
  }

  private get isFree(): boolean {
    return this.clocks === 0 || this.rows === 0;
  }

  private wave(): void {
    while (this.isFree && this.waiting.length > 0) {
      this.rows += 1;
      this.waiting.shift()!();
    }
  }
}
