import { existsSync, mkdirSync, statSync } from 'node:fs';
import { copyFile, readdir, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
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
 * Copies a document that is not there yet, and compares what was written with its name, which is its SHA-256.
 * @returns its size, or undefined where the content is not what the name says
 */
export async function copyDocument(from: string, to: string, path: string): Promise<number | undefined> {
  const target = join(to, path);
  if (!existsSync(target)) {
    mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
    await copyFile(join(from, path), `${target}.copy`);
    if ((await hashOfFile(`${target}.copy`)) !== basename(path)) {
      await rm(`${target}.copy`);
      return undefined;
    }
    await rename(`${target}.copy`, target);
  }
  return statSync(target).size;
}
