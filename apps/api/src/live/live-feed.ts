import type { LiveRow, LiveSource } from '../ports/index.js';

/** Rows read at a time. */
const WINDOW_ROWS = 500;
/** The truth where no ring is heard: a look every so often. */
const SWEEP_MS = 2_000;
/** Between two looks, however often it rings: what comes in between is read together. */
const SPACING_MS = 100;
const LONGEST_WAIT_MS = 10_000;

export interface LiveListener {
  onRows(rows: readonly LiveRow[]): void;
  /** The database is another one than before: no position counts any more. */
  onLost(): void;
  onFault(fault: unknown): void;
}

/** Reads the stream of changes once for all listeners of this process, while there are any. */
export class LiveFeed {
  private from: number | undefined;
  private starting: Promise<number> | undefined;
  private looking = false;
  private again = false;
  private timer: NodeJS.Timeout | undefined;
  private lookedAt = -Infinity;
  private wait = SWEEP_MS;
  private where = '';

  constructor(
    private readonly source: Pick<LiveSource, 'place' | 'horizon' | 'window'>,
    private readonly listener: LiveListener,
  ) {}

  /** Names the database that the positions are of; known once started. */
  get place(): string {
    return this.where;
  }

  /** Up to where everything was given to `onRows`. Begins to look where nobody did so far. */
  start(): Promise<number> {
    if (this.from !== undefined) return Promise.resolve(this.from);
    this.starting ??= this.begin().finally(() => (this.starting = undefined));
    return this.starting;
  }

  /** Where the feed stands now; undefined: it does not run. */
  get position(): number | undefined {
    return this.from;
  }

  stop(): void {
    this.from = undefined;
    clearTimeout(this.timer);
  }

  /** Something was committed somewhere. */
  ring(): void {
    if (this.from === undefined) return;
    if (this.looking) this.again = true;
    else this.lookIn(Math.max(0, this.lookedAt + SPACING_MS - performance.now()));
  }

  private async begin(): Promise<number> {
    this.where = await this.source.place();
    this.from = await this.source.horizon();
    this.wait = SWEEP_MS;
    this.lookIn(0);
    return this.from;
  }

  private lookIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), milliseconds).unref();
  }

  private async look(): Promise<void> {
    const { from } = this;
    if (from === undefined || this.looking) return;
    this.looking = true;
    this.again = false;
    let next = SWEEP_MS;
    try {
      const window = await this.source.window(from, WINDOW_ROWS);
      // Stopped meanwhile, or begun anew.
      if (this.from === from) {
        const lost = window.horizon < from;
        this.from = lost ? window.horizon : window.upto;
        if (lost) {
          this.where = await this.source.place();
          this.listener.onLost();
        } else if (window.rows.length > 0) this.listener.onRows(window.rows);
        if (window.upto < window.horizon) next = 0;
        else if (this.again || window.held) next = SPACING_MS;
      }
      this.wait = SWEEP_MS;
    } catch (fault) {
      next = this.wait = Math.min(this.wait * 2, LONGEST_WAIT_MS);
      this.listener.onFault(fault);
    } finally {
      this.looking = false;
      this.lookedAt = performance.now();
      if (this.from !== undefined) this.lookIn(next);
    }
  }
}
