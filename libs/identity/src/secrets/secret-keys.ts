import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEY_BYTES = 32;

/**
 * The keys of this installation: SECRETS_KEY where it is set; the demo makes one of its own, kept in its data directory for this user only. In production
 * without SECRETS_KEY there is none, and whatever needs one says so.
 */
export function secretKeysOf(from: {
  readonly secretsKeys: readonly string[];
  readonly mode: 'demo' | 'production';
  readonly dataDir: string;
}): readonly Uint8Array[] {
  if (from.secretsKeys.length > 0 || from.mode === 'production') return from.secretsKeys.map((key) => Buffer.from(key, 'base64'));
  return [demoKey(from.dataDir)];
}

/** Made once; of two processes that start together one writes it and both read it. */
function demoKey(dataDir: string): Uint8Array {
  const file = join(dataDir, 'secrets.key');
  mkdirSync(dataDir, { recursive: true });
  const draft = `${file}.${process.pid}`;
  try {
    writeFileSync(draft, randomBytes(KEY_BYTES).toString('base64'), { mode: 0o600 });
    // A link appears whole or not at all: whoever reads the name finds a whole key.
    linkSync(draft, file);
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault;
  } finally {
    rmSync(draft, { force: true });
  }
  const key = Buffer.from(readFileSync(file, 'utf8').trim(), 'base64');
  if (key.length !== KEY_BYTES) throw new Error(`${file} holds no key: remove it, and what was sealed with it is set up anew`);
  return key;
}
