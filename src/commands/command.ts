import type { Io } from './io.ts';

/** One option of a command, as commander reads its flags: `-o, --case <DIR>`, `--json`, `--no-progress`. */
export interface OptionSpec {
  readonly flags: string;
  /** What it does, for the help. */
  readonly means: string;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** May be given several times. */
  readonly repeatable?: boolean;
}

/** Headings under which the help lists commands, in their order. */
export const GROUPS = ['Investigate', 'Look', 'Deliver', 'Other'] as const;

/**
 * A command: the one declaration that the parser, the help and the tests of both are made from. One file and one
 * plain object for each, listed in `commands/index.ts`.
 */
export interface Command {
  readonly name: string;
  readonly group: (typeof GROUPS)[number];
  /** Arguments as commander reads them: `<evidence...>`, `[case]`. */
  readonly usage: string;
  /** One line for the list of commands. */
  readonly summary: string;
  /** Whole command lines that stand first in the help. */
  readonly examples: readonly string[];
  readonly options: readonly OptionSpec[];
  /** What the help says after the options, in paragraphs. */
  readonly notes: readonly string[];
  /** Does it and gives the exit code. Throws UserError for what the user can mend. */
  readonly run: (given: Given, io: Io) => Promise<number>;
}

/** Arguments and options as they were given; names of options as `knownGood` for `--known-good`. */
export interface Given {
  readonly args: readonly string[];
  /** Value of an option; `undefined` when it was not given. */
  readonly text: (name: string) => string | undefined;
  /** All values of a repeatable option, `a,b` taken apart. */
  readonly list: (name: string) => readonly string[];
  /** Whether a switch was given. */
  readonly flag: (name: string) => boolean;
  /** Whether `--no-<name>` was given. */
  readonly off: (name: string) => boolean;
}

/** Options of nearly every command. */
export const JSON_OPTION: OptionSpec = {
  flags: '--json',
  means: 'one JSON document on stdout; errors as JSON on stderr',
};
export const COLOR_OPTION: OptionSpec = {
  flags: '--color <WHEN>',
  means: 'colours: auto (on a terminal), always, never',
  choices: ['auto', 'always', 'never'],
};
export const QUIET_OPTION: OptionSpec = { flags: '-q, --quiet', means: 'no progress and no notes' };
export const VERBOSE_OPTION: OptionSpec = {
  flags: '-v, --verbose',
  means: 'say more; a bug with where it is',
};
export const PROGRESS_OPTIONS: readonly OptionSpec[] = [
  { flags: '--progress <HOW>', means: 'progress as JSON lines on stderr', choices: ['json'] },
  { flags: '--no-progress', means: 'no progress' },
];
export const CLOCK_OPTIONS: readonly OptionSpec[] = [
  { flags: '--tz <ZONE>', means: 'zone of stamps that carry none: Asia/Ho_Chi_Minh, +07:00' },
  { flags: '--year <YYYY>', means: 'year of the first line where stamps carry none' },
];
export const CASE_OPTION: OptionSpec = {
  flags: '--case <DIR>',
  means: 'the case (default: $CONSTAT_CASE, or the only *.case folder here)',
};
