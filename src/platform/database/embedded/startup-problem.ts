/**
 * A reason not to start that the person at the terminal can do something about. Entry points print `line` and exit with code 1;
 * a stack trace would only hide it.
 */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem';

  /** @param line one line, in English like all logs: what is wrong and what to do about it */
  constructor(readonly line: string) {
    super(line);
  }
}
