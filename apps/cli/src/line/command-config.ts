import { join } from 'node:path';
import { loadConfig, readEnvironment, type Config, type Environment } from '@sandbar/config';

/** What every command is told from outside: the environment, and the checkout's `.env` for what is not set. */
export function commandEnvironment(): Environment {
  return readEnvironment(join(loadConfig('cli', {}).checkout, '.env'));
}

/** @throws ConfigError */
export const commandConfig = (): Config => loadConfig('cli', commandEnvironment());

/** A message beside the data. */
export const say = (line: string): void => void process.stderr.write(`${line}\n`);
