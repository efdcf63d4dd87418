import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, ownIdentity } from './process-identity.mjs';

const folder = (checkout) => join(checkout, '.sandbar-setup', 'servers');

/**
 * Notes that the calling process serves from this checkout, so that no set-up replaces the code under it.
 * A checkout that cannot be written to cannot be set up either: nothing to note then.
 * @param {string} checkout absolute path
 * @param {{port: number, dataDir: string}} details
 * @returns {() => void} takes the note away
 */
export function noteServer(checkout, details) {
  const path = join(folder(checkout), `${process.pid}.json`);
  try {
    mkdirSync(folder(checkout), { recursive: true });
    writeFileSync(`${path}.new`, JSON.stringify({ ...ownIdentity(), ...details }));
    renameSync(`${path}.new`, path);
  } catch {
    return () => {};
  }
  return () => rmSync(path, { force: true });
}

/**
 * The servers of this checkout that run now; notes left by a kill -9 are removed.
 * @param {string} checkout
 * @returns {{pid: number, startTime: string, port: number, dataDir: string}[]}
 */
export function listServers(checkout) {
  let names;
  try {
    names = readdirSync(folder(checkout)).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
  const servers = [];
  for (const name of names) {
    const path = join(folder(checkout), name);
    try {
      const server = JSON.parse(readFileSync(path, 'utf8'));
      if (isRunning(server)) servers.push(server);
      else rmSync(path, { force: true });
    } catch {
      rmSync(path, { force: true });
    }
  }
  return servers;
}
