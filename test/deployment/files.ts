import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FILE_SUFFIX, variableNames } from '@sandbar/config';

export const CHECKOUT = resolve(__dirname, '../..');
export const DOCKER = join(CHECKOUT, 'docker');
export const read = (...parts: string[]): string => readFileSync(join(DOCKER, ...parts), 'utf8');

/** Whether a process of Sandbar would read this variable, by itself or as the name of a file. */
export function isKnownVariable(name: string): boolean {
  const known = variableNames();
  return known.includes(name) || (name.endsWith(FILE_SUFFIX) && known.includes(name.slice(0, -FILE_SUFFIX.length)));
}
