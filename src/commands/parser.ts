import { CommanderError, Option, Command as Parser } from 'commander';
import type { Command, Given, OptionSpec } from './command.ts';
import { commandHelp, programHelp } from './help.ts';

/** What the command line asks for: a command with what was given, or text to print. */
export type Asked =
  | { readonly command: Command; readonly given: Given }
  | { readonly help: string }
  | { readonly wrong: string };

/** Reads a command line (without node and script). Never prints and never ends the process. */
export function readCommandLine(
  argv: readonly string[],
  commands: readonly Command[],
  about: { readonly version: string; readonly columns: number },
): Asked {
  let asked: Asked = { wrong: 'no command was given' };
  if (argv.length === 0) return { wrong: 'no command was given' };
  let printed = '';
  const root = quiet(new Parser('constat'), (text) => (printed += text))
    .version(about.version, '-V, --version')
    .configureHelp({ formatHelp: () => programHelp(commands, about.columns) })
    .helpCommand('help [command]');
  for (const command of commands) {
    const parser = quiet(root.command(declared(command)), (text) => (printed += text))
      .configureHelp({ formatHelp: () => commandHelp(command, about.columns) })
      .action(() => {
        asked = { command, given: given(parser.args, parser.opts()) };
      });
    for (const option of command.options) parser.addOption(optionOf(option));
  }
  try {
    root.parse([...argv], { from: 'user' });
    return asked;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (printed !== '' && error.exitCode === 0) return { help: printed };
    if (error.code === 'commander.help') return { wrong: `unknown command '${argv[1] ?? ''}'` };
    return { wrong: complaint(error.message) };
  }
}

function declared({ name, usage }: Command): string {
  return `${name} ${usage}`.trim();
}

function quiet(parser: Parser, print: (text: string) => void): Parser {
  return parser
    .exitOverride()
    .configureOutput({ writeOut: print, writeErr: () => {}, outputError: () => {} });
}

function optionOf(spec: OptionSpec): Option {
  const option = new Option(spec.flags, spec.means);
  if (spec.repeatable === true) return option.argParser(collect);
  if (spec.choices !== undefined) option.choices(spec.choices);
  return option;
}

function collect(value: string, before: unknown): readonly string[] {
  return [...(Array.isArray(before) ? before.map(String) : []), value];
}

/** Commander's `error: unknown option '--x'\n(Did you mean --y?)` in our form. */
function complaint(message: string): string {
  return message
    .replace(/^error: /, '')
    .replace(/\n\(Did you mean (.*?)\?\)$/s, '; did you mean $1?')
    .replace(/\.$/, '');
}

function given(args: readonly string[], options: Readonly<Record<string, unknown>>): Given {
  const own = (name: string): unknown => (Object.hasOwn(options, name) ? options[name] : undefined);
  return {
    args,
    text: (name) => {
      const value = own(name);
      return typeof value === 'string' ? value : undefined;
    },
    list: (name) => {
      const value = own(name);
      return Array.isArray(value) ? value.flatMap((v) => String(v).split(',')).filter((v) => v !== '') : [];
    },
    flag: (name) => own(name) === true,
    off: (name) => own(name) === false,
  };
}
