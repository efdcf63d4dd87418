import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, writeSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Path of the Redis of this machine, or of the same make; undefined where there is none. */
const findRedis = () =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => ['redis-server', 'valkey-server'].map((name) => join(folder, name)))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });

/** What of Redis could not be tested. A server that was built without TLS knows no such directive. */
const untestedRedis = () => {
  const path = findRedis();
  if (path === undefined) return ['Redis is not tested here: no redis-server in PATH. Postgres carried the jobs.'];
  const { stdout, stderr } = spawnSync(path, ['-'], { input: 'tls-auth-clients neither\n', encoding: 'utf8', timeout: 5_000 });
  return `${stdout}${stderr}`.includes('must be one of')
    ? []
    : ['Redis over TLS is not tested here: the redis-server in PATH was built without it.'];
};

/** Where test/e2e/page-server.fixture.ts looks. */
const hasChromium = () => ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].some((path) => existsSync(path));

/** Prints the last line of a test run, over all projects: `N passed, N failed`. A suite that could not run counts as one failure. */
export default class CountReporter {
  #incomplete = false;

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const notRun = results.numPendingTests + results.numTodoTests;
    this.#incomplete = results.wasInterrupted || results.numTotalTests === 0;
    // At exit, past the other reporters' buffers: it has to be the last line.
    const lines = [
      ...untestedRedis(),
      ...(hasChromium() ? [] : ['Pages are not looked at here: no Chromium in /usr/bin. They were asked by plain HTTP.']),
      ...(notRun > 0 ? [`${notRun} not run`] : []),
      `${results.numPassedTests} passed, ${failed} failed`,
    ];
    process.once('exit', () => writeSync(1, `${lines.join('\n')}\n`));
  }

  /** A run without a single test, or one cut short, is no pass. */
  getLastError() {
    return this.#incomplete ? new Error('The run did not complete, or found no test.') : undefined;
  }
}
