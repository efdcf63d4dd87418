import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRunning, startTimeOf, type ProcessIdentity } from '../../setup/process-identity.mjs';
import { serverEnvironment } from './server-environment.js';
import type { ServerUser } from './server-user.js';

/**
 * Waits until its standard input ends, which happens when we end in whatever way, then shuts the database of directory $1 down: fast,
 * and at once where that takes over half a minute. A process id that meanwhile belongs to another program is left alone.
 */
const SCRIPT = `
trap '' INT TERM HUP
cat >/dev/null
pid=$(head -n 1 "$1/postmaster.pid" 2>/dev/null)
case $pid in ''|*[!0-9]*) exit 0;; esac
if [ -d /proc/self ]; then [ "$(readlink "/proc/$pid/cwd")" = "$1" ] || exit 0
else ps -o command= -p "$pid" | grep -qF -- "$1" || exit 0; fi
kill -INT "$pid"
seconds=0
while [ -e "$1/postmaster.pid" ] && kill -0 "$pid" 2>/dev/null; do
  seconds=$((seconds + 1))
  [ "$seconds" = 30 ] && kill -QUIT "$pid"
  [ "$seconds" -gt 60 ] && exit 1
  sleep 1
done
`;

/** A small shell process that outlives us by as long as it takes to stop the database: no orphan stays after kill -9. */
export interface Watchdog {
  /** Ends it; resolved when it is gone. Call after the database has stopped. */
  release(): Promise<void>;
}

const noteOf = (place: string) => join(place, 'watchdog.json');

/**
 * @param place directory that keeps the note of which process it is
 * @param cluster real path of the database directory
 */
export function startWatchdog(place: string, cluster: string, user: ServerUser | undefined): Watchdog {
  const child = spawn('/bin/sh', ['-c', SCRIPT, 'sandbar-watchdog', cluster], {
    ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
    cwd: '/',
    env: serverEnvironment(),
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()).once('error', () => resolve()));
  child.stdin?.on('error', () => undefined);
  if (child.pid !== undefined) note(place, child.pid);
  return {
    release: async () => {
      child.stdin?.end();
      await ended;
      rmSync(noteOf(place), { force: true });
    },
  };
}

function note(place: string, pid: ChildProcess['pid'] & number): void {
  writeFileSync(`${noteOf(place)}.new`, JSON.stringify({ pid, startTime: startTimeOf(pid) ?? 'unknown' }));
  renameSync(`${noteOf(place)}.new`, noteOf(place));
}

/** Ends a watchdog that a killed process left behind, before it can stop the database that we are about to start. */
export function dismissWatchdog(place: string): void {
  let identity: ProcessIdentity;
  try {
    identity = JSON.parse(readFileSync(noteOf(place), 'utf8')) as ProcessIdentity;
  } catch {
    return;
  }
  if (isRunning(identity)) {
    try {
      // It leads a process group of its own, with the commands it runs.
      process.kill(-identity.pid, 'SIGKILL');
    } catch {
      // Gone in between.
    }
  }
  rmSync(noteOf(place), { force: true });
}
