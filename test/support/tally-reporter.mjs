/**
 * A jest reporter for machines: one plain line, the very last one (jest prints its own summary after every reporter). A file that
 * could not run at all counts as one failure.
 */
export default class TallyReporter {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    process.once('exit', () => console.log(`${numPassedTests} passed, ${failed} failed`));
  }
}
