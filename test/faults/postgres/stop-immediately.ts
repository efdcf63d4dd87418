import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const START_SECONDS = 60;

/** The postmaster of a database directory, and whether it is through with its recovery. */
function postmasterOf(cluster: string): { readonly pid: number; readonly ready: boolean } | undefined {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    return { pid: Number(lines[0]), ready: lines[7]?.trim() === 'ready' };
  } catch {
    return undefined;
  }
}

/**
 * Ends a running Postgres as `pg_ctl stop -m immediate` does (SIGQUIT to the postmaster: no checkpoint, every session broken off), and waits until whoever
 * keeps it has started it again and it has recovered.
 * @param cluster real path of the database directory
 * @throws Error when none is running, or none comes again
 */
export async function stopImmediately(cluster: string): Promise<void> {
  const before = postmasterOf(cluster);
  if (before === undefined) throw new Error(`no Postgres runs on ${cluster}`);
  process.kill(before.pid, 'SIGQUIT');
  for (const end = performance.now() + START_SECONDS * 1000; ; await pause(20)) {
    const now = postmasterOf(cluster);
    if (now !== undefined && now.pid !== before.pid && now.ready) return;
    if (performance.now() > end) throw new Error(`Postgres did not come again in ${START_SECONDS} s`);
  }
}
