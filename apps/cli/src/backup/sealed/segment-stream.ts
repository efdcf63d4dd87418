import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import { Transform } from 'node:stream';
import type { TransformCallback } from 'node:stream';

/** First bytes of a sealed file; the last one is the version of its form. */
const MAGIC = Buffer.from([0x53, 0x42, 0x58, 0x01]);
const SALT_BYTES = 16;
const TAG_BYTES = 16;
const SEGMENT_BYTES = 65_536;
const CIPHER = 'aes-256-gcm';

/** A sealed file cannot be opened: another key, another place in the backup, or changed, cut or lengthened. */
export class Unsealable extends Error {
  override readonly name = 'Unsealable';
}

/**
 * Seals a stream: `SBX` and version · salt · segments of 64 KiB, each AES-256-GCM with its own tag. The key of the file derives (HKDF-SHA-256) from the backup's
 * key, the salt and the file's place, so that no file can stand for another; the nonce of a segment is its number and whether it is the last, so that none can be left
 * out, moved or added (STREAM; Hoang, Reyhanitabar, Rogaway, Vizár 2015). Memory does not grow with the file.
 * @param key 32 bytes @param place path of the file in the backup, with /
 */
export function sealing(key: Uint8Array, place: string): Transform {
  const salt = randomBytes(SALT_BYTES);
  const fileKey = fileKeyOf(key, salt, place);
  const seal = (plain: Buffer, n: number, last: boolean): Buffer => {
    const cipher = createCipheriv(CIPHER, fileKey, nonceOf(n, last));
    return Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  };
  return new Segments(SEGMENT_BYTES, seal, Buffer.concat([MAGIC, salt]));
}

/** Opens what sealing() sealed; nothing of a segment comes out before its tag was checked. It fails with Unsealable. */
export function unsealing(key: Uint8Array, place: string): Transform {
  let fileKey: Uint8Array | undefined;
  const open = (sealed: Buffer, n: number, last: boolean): Buffer => {
    try {
      const decipher = createDecipheriv(CIPHER, fileKey!, nonceOf(n, last));
      const at = sealed.length - TAG_BYTES;
      decipher.setAuthTag(sealed.subarray(at));
      return Buffer.concat([decipher.update(sealed.subarray(0, at)), decipher.final()]);
    } catch (cause) {
      throw new Unsealable(`${place}: segment ${n} cannot be opened`, { cause });
    }
  };
  return new Segments(SEGMENT_BYTES + TAG_BYTES, open, undefined, {
    bytes: MAGIC.length + SALT_BYTES,
    read: (head) => {
      if (!head.subarray(0, MAGIC.length).equals(MAGIC)) throw new Unsealable(`${place}: not a sealed file of this form`);
      fileKey = fileKeyOf(key, head.subarray(MAGIC.length), place);
    },
  });
}

/** Cuts what passes into segments of one size; the last one, which may be empty, is known when the stream ends. */
class Segments extends Transform {
  private held = Buffer.alloc(0);
  private n = 0;
  private headed: boolean;

  constructor(
    private readonly size: number,
    private readonly turn: (segment: Buffer, n: number, last: boolean) => Buffer,
    head: Buffer | undefined,
    private readonly heading?: { readonly bytes: number; readonly read: (head: Buffer) => void },
  ) {
    super();
    this.headed = heading === undefined;
    if (head !== undefined) this.push(head);
  }

  override _transform(chunk: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    try {
      this.held = Buffer.concat([this.held, chunk]);
      this.takeHead();
      // A whole segment may yet turn out to be the last.
      while (this.headed && this.held.length > this.size) {
        this.push(this.turn(this.held.subarray(0, this.size), this.n, false));
        this.n += 1;
        this.held = this.held.subarray(this.size);
      }
      done();
    } catch (fault) {
      done(fault as Error);
    }
  }

  override _flush(done: TransformCallback): void {
    try {
      if (!this.headed) throw new Unsealable('the file ends before its beginning is over');
      this.push(this.turn(this.held, this.n, true));
      done();
    } catch (fault) {
      done(fault as Error);
    }
  }

  private takeHead(): void {
    if (this.headed || this.heading === undefined || this.held.length < this.heading.bytes) return;
    this.heading.read(this.held.subarray(0, this.heading.bytes));
    this.held = this.held.subarray(this.heading.bytes);
    this.headed = true;
  }
}

const fileKeyOf = (key: Uint8Array, salt: Uint8Array, place: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', key, salt, `sandbar backup file ${place}`, 32));

function nonceOf(n: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(n, 5, 6);
  nonce[11] = last ? 1 : 0;
  return nonce;
}
