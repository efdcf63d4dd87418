import { writeSync } from 'node:fs';

/** Prints the last line of a test run, over all projects: `N passed, N failed`. A suite that could not run counts as one failure. */
export default class CountReporter {
  #incomplete = false;

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    const notRun = results.numPendingTests + results.numTodoTests;
    this.#incomplete = results.wasInterrupted || results.numTotalTests === 0;
    // At exit, past the other reporters' buffers: it has to be the last line.
    process.once('exit', () =>
      writeSync(1, `${notRun > 0 ? `${notRun} not run\n` : ''}${results.numPassedTests} passed, ${failed} failed\n`),
    );
  }

  /** A run without a single test, or one cut short, is no pass. */
  getLastError() {
    return this.#incomplete ? new Error('The run did not complete, or found no test.') : undefined;
  }
}
