import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { DatabaseUrls } from '@sandbar/config';
import { UnfitClusterError, provisionCluster } from '@sandbar/persistence';
import { Refusal, findSystemRefusal } from '../refusal.js';
import { choosePlace, setAsideAbandoned, type ClusterPlace } from './cluster-place.js';
import { SUPERUSER, addressesOf, findClusterRecord, newClusterRecord, saveClusterRecord, type ClusterRecord } from './cluster-record.js';
import { claimDirectory, type ClaimedDirectory } from './data-directory.js';
import { closeToOthers, initialiseCluster, refuseOtherMajorVersion } from './initialise-cluster.js';
import { clearLeftovers } from './leftover.js';
import { SHARED_ROOT, prepareNativeTree, type NativeTree } from './native-tree.js';
import { keepRunning, type KeptPostmaster } from './keep-running.js';
import { findServerUser } from './server-user.js';
import { dismissWatchdog, startWatchdog } from './watchdog.js';

export interface EmbeddedOptions {
  /** Absolute path of the checkout whose node_modules holds the programs. */
  readonly checkout: string;
  /** A claim the caller holds, or the absolute path of a data directory to claim until `stop`. */
  readonly dataDir: ClaimedDirectory | string;
  /** Lines for a person: first initialisation, recovery, restart. */
  readonly log: (line: string) => void;
  /** Called when the database ended and cannot be brought back. */
  readonly onLost?: (reason: Error) => void;
  /** False only in tests: no fsync. */
  readonly durable?: boolean;
  /** Root's place outside closed directories. */
  readonly sharedRoot?: string;
}

/** A running database of our own. */
export interface EmbeddedDatabase {
  readonly urls: Required<DatabaseUrls>;
  /** Address of the cluster's superuser, for the test harness and backups; the product never connects with it. */
  readonly superuserUrl: string;
  readonly port: number;
  /** Real path of the database directory. */
  readonly cluster: string;
  /** Fast shutdown; nothing of it runs afterwards. Repeating it is harmless. */
  stop(): Promise<void>;
}

/**
 * Opens the data directory's database: makes it on the first call, recovers after kill -9 of this process or of the database, and keeps
 * it running. Whatever happens to this process, a watchdog stops the database after it.
 * @throws Refusal one line for a person
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const claim = typeof options.dataDir === 'string' ? claimDirectory(options.dataDir, { role: 'command', port: 0 }) : options.dataDir;
  const ours = typeof options.dataDir === 'string';
  try {
    const opened = await open(claim.path, options);
    return { ...opened, stop: () => opened.stop().then(() => (ours ? claim.release() : undefined)) };
  } catch (error) {
    if (ours) claim.release();
    throw findSystemRefusal(error, claim.path) ?? error;
  }
}

async function open(dataDir: string, options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const sharedRoot = options.sharedRoot ?? SHARED_ROOT;
  const found = findClusterRecord(dataDir);
  const location = choosePlace(dataDir, found, findServerUser(), sharedRoot);
  const tree = prepareNativeTree(options.checkout, location.user, sharedRoot);
  // Copies of a data directory may name the same place outside: that one is locked, too.
  const outer = location.outside ? claimDirectory(location.place, { role: 'command', port: 0 }) : undefined;
  try {
    const record = await ensureCluster(dataDir, found, location, tree, options);
    const running = await run(dataDir, record, location, tree, options);
    return { ...running, stop: () => running.stop().then(() => outer?.release()) };
  } catch (error) {
    outer?.release();
    throw error;
  }
}

async function ensureCluster(
  dataDir: string,
  found: ClusterRecord | undefined,
  { place, outside, user }: ClusterPlace,
  tree: NativeTree,
  { log, durable = true }: EmbeddedOptions,
): Promise<ClusterRecord> {
  dismissWatchdog(place);
  if (found?.initialised === true) {
    const cluster = realpathSync(join(place, 'postgres'));
    refuseOtherMajorVersion(cluster, tree);
    await clearLeftovers(cluster);
    closeToOthers(cluster);
    return found;
  }
  if (found === undefined && outside) await abandon(place, log);
  const record = found ?? newClusterRecord(outside ? place : undefined);
  // The passwords are on disk before the database that knows them is.
  if (found === undefined) saveClusterRecord(dataDir, record);
  if (!clusterExists(place)) {
    log(`正在建立内置数据库（${place}）… / making the embedded database (${place}) …`);
    await initialiseCluster(tree, place, record.superuserPassword, user, durable);
  }
  const initialised = { ...record, initialised: true };
  saveClusterRecord(dataDir, initialised);
  return initialised;
}

function clusterExists(place: string): boolean {
  try {
    return realpathSync(join(place, 'postgres')) !== '';
  } catch {
    return false;
  }
}

async function abandon(place: string, log: EmbeddedOptions['log']): Promise<void> {
  if (!clusterExists(place)) return;
  await clearLeftovers(realpathSync(join(place, 'postgres')));
  const kept = setAsideAbandoned(place);
  if (kept !== undefined)
    log(`此路径上先前检出的数据库移至 ${kept} / the database of an earlier checkout at this path was moved to ${kept}`);
}

async function run(
  dataDir: string,
  record: ClusterRecord,
  { place, user }: ClusterPlace,
  tree: NativeTree,
  { log, onLost, durable = true }: EmbeddedOptions,
): Promise<EmbeddedDatabase> {
  const cluster = realpathSync(join(place, 'postgres'));
  const watchdog = startWatchdog(place, cluster, user);
  let kept: KeptPostmaster | undefined;
  try {
    kept = await keepRunning({ tree, cluster, logFile: join(place, 'postgres.log'), user, durable }, record.port, log, onLost);
    const current = { ...record, port: kept.port };
    if (kept.port !== record.port) saveClusterRecord(dataDir, current);
    const superuser = { host: '127.0.0.1', port: kept.port, user: SUPERUSER, password: record.superuserPassword, database: 'postgres' };
    await provisionCluster(superuser, record.passwords);
    const { stop } = kept;
    let stopping: Promise<void> | undefined;
    return {
      urls: addressesOf(current),
      superuserUrl: `postgres://${SUPERUSER}:${record.superuserPassword}@127.0.0.1:${kept.port}/postgres`,
      port: kept.port,
      cluster,
      stop: () => (stopping ??= stop().then(() => watchdog.release())),
    };
  } catch (error) {
    await kept?.stop();
    await watchdog.release();
    if (error instanceof UnfitClusterError) {
      throw new Refusal('内置数据库无法处理中文（需要 UTF-8 的 LC_CTYPE）。', error.message, 3, { cause: error });
    }
    throw error;
  }
}
