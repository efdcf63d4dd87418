import type { Actor } from '@sandbar/domain';
import type { LiveRow } from '../ports/index.js';
import { endFrame, frameBody, markFrame, resetFrame } from './live-frame.js';
import type { EndReason, ResetReason, Sight } from './live-frame.js';
import { NOTHING_TOLD, writePosition } from './live-position.js';
import type { LivePosition } from './live-position.js';

/** As much of a response as a stream needs. */
export interface Outlet {
  write(text: string): unknown;
  end(): unknown;
  destroy(): unknown;
  /** Bytes that the browser has not taken yet. */
  readonly writableLength: number;
}

/** A browser that lets more bytes lie is dropped: it comes back and reads what it missed. */
const MOST_BYTES_WAITING = 256 * 1024;
/** Rows that may come while a stream is still being told what it missed. */
const MOST_ROWS_WAITING = 2_000;

export interface Offer {
  readonly row: LiveRow;
  readonly sight: Sight;
}

/** One browser's stream: rows go out in order, each once, with the position after it. */
export class LiveStream {
  private catching = true;
  private waiting: Offer[] = [];
  private over = false;

  constructor(
    readonly session: string,
    readonly token: string,
    readonly actor: Actor,
    private readonly out: Outlet,
    private at: LivePosition,
  ) {}

  get ended(): boolean {
    return this.over;
  }
  get bytesWaiting(): number {
    return this.out.writableLength;
  }

  /** A row of now: told at once, or after what was missed. */
  offer(offer: Offer): void {
    if (this.over) return;
    if (!this.catching) return this.tell(offer);
    if (this.waiting.length < MOST_ROWS_WAITING) this.waiting.push(offer);
    else this.drop();
  }

  /**
   * What was missed, in order; then whatever came meanwhile.
   * @param from where the browser stood; another process may have told it more than this one has read so far
   * @param upto where the missed ones end
   */
  catchUp(missed: readonly Offer[], from: LivePosition, upto: number): void {
    this.at = from;
    for (const offer of missed) this.tell(offer);
    this.advance(upto);
    this.catching = false;
    for (const offer of this.waiting.splice(0)) this.tell(offer);
  }

  /** Nothing below `upto` is left to be told. */
  advance(upto: number): void {
    if (upto <= this.at.tx) return;
    this.at = { ...this.at, tx: upto, told: NOTHING_TOLD };
  }

  /** Keeps proxies from closing a quiet stream, and its position young. @param upto where the feed stands */
  beat(upto: number | undefined): void {
    if (this.catching) return this.put(': \n\n');
    if (upto !== undefined) this.advance(upto);
    this.put(markFrame(writePosition(this.at)));
  }

  /** Everything the page shows may be old. @param at where it goes on from there */
  reset(reason: ResetReason, at: LivePosition): void {
    this.at = at;
    this.put(`id: ${writePosition(at)}\n${resetFrame(reason)}`);
  }

  /** For good: tells the browser not to come back. */
  end(reason: EndReason): void {
    this.put(endFrame(reason));
    this.close();
  }

  /** The browser comes back by itself, here or to another process. */
  close(): void {
    if (this.over) return;
    this.over = true;
    this.waiting = [];
    this.out.end();
  }

  private tell({ row, sight }: Offer): void {
    const { tx, key: told } = row;
    if (tx < this.at.tx || (tx === this.at.tx && told <= this.at.told)) return;
    this.at = { ...this.at, tx, told };
    this.put(`id: ${writePosition(this.at)}\n${frameBody(row, sight)}\n`);
  }

  private put(text: string): void {
    if (this.over) return;
    this.out.write(text);
    if (this.out.writableLength > MOST_BYTES_WAITING) this.drop();
  }

  private drop(): void {
    this.over = true;
    this.waiting = [];
    this.out.destroy();
  }
}
