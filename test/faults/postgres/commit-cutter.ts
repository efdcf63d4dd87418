import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import type { Server } from 'node:net';
import { Framer } from './framer.js';

/** `sent`: at once when the message that commits was passed on; `committed`: when the server has answered that it did. */
export type CutWhen = 'sent' | 'committed';

/**
 * A wire to Postgres that breaks at the worst moment: the message that commits was passed on, and no byte of its answer comes back. A COMMIT, or outside of a
 * transaction the end (Sync) of the one named statement that is a transaction of its own.
 */
export class CommitCutter {
  /** What was cut: `COMMIT`, `COMMIT with its write` where both travelled together, or the statement that was a transaction of its own. */
  readonly met: string[] = [];
  private armed: CutWhen | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly write: RegExp,
  ) {}

  /** @param write names of the prepared statements that write cases; other commits pass */
  static async open(targetPort: number, write: RegExp): Promise<CommitCutter> {
    const server = createServer();
    await new Promise<void>((done, fail) => server.once('error', fail).listen(0, '127.0.0.1', done));
    const cutter = new CommitCutter(server, write);
    server.on('connection', (client) => cutter.join(client, connect(targetPort, '127.0.0.1')));
    return cutter;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }
  /** The same database, over this wire. */
  over(url: string): string {
    const through = new URL(url);
    through.port = String(this.port);
    return through.href;
  }
  /** The next commit on any connection is the last that is heard of it. */
  arm(when: CutWhen): void {
    this.armed = when;
  }
  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((done) => this.server.close(done));
  }

  private join(client: Socket, target: Socket): void {
    let cut: CutWhen | undefined;
    const end = (): void => {
      client.destroy();
      target.destroy();
    };
    for (const socket of [client, target]) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => undefined);
      socket.once('close', () => (this.sockets.delete(socket), end()));
    }
    const onCommit = (what: string): void => {
      if (this.armed === undefined) return;
      cut = this.armed;
      this.armed = undefined;
      this.met.push(what);
    };
    const talk = new Conversation(this.write, onCommit, (idle) => {
      if (cut === 'committed' && idle) end();
    });
    client.on('data', (chunk) => {
      if (cut !== undefined) return;
      talk.ask(chunk);
      target.write(chunk, () => {
        if (cut === 'sent') end();
      });
    });
    target.on('data', (chunk) => {
      if (cut === undefined) client.write(chunk);
      talk.answer(chunk);
    });
  }
}

/** What a client and its server say to each other, as far as it tells which message commits a write. */
class Conversation {
  /** Sent and not answered yet, in order: the statement's name, or nothing. */
  private readonly waiting: string[] = [];
  private open = false;
  private wrote = false;
  private statement = '';
  private readonly asked = new Framer('client', (type, body) => this.hear(type, body));
  private readonly answered = new Framer('server', (type, body) => {
    if (type !== 'Z') return;
    this.waiting.shift();
    this.onReady(body.toString('latin1') === 'I');
  });

  constructor(
    private readonly write: RegExp,
    private readonly onCommit: (what: string) => void,
    private readonly onReady: (idle: boolean) => void,
  ) {}

  ask(chunk: Buffer): void {
    this.asked.push(chunk);
  }
  answer(chunk: Buffer): void {
    this.answered.push(chunk);
  }

  private hear(type: string, body: Buffer): void {
    if (type === 'B') {
      // Portal and statement, each with a zero at its end.
      this.statement = body.toString('utf8').split('\0', 2)[1] ?? '';
      this.wrote ||= this.write.test(this.statement);
    } else if (type === 'S') {
      if (!this.open && this.write.test(this.statement)) this.commit(this.statement);
      this.waiting.push(this.statement);
    } else if (type === 'Q') {
      const text = body.toString('utf8');
      if (text.startsWith('BEGIN')) [this.open, this.wrote] = [true, false];
      else if (text.startsWith('ROLLBACK')) this.open = false;
      else if (text.startsWith('COMMIT')) {
        this.open = false;
        if (this.wrote) this.commit(this.write.test(this.waiting.at(-1) ?? '') ? 'COMMIT with its write' : 'COMMIT');
      }
      this.waiting.push('');
    }
  }
  private commit(what: string): void {
    this.wrote = false;
    this.onCommit(what);
  }
}
