import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Length of a clock tick of /proc: Linux fixes it at a hundredth of a second for programs. */
const TICK_MICROSECONDS = 10_000;
const USER = 11;
const PARENT = 1;

/** Fields of /proc/<pid>/stat from the state on; the name before it may hold anything. Undefined where there is no such process, or no /proc. */
function fieldsOf(pid: string): readonly string[] | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return line.slice(line.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}
const own = (fields: readonly string[]): number => Number(fields[USER]) + Number(fields[USER + 1]);
const ended = (fields: readonly string[]): number => Number(fields[USER + 2]) + Number(fields[USER + 3]);

/** User and system time of a process, of its children and of those that have ended, in microseconds; 0 where the system does not tell. */
export function processorTimeOf(pid: number): number {
  const parent = fieldsOf(String(pid));
  if (parent === undefined) return 0;
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(fieldsOf)
    .filter((fields) => fields?.[PARENT] === String(pid))
    .map((fields) => own(fields!));
  return (own(parent) + ended(parent) + children.reduce((a, b) => a + b, 0)) * TICK_MICROSECONDS;
}

/** User and system time of this process, all its threads, in microseconds. */
export function ownProcessorTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** The process that all of a cluster's server processes are children of. */
export function postmasterOf(cluster: string): number {
  return Number(readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]);
}
