import pg from 'pg';
import type { DataSource } from 'typeorm';

const CHANNEL = 'sandbar_live';
/** Rings within so many milliseconds are one: a commit does not pay for the news of it. */
const TOGETHER_MS = 50;
const AGAIN_MS = 1_000;
const AGAIN_AT_MOST_MS = 30_000;

/**
 * Tells every process that something was committed. Not part of the transaction: a NOTIFY inside of it would make all commits of the database queue
 * behind each other. A ring that is lost costs the wait for the next sweep, nothing else.
 */
export class BellRope {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  pull(): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      if (this.dataSource.isInitialized) this.dataSource.query(`NOTIFY ${CHANNEL}`).catch(() => undefined);
    }, TOGETHER_MS).unref();
  }
}

/** Hears the rings of all processes on a connection of its own, which is made again when it breaks. */
export class Bell {
  private client: pg.Client | undefined;
  private timer: NodeJS.Timeout | undefined;
  private wait = AGAIN_MS;
  private ended = false;

  /** @param url connection string of any role that may connect; straight to Postgres, not through a pooler of transactions */
  constructor(
    private readonly url: string,
    private readonly onError: (error: Error) => void,
  ) {}

  /** Listens until `close()`. What was missed while there was no connection is a ring of its own. Never rejects: see onError. */
  async listen(onRing: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'sandbar-live', keepAlive: true });
    this.client = client;
    let broken = false;
    const again = (error: Error): void => {
      if (broken || this.ended) return;
      broken = true;
      this.onError(error);
      client.end().catch(() => undefined);
      this.timer = setTimeout(() => void this.listen(onRing), this.wait).unref();
      this.wait = Math.min(this.wait * 2, AGAIN_AT_MOST_MS);
    };
    client.on('error', again).on('end', () => again(new Error('the connection ended')));
    client.on('notification', onRing);
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
      this.wait = AGAIN_MS;
      onRing();
    } catch (error) {
      again(error as Error);
    }
  }

  async close(): Promise<void> {
    this.ended = true;
    clearTimeout(this.timer);
    await this.client?.end().catch(() => undefined);
  }
}
