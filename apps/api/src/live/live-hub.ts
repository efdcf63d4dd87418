import type { Actor } from '@sandbar/domain';
import { refuse } from '@sandbar/domain';
import type { OnModuleDestroy } from '@nestjs/common';
import { RefusedException } from '../http/refused.exception.js';
import type { ApiPorts, LiveRow } from '../ports/index.js';
import { LiveAudience } from './live-audience.js';
import { LiveFeed } from './live-feed.js';
import { LiveJudge } from './live-judge.js';
import { NOTHING_TOLD, readPosition, writePosition } from './live-position.js';
import type { LivePosition } from './live-position.js';
import { LiveStream } from './live-stream.js';
import type { Outlet } from './live-stream.js';

/** One a browser is enough; more are there while one replaces another, and where a browser has no shared worker. */
const OF_ONE_SESSION = 4;
const OF_ONE_PERSON = 12;
const OF_THIS_PROCESS = 2_000;
/** More to catch up with is not worth telling: the page is read anew. */
const REPLAY_ROWS = 500;
const REPLAY_HOURS = 24;
const REPLAY_SPAN = 2_000_000;
/** Between two looks at whose the streams are; every third also beats. A revocation is seen within this and the memory of sessions. */
const JUDGE_MS = 5_000;
const BEATS = 3;
const RETRY_SECONDS = 5;
/** Streams judged abreast. */
const ABREAST = 8;

export interface LiveFigures {
  readonly streams: number;
  readonly bytesWaiting: number;
}

/** The streams of this process: opens them, feeds them, ends them. */
export class LiveHub implements OnModuleDestroy {
  private readonly audience = new LiveAudience();
  private readonly judge: LiveJudge;
  private readonly feed: LiveFeed;
  private timer: NodeJS.Timeout | undefined;
  private listening: Promise<void> | undefined;
  private rounds = 0;
  private closing = false;
  private known: Promise<string> | undefined;

  constructor(private readonly ports: Pick<ApiPorts, 'live' | 'policy' | 'sessions' | 'clock' | 'logger'>) {
    this.judge = new LiveJudge(ports);
    this.feed = new LiveFeed(ports.live, {
      onRows: (rows) => rows.forEach((row) => this.pass(row)),
      onLost: () => this.audience.all().forEach((stream) => stream.reset('too-old', this.here())),
      onFault: (error) => ports.logger.warn({ error }, 'the stream of changes could not be read; trying again'),
    });
  }

  /**
   * Opens a stream, tells what was missed since `after`, and goes on from there.
   * @param begin called once when nothing can refuse it any more; gives where to write
   * @throws RefusedException `live.unavailable`
   */
  async open(who: { session: string; token: string; actor: Actor }, after: string | undefined, begin: () => Outlet): Promise<LiveStream> {
    this.listening ??= this.ports.live.listen(() => this.feed.ring());
    // The last of the others may end between the feed's start and this stream's place in the audience.
    do {
      if (this.closing || this.audience.size >= OF_THIS_PROCESS)
        throw new RefusedException(refuse('live.unavailable', { retryAfterSeconds: RETRY_SECONDS }));
      await this.feed.start();
    } while (this.feed.position === undefined);
    const here = this.here();
    const stream = new LiveStream(who.session, who.token, who.actor, begin(), here);
    this.makeRoom(stream);
    this.audience.add(stream);
    this.timer ??= setInterval(() => void this.judgeAll(), JUDGE_MS).unref();
    await this.tellMissed(stream, after, here).catch((error: unknown) => {
      this.ports.logger.warn({ error }, 'what a stream had missed could not be read');
      stream.close();
    });
    if (stream.ended) this.remove(stream);
    return stream;
  }

  /** The browser went away. */
  remove(stream: LiveStream): void {
    this.audience.remove(stream);
    if (this.audience.size > 0) return;
    this.feed.stop();
    clearInterval(this.timer);
    this.timer = undefined;
  }

