import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Refusal } from '../refusal.js';
import type { ClusterRecord } from './cluster-record.js';
import { canEnter, userOfExisting, type ServerUser } from './server-user.js';

/** Where a data directory's cluster lies, and whose it is. */
export interface ClusterPlace {
  /** Directory that holds `postgres/`, its log and its watchdog's note. */
  readonly place: string;
  /** The place is not the data directory itself. */
  readonly outside: boolean;
  readonly user: ServerUser | undefined;
}

/**
 * The cluster lies in the data directory; where the user it runs as cannot enter that (root's home, say), in a directory under
 * `sharedRoot` named by a hash of the data directory's path. Once chosen, the place stays.
 * @throws Refusal where a cluster without its record, or a record without its cluster, is found: neither is ever overwritten
 */
export function choosePlace(
  dataDir: string,
  record: ClusterRecord | undefined,
  user: ServerUser | undefined,
  sharedRoot: string,
): ClusterPlace {
  const outside = record === undefined ? !canEnter(dataDir, user) : record.place !== undefined;
  const place = outside ? (record?.place ?? join(sharedRoot, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))) : dataDir;
  const cluster = join(place, 'postgres');
  if (record?.initialised === true && !existsSync(cluster)) throw withoutCluster(cluster, dataDir);
  if (record === undefined && existsSync(cluster) && !outside) throw withoutRecord(cluster, dataDir);
  if (outside) {
    mkdirSync(place, { recursive: true, mode: 0o711 });
    // Whatever the umask: the database's user passes through both.
    for (const folder of [sharedRoot, place]) if (existsSync(folder)) chmodSync(folder, folder === place ? 0o711 : 0o755);
    // For whoever wonders, years later, what may be removed.
    writeFileSync(join(place, 'belongs-to'), `${dataDir}\n`);
  }
  return { place, outside, user: record?.initialised === true ? (userOfExisting(cluster) ?? user) : user };
}

/** A data directory that was removed and made anew at the same path left its cluster outside: kept once, for whoever regrets. */
export function setAsideAbandoned(place: string): string | undefined {
  const cluster = join(place, 'postgres');
  if (!existsSync(cluster)) return undefined;
  const kept = join(place, 'postgres.previous');
  rmSync(kept, { recursive: true, force: true });
  renameSync(cluster, kept);
  return kept;
}

function withoutCluster(cluster: string, dataDir: string): Refusal {
  const record = join(dataDir, 'cluster.json');
  return new Refusal(
    `数据库目录 ${cluster} 不见了。请从备份恢复；若要从头开始，请删除 ${record}。`,
    `The database directory ${cluster} is gone. Restore it from a backup, or remove ${record} to begin anew.`,
  );
}

function withoutRecord(cluster: string, dataDir: string): Refusal {
  const record = join(dataDir, 'cluster.json');
  return new Refusal(
    `${cluster} 存在，但缺少带口令的 ${record}。请从备份恢复该文件；若要从头开始，请移走 ${cluster}。`,
    `${cluster} is there, but ${record} with its passwords is not. Restore that file from a backup, or move ${cluster} away to begin anew.`,
  );
}
