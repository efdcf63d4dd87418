import { connect } from 'node:net';
import type { Socket } from 'node:net';

export interface Reply {
  readonly status: number;
  readonly body: string;
}

const END_OF_HEAD = '\r\n\r\n';

/** One keep-alive connection, one request at a time; as little work as a client can do, for it shares the processors with what it measures. */
export class KeptConnection {
  private received: Buffer = Buffer.alloc(0);
  private waiting: { resolve: (reply: Reply) => void; reject: (reason: Error) => void } | undefined;

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.take(chunk));
    const lost = (reason?: Error): void => this.waiting?.reject(reason ?? new Error('the api closed the connection'));
    socket.on('error', lost).on('close', () => lost());
  }

  static open(host: string, port: number): Promise<KeptConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host, port });
      socket.once('error', reject).once('connect', () => {
        socket.off('error', reject);
        resolve(new KeptConnection(socket, `${host}:${port}`));
      });
    });
  }

  post(path: string, headers: string, body: string): Promise<Reply> {
    const about = `${headers}Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`;
    return this.ask(`POST ${path} HTTP/1.1\r\nHost: ${this.host}\r\n${about}${END_OF_HEAD}${body}`);
  }

  /** @param headers each with its line end */
  get(path: string, headers: string): Promise<Reply> {
    return this.ask(`GET ${path} HTTP/1.1\r\nHost: ${this.host}\r\n${headers}\r\n`);
  }

  private ask(request: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(request);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    this.received = this.received.length === 0 ? chunk : Buffer.concat([this.received, chunk]);
    const end = this.received.indexOf(END_OF_HEAD);
    if (end < 0) return;
    const head = this.received.toString('latin1', 0, end);
    const length = /\r\ncontent-length: *(\d+)/i.exec(head)?.[1];
    if (length === undefined) return this.waiting?.reject(new Error(`an answer without a length: ${head}`));
    const whole = end + END_OF_HEAD.length + Number(length);
    if (this.received.length < whole) return;
    const body = this.received.toString('utf8', end + END_OF_HEAD.length, whole);
    this.received = Buffer.alloc(0);
    this.waiting?.resolve({ status: Number(head.slice(9, 12)), body });
  }
}
