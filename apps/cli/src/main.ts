import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadConfig } from '@sandbar/config';
import { outliveClosedPipes } from './line/closed-pipe.js';
import { explain } from './line/explain.js';
import { createProgram } from './line/program.js';

outliveClosedPipes(process.stdout, process.stderr);
const { version } = JSON.parse(readFileSync(join(loadConfig('cli', {}).checkout, 'package.json'), 'utf8')) as { version: string };
try {
  await createProgram(version).parseAsync();
} catch (error) {
  // What failed may have left sockets open that would keep the process: its owner has closed what matters.
  process.exit(explain(error, (text) => process.stderr.write(text)));
}
