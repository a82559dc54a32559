import type { EventFields } from '../event/columns.ts';
import type { FileFormat, Head, ProgramFormat } from './format.ts';
import { fileFormats, programFormats } from './index.ts';

/** One line, read as far as we can. */
export interface ReadLine {
  readonly head: Head;
  /** Id of the format that took the message; empty when none did. */
  readonly format: string;
  /** Stream for coverage; the program's name where no format knows it. */
  readonly source: string;
  /** What it says; `undefined` when no template took the message. */
  readonly fields: EventFields | undefined;
  /** How many more times the record happened (`message repeated 3 times: [ … ]`). */
  readonly repeat: number;
}

const exact = new Map<string, ProgramFormat>();
const prefixes: { readonly prefix: string; readonly format: ProgramFormat }[] = [];
for (const format of programFormats) {
  for (const name of format.programs) {
    if (name.endsWith('*')) prefixes.push({ prefix: name.slice(0, -1), format });
    else exact.set(name, format);
  }
}

/** The format that reads a program's messages; `undefined` when none does. */
export function formatOfProgram(program: string): ProgramFormat | undefined {
  return exact.get(program) ?? prefixes.find(({ prefix }) => program.startsWith(prefix))?.format;
}

// rsyslog and syslog-ng write the repeated message in brackets; classic syslogd writes only the count.
const REPEATED = /^message repeated (\d{1,9}) times: \[ ?/;

/** Reads one line of a file of a known kind; `undefined` when it does not begin as such lines do. */
export function readLine(line: string, file: FileFormat): ReadLine | undefined {
  const head = file.head(line);
  if (head === undefined) return undefined;
  if (file.read !== undefined) {
    return {
      head,
      format: file.id,
      source: file.source ?? file.id,
      fields: file.read(line, head),
      repeat: 0,
    };
  }
  const program = formatOfProgram(head.program);
  let text = line.slice(head.at);
  let repeat = 0;
  if (text.startsWith('message repeated ')) {
    const found = REPEATED.exec(text);
    if (found !== null && text.endsWith(']')) {
      repeat = Number(found[1]) - 1;
      text = text.slice(found[0].length, -1).trimEnd();
    }
  }
  const fields = program?.read(text, head);
  return {
    head,
    format: fields === undefined ? '' : (program?.id ?? ''),
    source: program?.source ?? head.program,
    fields,
    repeat,
  };
}

/** The kind of a file, told from some of its lines: the one whose head takes most of them, at least half. */
export function tellFile(lines: readonly string[]): FileFormat | undefined {
  let best: FileFormat | undefined;
  let most = 0;
  for (const format of fileFormats) {
    const taken = lines.filter((line) => format.head(line) !== undefined).length;
    const read = format.read;
    const understood = read === undefined ? 0 : lines.filter((line) => understands(format, line)).length;
    if (taken + understood > most && taken * 2 >= lines.length) [best, most] = [format, taken + understood];
  }
  return best;
}

function understands(format: FileFormat, line: string): boolean {
  const head = format.head(line);
  return head !== undefined && format.read?.(line, head) !== undefined;
}
