import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { pipeline, Transform } from 'node:stream';
import { DocumentFault } from './document-fault.js';

/** Passes content on while hashing it, one chunk behind, so that the last chunk leaves only when the hash is right. */
export function verifiedContent(source: Readable, sha256: string): Readable {
  const hash = createHash('sha256');
  let held: Buffer | undefined;
  const verify = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      const ready = held;
      held = chunk;
      done(null, ready);
    },
    flush(done) {
      if (hash.digest('hex') === sha256) done(null, held);
      else done(new DocumentFault('document.corrupted', { sha256 }));
    },
  });
  return pipeline(source, verify, () => undefined);
}
