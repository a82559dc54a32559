import { UserError } from '../base/errors.ts';
import { visible } from '../base/text.ts';
import { EngineError } from '../store/process.ts';

/** What is printed and how the run ends when something was thrown. */
export interface Failure {
  readonly message: string;
  readonly exitCode: number;
  /** Where a bug is; only for bugs. */
  readonly stack: string;
}

/** Tells errors of the user, of the machine and of the program apart. `interrupted` outweighs them all. */
export function failureOf(error: unknown, interrupted: boolean, version: string): Failure {
  if (interrupted) return { message: 'interrupted; run the same command again', exitCode: 130, stack: '' };
  if (error instanceof UserError) return { message: error.message, exitCode: error.exitCode, stack: '' };
  if (error instanceof EngineError) return { message: clean(error.message), exitCode: 1, stack: '' };
  if (error instanceof Error && 'syscall' in error && 'code' in error) {
    return { message: `${error.message}; check the disk and its permissions`, exitCode: 1, stack: '' };
  }
  const said = error instanceof Error ? error.message : String(error);
  return {
    message: `this is a bug in constat ${version}: ${said}; please report it with the command line and what -v adds`,
    exitCode: 1,
    stack: error instanceof Error ? (error.stack ?? '') : '',
  };
}

/** A failure as text for stderr, or as a line of JSON. No byte of it can steer a terminal. */
export function failureText(failure: Failure, asJson: boolean, verbose: boolean): string {
  const { message, exitCode } = failure;
  const stack = verbose ? failure.stack : '';
  if (asJson) {
    const error = { message, exitCode, ...(stack === '' ? {} : { stack }) };
    return `${JSON.stringify({ schema: 'constat.error/1', error })}\n`;
  }
  const lines = [`constat: ${message}`, ...(stack === '' ? [] : [stack])];
  return `${lines
    .flatMap((l) => l.split('\n'))
    .map(visible)
    .join('\n')}\n`;
}

/** The engine's complaint without its class names and version. */
function clean(message: string): string {
  return message
    .replace(/^Chdb\w*: /, '')
    .replace(/Code: \d+\. DB::Exception: /g, '')
    .replace(/ \(version [^)]*\)/g, '')
    .trim();
}
