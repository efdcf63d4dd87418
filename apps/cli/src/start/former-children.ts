import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isRunning, startTimeOf, type ProcessIdentity } from '../../setup/process-identity.mjs';

const PATIENCE_SECONDS = 3;
const POLL_MS = 25;
const noteOf = (dataDir: string) => join(dataDir, 'children.json');

/** Keeps on disk which processes we started, so that the next start finds them should we be killed. */
export class ChildrenNote {
  private readonly children = new Map<string, ProcessIdentity>();

  constructor(private readonly dataDir: string) {}

  /** Notes a process. A full disk must not end what can still be read: without the note it ends by itself when we are gone. */
  add(name: string, pid: number): void {
    this.children.set(name, { pid, startTime: startTimeOf(pid) ?? 'unknown' });
    const scratch = `${noteOf(this.dataDir)}.new`;
    try {
      writeFileSync(scratch, JSON.stringify([...this.children.values()]));
      renameSync(scratch, noteOf(this.dataDir));
    } catch {
      // Nobody reads half a note: it is renamed when it is whole.
    }
  }

  remove(): void {
    rmSync(noteOf(this.dataDir), { force: true });
  }
}

/**
 * Waits for the processes of a killed server, which end by themselves when they notice, and kills those that do not: they hold the
 * port. The caller holds the data directory.
 */
export async function endFormerChildren(dataDir: string): Promise<void> {
  let former: ProcessIdentity[];
  try {
    former = JSON.parse(readFileSync(noteOf(dataDir), 'utf8')) as ProcessIdentity[];
  } catch {
    return;
  }
  const until = performance.now() + PATIENCE_SECONDS * 1000;
  while (former.some(isRunning) && performance.now() < until) await pause(POLL_MS);
  for (const identity of former) {
    if (!isRunning(identity)) continue;
    try {
      process.kill(identity.pid, 'SIGKILL');
    } catch {
      // Gone in between.
    }
  }
  while (former.some(isRunning)) await pause(POLL_MS);
  rmSync(noteOf(dataDir), { force: true });
}
