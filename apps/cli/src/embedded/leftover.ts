import { readFileSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { startTimeOf } from '../../setup/process-identity.mjs';

const FAST_SHUTDOWN_SECONDS = 20;
const IMMEDIATE_SHUTDOWN_SECONDS = 10;
const POLL_MS = 25;

/** First line of postmaster.pid, or undefined. */
export function findPostmasterPid(cluster: string): number | undefined {
  try {
    const pid = Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Stops whatever a killed process left running on the database directory, and removes a postmaster.pid that names nobody. The caller
 * holds the directory's lock, so that what runs there cannot be another server's.
 *
 * Postgres itself would take a zombie, or another program that was given the same id, for a running postmaster, and refuse.
 * @param cluster real path of the database directory
 */
export async function clearLeftovers(cluster: string): Promise<void> {
  const postmaster = findPostmasterPid(cluster);
  if (postmaster !== undefined && worksIn(postmaster, cluster)) {
    signal(postmaster, 'SIGINT');
    if (!(await waitUntilQuiet(cluster, postmaster, FAST_SHUTDOWN_SECONDS))) signal(postmaster, 'SIGQUIT');
  }
  // Backends of a postmaster that died end by themselves, and must have: they still write.
  if (!(await waitUntilQuiet(cluster, postmaster, IMMEDIATE_SHUTDOWN_SECONDS))) {
    for (const pid of listWorkers(cluster, postmaster)) signal(pid, 'SIGKILL');
    await waitUntilQuiet(cluster, postmaster, IMMEDIATE_SHUTDOWN_SECONDS);
  }
  rmSync(join(cluster, 'postmaster.pid'), { force: true });
}

async function waitUntilQuiet(cluster: string, postmaster: number | undefined, seconds: number): Promise<boolean> {
  const until = performance.now() + seconds * 1000;
  while (listWorkers(cluster, postmaster).length > 0) {
    if (performance.now() > until) return false;
    await pause(POLL_MS);
  }
  return true;
}

/** The running processes of the cluster: on Linux all that work in its directory, elsewhere the postmaster. */
function listWorkers(cluster: string, postmaster: number | undefined): number[] {
  if (process.platform !== 'linux') return postmaster !== undefined && worksIn(postmaster, cluster) ? [postmaster] : [];
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.map(Number).filter((pid) => worksIn(pid, cluster));
}

/** Every process of a cluster is named postgres and has the database directory as its working directory; a person's shell may have, too. */
function worksIn(pid: number, cluster: string): boolean {
  if (process.platform !== 'linux') {
    const asked = spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
    return asked.stdout.includes(cluster) && startTimeOf(pid) !== undefined;
  }
  try {
    const named = readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres';
    return named && readlinkSync(`/proc/${pid}/cwd`) === cluster && startTimeOf(pid) !== undefined;
  } catch {
    return false;
  }
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // Gone in between.
  }
}
