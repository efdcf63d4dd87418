import { createReadStream, createWriteStream, existsSync, mkdirSync, statSync } from 'node:fs';
import { copyFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { UNSEALED, type BackupSeal } from './sealed/backup-seal.js';
import { hashOfFile } from './table-file.js';

const NAMED_BY_HASH = /^[0-9a-f]{64}$/;

/** Every stored document below a directory, as paths relative to it. What is still being uploaded has no such name. */
export async function listDocuments(directory: string): Promise<readonly string[]> {
  if (!existsSync(directory)) return [];
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && NAMED_BY_HASH.test(entry.name))
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}

/**
 * Copies a document that is not there yet, and compares what was written with its name, which is the SHA-256 of its content.
 * @param way into an encrypted backup, or out of it
 * @returns the size of what was written, or undefined where the content is not what the name says
 */
export async function copyDocument(
  from: string,
  to: string,
  path: string,
  way: { readonly into?: BackupSeal; readonly outOf?: BackupSeal } = {},
): Promise<number | undefined> {
  const { into = UNSEALED, outOf = UNSEALED } = way;
  const target = join(to, path);
  if (!existsSync(target)) {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    const place = placeOf(path);
    if (into.on || outOf.on) {
      const file = createWriteStream(`${target}.copy`, { mode: 0o600, flush: true });
      await pipeline([createReadStream(join(from, path)), ...outOf.open(place), ...into.seal(place), file]);
    } else await copyFile(join(from, path), `${target}.copy`);
    if ((await hashOfFile(`${target}.copy`, into.open(place))) !== basename(path)) {
      await rm(`${target}.copy`);
      return undefined;
    }
    await rename(`${target}.copy`, target);
  }
  return statSync(target).size;
}

/** Where a document lies in a backup, whatever the system's separator. */
export const placeOf = (path: string): string => `documents/${path.split(sep).join('/')}`;