  /** For a page that is being drawn: everything below this position is on it. */
  async position(): Promise<string> {
    const [place, tx] = await Promise.all([this.place(), this.ports.live.horizon()]);
    return writePosition({ place, tx, told: NOTHING_TOLD });
  }

  figures(): LiveFigures {
    const all = this.audience.all();
    return { streams: all.length, bytesWaiting: all.reduce((sum, { bytesWaiting }) => sum + bytesWaiting, 0) };
  }

  /** Ends every stream; browsers come back to another process. */
  onModuleDestroy(): void {
    this.closing = true;
    for (const stream of this.audience.all()) {
      stream.close();
      this.remove(stream);
    }
    this.feed.stop();
  }

  private place(): Promise<string> {
    this.known ??= this.ports.live.place().catch((fault: unknown) => {
      this.known = undefined;
      throw fault;
    });
    return this.known;
  }

  private here(): LivePosition {
    return { place: this.feed.place, tx: this.feed.position ?? 0, told: NOTHING_TOLD };
  }

  /** The newest stream stands: of a browser that went away without a word, the old one may still be there. */
  private makeRoom({ session, actor }: LiveStream): void {
    const own = this.audience.ofPerson(actor);
    const ofSession = own.filter((one) => one.session === session);
    const over = [
      ...ofSession.slice(0, Math.max(0, ofSession.length + 1 - OF_ONE_SESSION)),
      ...own.slice(0, Math.max(0, own.length + 1 - OF_ONE_PERSON)),
    ];
    for (const old of new Set(over)) {
      old.end('superseded');
      this.remove(old);
    }
  }

  private async tellMissed(stream: LiveStream, after: string | undefined, here: LivePosition): Promise<void> {
    const from = after === undefined ? here : readPosition(after);
    const missed = from?.place === here.place ? await this.missed(stream.actor, from, here.tx) : undefined;
    if (from === undefined || missed === undefined) {
      stream.reset('too-old', here);
      return stream.catchUp([], here, here.tx);
    }
    const holders = this.audience.holdersOf(stream);
    const offers = missed.flatMap((row) => {
      const sight = this.judge.sight(stream.actor, holders, row);
      return sight === undefined ? [] : [{ row, sight }];
    });
    stream.catchUp(offers, from, here.tx);
  }

  /** Undefined: too much, too long ago, or of a database that has not come so far. */
  private async missed(actor: Actor, from: LivePosition, upto: number): Promise<readonly LiveRow[] | undefined> {
    // Another process has read further than this one.
    if (from.tx >= upto) return from.tx <= upto || from.tx <= (await this.ports.live.horizon()) ? [] : undefined;
    if (upto - from.tx > REPLAY_SPAN) return undefined;
    const rows = await this.ports.live.replay(actor, from.tx, upto, REPLAY_ROWS);
    const oldest = new Date(Date.parse(this.ports.clock.now()) - REPLAY_HOURS * 3_600_000).toISOString();
    return rows?.some((row) => row.at < oldest) === true ? undefined : rows;
  }

  private pass(row: LiveRow): void {
    for (const stream of this.audience.near(row)) {
      const sight = this.judge.sight(stream.actor, this.audience.holdersOf(stream), row);
      if (sight !== undefined) stream.offer({ row, sight });
      if (stream.ended) this.remove(stream);
    }
  }

  /** One round over all streams: ends those whose person may not listen any more; every third keeps the others alive. */
  async judgeAll(): Promise<void> {
    this.rounds += 1;
    const beats = this.rounds % BEATS === 0;
    const all = this.audience.all();
    for (let n = 0; n < all.length; n += ABREAST)
      await Promise.all(all.slice(n, n + ABREAST).map((stream) => this.judgeOne(stream, beats)));
  }

  private async judgeOne(stream: LiveStream, beats: boolean): Promise<void> {
    const stands = await this.judge.stands(stream).catch(() => 'same' as const);
    if (stands === 'gone') stream.end('session');
    else if (stands === 'changed') {
      stream.reset('access', this.here());
      stream.close();
    } else if (beats) stream.beat(this.feed.position);
    if (stream.ended) this.remove(stream);
  }
}
