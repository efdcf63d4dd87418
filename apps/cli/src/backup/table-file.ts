import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const LINES_A_BATCH = 500;

/** Writes the rows of a table, one a line, compressed. @param seal what encrypts, if anything @returns how many, and the SHA-256 of the file */
export async function writeTableFile(
  path: string,
  batches: AsyncIterable<readonly string[]>,
  seal: readonly Transform[] = [],
): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256');
  let rows = 0;
  async function* lines(): AsyncIterable<string> {
    for await (const batch of batches) {
      rows += batch.length;
      yield `${batch.join('\n')}\n`;
    }
  }
  const hashed = new Transform({ transform: (chunk: Buffer, _, done) => done(null, (hash.update(chunk), chunk)) });
  const file = createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true });
  await pipeline([Readable.from(lines()), createGzip(), ...seal, hashed, file]);
  return { rows, sha256: hash.digest('hex') };
}

/** The rows of a table again, in batches. */
export async function* readTableFile(path: string, open: readonly Transform[] = []): AsyncIterable<readonly string[]> {
  let batch: string[] = [];
  const input = createGunzip();
  const read = pipeline([createReadStream(path), ...open, input]);
  // Awaited below: until then its failure is nobody's.
  read.catch(() => undefined);
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (batch.push(line) < LINES_A_BATCH) continue;
    yield batch;
    batch = [];
  }
  await read;
  if (batch.length > 0) yield batch;
}

/** SHA-256 in hex of a file, or of what is in it. @param open what decrypts, if anything */
export async function hashOfFile(path: string, open: readonly Transform[] = []): Promise<string> {
  const hash = createHash('sha256');
  await pipeline([createReadStream(path), ...open, new Writable({ write: (chunk: Buffer, _, done) => (hash.update(chunk), done()) })]);
  return hash.digest('hex');
}
