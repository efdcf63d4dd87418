import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, loadConfig } from '@sandbar/config';
import { Command } from 'commander';
import { COMMANDS } from './commands/index.js';
import { Refusal } from './refusal.js';

const { version } = JSON.parse(readFileSync(join(loadConfig('cli', {}).checkout, 'package.json'), 'utf8')) as { version: string };
const program = new Command('sandbar')
  .description('沙洲：长三角金融科技创新监管试点申请系统 / the application workflow of the pilot sandbox')
  .version(version);
for (const register of COMMANDS) register(program);

try {
  await program.parseAsync();
} catch (error) {
  // What failed may have left sockets open that would keep the process: its owner has closed what matters.
  process.exit(explain(error));
}

/** Prints what a person can act on as one line each, anything else as the bug it is. */
function explain(error: unknown): number {
  if (error instanceof Refusal) {
    process.stderr.write(`${error.line}\n`);
    return error.exitCode;
  }
  if (error instanceof ConfigError) {
    for (const { variable, remedy } of error.faults) process.stderr.write(`sandbar: ${variable}: ${remedy}\n`);
    return error.exitCode;
  }
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return 1;
}
