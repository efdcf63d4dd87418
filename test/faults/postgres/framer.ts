const STARTUP_BYTES = 8;

/** Cuts one direction of Postgres' protocol (version 3) into its messages: a type, four bytes of length, a body. */
export class Framer {
  private rest: Buffer = Buffer.alloc(0);
  private begun: boolean;

  /** @param side a client's first message has no type */
  constructor(
    side: 'client' | 'server',
    private readonly onMessage: (type: string, body: Buffer) => void,
  ) {
    this.begun = side === 'server';
  }

  push(chunk: Buffer): void {
    this.rest = Buffer.concat([this.rest, chunk]);
    for (;;) {
      const head = this.begun ? 1 : 0;
      if (this.rest.length < (this.begun ? 5 : STARTUP_BYTES)) return;
      const end = head + this.rest.readInt32BE(head);
      if (this.rest.length < end) return;
      if (this.begun) this.onMessage(this.rest.toString('latin1', 0, 1), this.rest.subarray(5, end));
      this.begun = true;
      this.rest = this.rest.subarray(end);
    }
  }
}
