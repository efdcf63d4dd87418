import { writeFile } from 'node:fs/promises';
import type { Clock } from '@sandbar/workflow';

const EVERY_MS = 5_000;

/**
 * Touches a file every five seconds for as long as this process gets round to it: a container's health check looks at the file's age. It says
 * nothing about the database: a worker that waits for one must not be killed for that.
 * @param onFault the file cannot be written; the worker goes on
 */
export function keepHeartbeat(file: string, clock: Clock, onFault: (fault: unknown) => void): void {
  const beat = (): void => void writeFile(file, `${process.pid} ${clock.now()}\n`).catch(onFault);
  beat();
  setInterval(beat, EVERY_MS).unref();
}
