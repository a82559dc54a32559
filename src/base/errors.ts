/**
 * An error that the person at the keyboard can fix: a wrong option, a missing folder, evidence that cannot be
 * read. Its message reads `where: what; what to do`. Anything else that is thrown is a bug.
 */
export class UserError extends Error {
  override readonly name = 'UserError';
  /** The exit code the command line gives for it: 1 failed, 2 wrong usage, 4 integrity broken. */
  readonly exitCode: 1 | 2 | 4;

  constructor(where: string, what: string, whatToDo: string, exitCode: 1 | 2 | 4 = 2) {
    super(`${where}: ${what}; ${whatToDo}`);
    this.exitCode = exitCode;
  }
}
