import { readFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';

/**
 * When the process started, as an opaque text, or undefined when it does not run (a zombie does not run).
 * A process id alone is no identity: it is given out again, after a reboot at the latest.
 * @param {number} pid
 * @returns {string | undefined}
 */
export function startTimeOf(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return process.platform === 'linux' ? linuxStartTime(pid) : psStartTime(pid);
}

/** @param {number} pid */
function linuxStartTime(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The command name, field 2, may itself hold spaces and brackets: count from the last one. Fields 3 (state) and 22 (start).
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z' || fields[0] === 'X') return undefined;
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19]}`;
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function psStartTime(pid) {
  const asked = spawnSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
  const line = asked.status === 0 ? asked.stdout.trim() : '';
  if (line === '' || line.startsWith('Z')) return undefined;
  return line.replace(/^\S+\s+/, '');
}

/** The identity of the calling process: `{pid, startTime}`. */
export function ownIdentity() {
  return { pid: process.pid, startTime: startTimeOf(process.pid) ?? 'unknown' };
}

/**
 * Whether exactly this process still runs.
 * @param {{pid: number, startTime: string}} identity
 */
export function isRunning(identity) {
  return startTimeOf(identity.pid) === identity.startTime;
}
