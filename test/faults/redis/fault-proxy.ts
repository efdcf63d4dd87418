import type { Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/**
 * A wire between a client and a server on loopback that can be cut, go silent or become slow. Silent: connections stay and are still taken, and nothing
 * passes in either direction; what was sent meanwhile arrives when it heals, unless the connection was given up.
 */
export class FaultProxy {
  private readonly sockets = new Set<Socket>();
  private silent = false;
  private delay = 0;

  private constructor(
    private readonly server: Server,
    readonly port: number,
  ) {}

  static async open(targetPort: number): Promise<FaultProxy> {
    const server = createServer({ allowHalfOpen: false });
    const port = await new Promise<number>((done, fail) => {
      server.once('error', fail).listen(0, '127.0.0.1', () => {
        const address = server.address();
        done(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    const proxy = new FaultProxy(server, port);
    server.on('connection', (client) => proxy.join(client, connect(targetPort, '127.0.0.1')));
    return proxy;
  }

  /** Breaks every connection; new ones are taken. */
  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }
  silence(): void {
    this.silent = true;
    for (const socket of this.sockets) socket.pause();
  }
  /** Holds back by so much whatever passes, in both directions. */
  slow(milliseconds: number): void {
    this.delay = milliseconds;
  }
  heal(): void {
    this.silent = false;
    this.delay = 0;
    for (const socket of this.sockets) socket.resume();
  }
  async close(): Promise<void> {
    const closed = new Promise<void>((done) => this.server.close(() => done()));
    this.cut();
    await closed;
  }

  private join(client: Socket, target: Socket): void {
    this.pass(client, target);
    this.pass(target, client);
  }

  private pass(from: Socket, to: Socket): void {
    let before: Promise<void> = Promise.resolve();
    this.sockets.add(from);
    from.setNoDelay(true);
    from.on('data', (chunk) => {
      const at = performance.now() + this.delay;
      before = before.then(async () => {
        const wait = at - performance.now();
        if (wait > 0) await new Promise((done) => setTimeout(done, wait));
        if (!to.destroyed) to.write(chunk);
      });
    });
    from.on('error', () => undefined);
    from.once('close', () => {
      this.sockets.delete(from);
      to.destroy();
    });
    if (this.silent) from.pause();
  }
}
