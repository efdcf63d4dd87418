import type { Config, DatabaseUrls } from '@sandbar/config';
import { Refusal } from '../refusal.js';
import { addressesOf, findClusterRecord } from './cluster-record.js';
import { findOccupant } from './data-directory.js';
import { openEmbedded } from './open-embedded.js';

/**
 * Lets a command work on the database of its configuration: the one that is given, the one a running server has open, or the embedded
 * one, opened for as long as the work takes.
 * @param work gets all three addresses
 * @throws Refusal where another command has the database open, or a given database lacks an address
 */
export async function useDatabase<T>(
  config: Config,
  log: (line: string) => void,
  work: (urls: Required<DatabaseUrls>) => Promise<T>,
): Promise<T> {
  if (config.database !== undefined) return work(complete(config.database));
  const occupant = findOccupant(config.dataDir);
  if (occupant?.role === 'server') {
    const record = findClusterRecord(config.dataDir);
    // A server that is still making its database has none to share yet.
    if (record?.initialised === true && occupant.port !== 0) return work(addressesOf(record));
  }
  const database = await openEmbedded({ checkout: config.checkout, dataDir: config.dataDir, log });
  try {
    return await work(database.urls);
  } finally {
    await database.stop();
  }
}

function complete(database: DatabaseUrls): Required<DatabaseUrls> {
  const { owner } = database;
  if (owner === undefined) throw new Refusal('请设置 DATABASE_URL_OWNER。', 'Set DATABASE_URL_OWNER.', 2);
  return { ...database, owner };
}
