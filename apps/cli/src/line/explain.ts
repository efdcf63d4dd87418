import { ConfigError } from '@sandbar/config';
import { CommanderError } from 'commander';
import { Refusal } from '../refusal.js';
import { findServiceRefusal } from './service-refusal.js';

/** Exit code of a usage that cannot be understood. */
const USAGE = 2;

/**
 * Says on stderr why a command ended: one line for what a person can act on, a stack for the bug that anything else is.
 * @returns the exit code: 1 it failed, 2 what was asked for is wrong, 3 the surroundings do not allow it
 */
export function explain(error: unknown, write: (text: string) => void): number {
  // Commander has said what is wrong already; help and version were what was asked for.
  if (error instanceof CommanderError) return /^commander\.(helpDisplayed|version)$/.test(error.code) ? 0 : USAGE;
  if (error instanceof ConfigError) {
    for (const { variable, remedy } of error.faults) write(`sandbar: ${variable}: ${remedy}\n`);
    return error.exitCode;
  }
  const refusal = error instanceof Refusal ? error : findServiceRefusal(error);
  if (refusal !== undefined) {
    write(`${refusal.line}\n`);
    return refusal.exitCode;
  }
  write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
