import { accessSync, constants, existsSync, writeSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const hasRedis = () =>
  (process.env.PATH ?? '').split(delimiter).some((folder) =>
    ['redis-server', 'valkey-server'].some((name) => {
      try {
        accessSync(join(folder, name), constants.X_OK);
        return true;
      } catch {
        return false;
      }
    }),
  );

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
      ...(hasRedis() ? [] : ['Redis is not tested here: no redis-server in PATH. Postgres carried the jobs.']),
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
