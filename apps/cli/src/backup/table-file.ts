import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';

const LINES_A_BATCH = 500;

/** Writes the rows of a table, one a line, compressed. @returns how many, and the SHA-256 of the file */
export async function writeTableFile(path: string, batches: AsyncIterable<readonly string[]>): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256');
  let rows = 0;
  async function* lines(): AsyncIterable<string> {
    for await (const batch of batches) {
      rows += batch.length;
      yield `${batch.join('\n')}\n`;
    }
  }
  const hashed = new Transform({ transform: (chunk: Buffer, _, done) => done(null, (hash.update(chunk), chunk)) });
  await pipeline(Readable.from(lines()), createGzip(), hashed, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
  return { rows, sha256: hash.digest('hex') };
}

/** The rows of a table again, in batches. */
export async function* readTableFile(path: string): AsyncIterable<readonly string[]> {
  let batch: string[] = [];
  for await (const line of createInterface({ input: createReadStream(path).pipe(createGunzip()), crlfDelay: Infinity })) {
    if (batch.push(line) < LINES_A_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** SHA-256 of a file, in hex. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex');
}
