import { linkSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, ownIdentity } from './process-identity.mjs';

/**
 * A lock held by a process, in the files `<name>.<generation>` of a directory. Whoever creates the next generation holds it, so of
 * several that find a dead holder (kill -9, power cut) exactly one takes over; nothing needs to be cleaned up by hand.
 * @param {string} directory created when missing
 * @param {string} name
 * @param {Record<string, unknown>} details written beside the identity, for the message another process prints
 * @returns {{lock: {update(details: Record<string, unknown>): void, release(): void}, former?: Record<string, any>} | {holder: Record<string, any>}}
 *   `former`: what the dead holder that we took over from had written
 */
export function takeProcessLock(directory, name, details = {}) {
  mkdirSync(directory, { recursive: true });
  const identity = ownIdentity();
  for (;;) {
    const newest = newestGeneration(directory, name);
    const holder = newest === 0 ? undefined : readRecord(join(directory, `${name}.${newest}`));
    if (holder !== undefined && holder.released !== true && isRunning(holder)) return { holder };
    const mine = newest + 1;
    const path = join(directory, `${name}.${mine}`);
    if (!createWhole(path, { ...identity, ...details })) continue;
    // A slow contender may have created a generation that was used up and removed meanwhile: only the newest counts.
    if (newestGeneration(directory, name) !== mine) {
      rmSync(path, { force: true });
      continue;
    }
    for (const older of generations(directory, name)) if (older < mine) rmSync(join(directory, `${name}.${older}`), { force: true });
    return {
      former: holder?.released === true ? undefined : holder,
      lock: {
        update: (next) => replaceWhole(path, { ...identity, ...details, ...next }),
        release: () => replaceWhole(path, { ...identity, released: true }),
      },
    };
  }
}

/**
 * Who holds the lock now, or undefined.
 * @param {string} directory
 * @param {string} name
 */
export function findLockHolder(directory, name) {
  const newest = newestGeneration(directory, name);
  const record = newest === 0 ? undefined : readRecord(join(directory, `${name}.${newest}`));
  return record !== undefined && record.released !== true && isRunning(record) ? record : undefined;
}

function generations(directory, name) {
  let entries;
  try {
    entries = readdirSync(directory);
  } catch {
    return [];
  }
  const numbers = entries.filter((entry) => entry.startsWith(`${name}.`)).map((entry) => entry.slice(name.length + 1));
  return numbers.filter((text) => /^[1-9]\d*$/.test(text)).map(Number);
}

const newestGeneration = (directory, name) => Math.max(0, ...generations(directory, name));

function readRecord(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function temporary(path, record) {
  const scratch = `${path}.new-${process.pid}`;
  writeFileSync(scratch, JSON.stringify(record), { mode: 0o644 });
  return scratch;
}

function createWhole(path, record) {
  const scratch = temporary(path, record);
  try {
    linkSync(scratch, path);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    // A file system without hard links: exclusive creation is the next best.
    try {
      writeFileSync(path, JSON.stringify(record), { flag: 'wx', mode: 0o644 });
      return true;
    } catch (second) {
      if (second.code === 'EEXIST') return false;
      throw second;
    }
  } finally {
    rmSync(scratch, { force: true });
  }
}

function replaceWhole(path, record) {
  renameSync(temporary(path, record), path);
}
