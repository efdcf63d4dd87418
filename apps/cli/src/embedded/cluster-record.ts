import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatabaseUrls } from '@sandbar/config';
import type { RoleName } from '@sandbar/persistence';
import { Refusal } from '../refusal.js';

/** What a data directory keeps about its database cluster, in `cluster.json`, mode 0600: it holds the passwords. */
export interface ClusterRecord {
  /** Directory that holds `postgres/`: undefined for the data directory itself. */
  readonly place?: string;
  /** The cluster has been initialised: its directory must be there from now on. */
  readonly initialised: boolean;
  readonly port: number;
  readonly superuserPassword: string;
  readonly passwords: Readonly<Record<RoleName, string>>;
}

export const SUPERUSER = 'postgres';
const pathOf = (dataDir: string) => join(dataDir, 'cluster.json');
const newPassword = () => randomBytes(24).toString('hex');

export function newClusterRecord(place: string | undefined): ClusterRecord {
  return {
    ...(place === undefined ? {} : { place }),
    initialised: false,
    port: 0,
    superuserPassword: newPassword(),
    passwords: { sandbar_owner: newPassword(), sandbar_app: newPassword(), sandbar_system: newPassword() },
  };
}

/** @throws Refusal where the file is there and cannot be understood */
export function findClusterRecord(dataDir: string): ClusterRecord | undefined {
  if (!existsSync(pathOf(dataDir))) return undefined;
  const text = readFileSync(pathOf(dataDir), 'utf8');
  try {
    return JSON.parse(text) as ClusterRecord;
  } catch (error) {
    const path = pathOf(dataDir);
    throw new Refusal(`${path} 已损坏。请从备份恢复该文件。`, `${path} is damaged. Restore it from a backup.`, 3, { cause: error });
  }
}

export function saveClusterRecord(dataDir: string, record: ClusterRecord): void {
  const scratch = `${pathOf(dataDir)}.new`;
  writeFileSync(scratch, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600, flush: true });
  // Root acting on an ordinary user's directory must not lock that user out.
  const owner = statSync(dirname(scratch));
  if (process.getuid?.() === 0 && owner.uid !== 0) chownSync(scratch, owner.uid, owner.gid);
  renameSync(scratch, pathOf(dataDir));
}

/** Addresses of the three roles of a running cluster. */
export function addressesOf(record: ClusterRecord): Required<DatabaseUrls> {
  const address = (role: RoleName) => `postgres://${role}:${record.passwords[role]}@127.0.0.1:${record.port}/sandbar`;
  return { app: address('sandbar_app'), system: address('sandbar_system'), owner: address('sandbar_owner') };
}
