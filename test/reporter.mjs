/** Prints the last line of a test run, over all projects: `N passed, N failed`. A suite that could not run counts as one failure. */
export default class CountReporter {
  #aborted = false;

  onRunComplete(_contexts, results) {
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    this.#aborted = results.wasInterrupted || results.numTotalTests === 0;
    if (results.numPendingTests + results.numTodoTests > 0)
      process.stdout.write(`${results.numPendingTests + results.numTodoTests} not run\n`);
    process.stdout.write(`${results.numPassedTests} passed, ${failed} failed\n`);
  }

  /** A run without a single test, or one cut short, is no pass. */
  getLastError() {
    return this.#aborted ? new Error('The run did not complete, or found no test.') : undefined;
  }
}
