import { wrap } from '../report/answer.ts';
import { type Command, GROUPS, type OptionSpec } from './command.ts';

const WIDEST = 100;
// The parser has it built in.
const HELP = {
  name: 'help',
  usage: '[command]',
  group: 'Other',
  summary: 'show this, or the help of a command',
};

/** The help of the whole program, `columns` wide at most. */
export function programHelp(commands: readonly Command[], columns: number): string {
  const width = Math.min(columns, WIDEST);
  const all = [...commands, HELP];
  const heads = all.map((c) => `${c.name} ${c.usage}`.trim());
  const left = Math.max(...heads.map((h) => h.length)) + 4;
  const grouped = GROUPS.flatMap((group) => {
    const lines = all.flatMap((c, i) =>
      c.group === group ? aligned(`  ${heads[i]}`, c.summary, left, width) : [],
    );
    return lines.length === 0 ? [] : ['', group, ...lines];
  });
  return lines([
    'constat — what happened to the mail, what was taken, and how sure we are',
    '',
    'Usage: constat <command> [options]',
    '',
    'Start here',
    ...aligned(
      '  constat investigate ./evidence',
      'read everything, answer, write ./evidence.case',
      38,
      width,
    ),
    ...aligned('  constat show 3', 'print proof 3 with its raw lines', 38, width),
    ...grouped,
    '',
    'constat <command> --help shows its options and examples.',
    'Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but part of the evidence could not be read,',
    '4 integrity broken, 10 findings at --fail-on, 130 interrupted. search: 0 hit, 1 none, 2 error.',
  ]);
}

/** The help of one command. */
export function commandHelp(command: Command, columns: number): string {
  const width = Math.min(columns, WIDEST);
  const options = [...command.options, { flags: '-h, --help', means: 'show this help' }];
  const heads = options.map((o) => `  ${indent(o)}${shownFlags(o.flags)}`);
  const left = Math.min(28, Math.max(...heads.map((h) => h.length)) + 2);
  return lines([
    `Usage: constat ${[command.name, '[options]', command.usage].join(' ').trim()}`,
    '',
    ...wrap(`${command.summary.charAt(0).toUpperCase()}${command.summary.slice(1)}.`, width),
    '',
    ...command.examples.map((e) => `  ${e}`),
    '',
    ...options.flatMap((o, i) => aligned(heads[i] ?? '', meaning(o), left, width)),
    ...command.notes.flatMap((n) => ['', ...wrap(n, width)]),
  ]);
}

function meaning(option: OptionSpec): string {
  const { means, choices = [] } = option;
  const named = choices.every((choice) => means.includes(choice));
  return `${means}${named ? '' : `: ${choices.join(', ')}`}${option.repeatable === true ? ' (may be repeated)' : ''}`;
}

function indent(option: OptionSpec): string {
  return option.flags.startsWith('--') ? '    ' : '';
}

/** `--case <DIR>` as `--case DIR`. */
function shownFlags(flags: string): string {
  return flags.replace(/<([A-Z]+)>/g, '$1');
}

function aligned(head: string, text: string, left: number, width: number): string[] {
  const parts = wrap(text, Math.max(20, width - left));
  const blank = ' '.repeat(left);
  if (head.length >= left) return [head, ...parts.map((p) => blank + p)];
  return parts.map((p, i) => (i === 0 ? head.padEnd(left) : blank) + p);
}

function lines(all: readonly string[]): string {
  return `${all.join('\n')}\n`;
}
