import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import type { Config, DatabaseUrls } from './config.js';
import type { Environment } from './load-config.js';

/**
 * The environment of this process: the only reading of `process.env`. Variables of a `.env` file fill in what is not set.
 * @param file absolute path of a `.env` file that may be missing
 */
export function readEnvironment(file?: string): Environment {
  const fromFile = file !== undefined && existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...process.env };
}

/**
 * The environment of an api or worker process that `sandbar start` spawns: what this process has, with what only the parent knows.
 * @param port the port that the parent found, in place of 0
 */
export function environmentFor(config: Config, database: DatabaseUrls, port: number, inherited: Environment): Environment {
  const atPort = new URL(config.http.publicUrl);
  if (config.http.port === 0 && atPort.port === '0') atPort.port = String(port);
  return {
    ...Object.fromEntries(
      Object.entries(inherited).filter(([name]) => !/^(DATABASE_URL_\w+|PUBLIC_URL|PORT|SANDBAR_\w+)_FILE$/.test(name)),
    ),
    SANDBAR_MODE: config.mode,
    SANDBAR_DATA_DIR: config.dataDir,
    PORT: String(port),
    PUBLIC_URL: atPort.origin,
    DATABASE_URL_APP: database.app,
    DATABASE_URL_SYSTEM: database.system,
    // Serving needs no owner: a process that cannot drop a table will not.
    DATABASE_URL_OWNER: '',
  };
}
