import type { EventFields } from '../event/columns.ts';
import type { Carried, FileFormat, Head, ProgramFormat } from './format.ts';
import { fileFormats, programFormats } from './index.ts';
import { roundcube } from './roundcube.ts';
import type { Stamp } from './syslog-stamp.ts';
import { taggedHead } from './syslog-tag.ts';
import { digits } from './template.ts';

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
  /**
   * How many more times the record *before* it of this host happened (`last message repeated 3 times`); then `fields`
   * is a notice. 0 for every other line.
   */
  readonly repeatsPrevious: number;
}

const exact = new Map<string, ProgramFormat>();
const prefixes: { readonly prefix: string; readonly format: ProgramFormat }[] = [];
const suffixes: { readonly suffix: string; readonly format: ProgramFormat }[] = [];
const libraries: { readonly begin: string; readonly format: ProgramFormat }[] = [];
for (const format of programFormats) {
  for (const name of format.programs) {
    if (name.endsWith('*')) prefixes.push({ prefix: name.slice(0, -1), format });
    else if (name.startsWith('*')) suffixes.push({ suffix: name.slice(1), format });
    else exact.set(name, format);
  }
  for (const begin of format.anywhere ?? []) libraries.push({ begin, format });
}

/** The format that reads a program's messages; `undefined` when none does. A path is looked up by its last part. */
export function formatOfProgram(program: string): ProgramFormat | undefined {
  const name = program.charCodeAt(0) === 47 ? program.slice(program.lastIndexOf('/') + 1) : program;
  return (
    exact.get(name) ??
    prefixes.find(({ prefix }) => name.startsWith(prefix))?.format ??
    suffixes.find(({ suffix }) => name.endsWith(suffix))?.format
  );
}

// rsyslog and syslog-ng write the repeated message in brackets; classic syslogd writes only the count.
const REPEATED = /^message repeated (\d{1,9}) times: \[ ?/;

// `last message repeated 3 times`, in dashes on FreeBSD and macOS; 0 when the text says nothing of the kind.
function repeatsOfPrevious(text: string): number {
  const from = text.startsWith('--- ') ? 4 : 0;
  if (!text.startsWith('last message repeated ', from)) return 0;
  const end = text.indexOf(' time', from + 22);
  const rest = text.slice(end);
  if (end < 0 || end - from > 31 || (rest !== ' times' && rest !== ' time' && rest !== ' times ---'))
    return 0;
  return digits(text.slice(from + 22, end)) ?? 0;
}

/** Reads one line of a file of a known kind; `undefined` when it does not begin as such lines do. */
export function readLine(line: string, file: FileFormat): ReadLine | undefined {
  if (file.unwrap !== undefined) return readCarried(line, file, file.unwrap(line));
  const head = file.head(line);
  if (head === undefined) return undefined;
  if (file.read !== undefined) {
    const fields = file.read(line, head);
    return { head, format: file.id, source: file.source ?? file.id, fields, repeat: 0, repeatsPrevious: 0 };
  }
  let text = head.message ?? line.slice(head.at);
  const repeatsPrevious = repeatsOfPrevious(text);
  if (repeatsPrevious > 0) {
    const fields: EventFields = { action: 'notice', detail: text };
    return { head, format: file.id, source: head.program, fields, repeat: 0, repeatsPrevious };
  }
  let repeat = 0;
  if (text.startsWith('message repeated ')) {
    const found = REPEATED.exec(text);
    if (found !== null && text.endsWith(']')) {
      repeat = Math.max(0, Number(found[1]) - 1);
      text = text.slice(found[0].length, -1).trimEnd();
    }
  }
  const { format, source, fields } = readMessage(text, head);
  return { head, format, source, fields, repeat, repeatsPrevious: 0 };
}

/** What another line carries: by its own stamp where that says its zone, else by the carrier's. */
function readCarried(line: string, file: FileFormat, carried: Carried | undefined): ReadLine | undefined {
  if (carried === undefined) return undefined;
  const { text, stamp, at } = carried;
  let headed: ReadLine | undefined;
  for (const format of fileFormats) {
    if (format.unwrap !== undefined) continue;
    const read = readLine(text, format);
    headed ??= read;
    if (read?.fields === undefined) continue;
    headed = read;
    break;
  }
  if (headed === undefined) return stamp === undefined ? undefined : readUnstamped(line, file, text, stamp);
  const { head } = headed;
  const time = head.offset === undefined && stamp !== undefined ? stamp : head;
  const { wall, hasYear, offset, precision } = time;
  return { ...headed, head: { ...head, wall, hasYear, offset, precision, at: at === 0 ? 0 : at + head.at } };
}

// A line that the carrier alone dates: a program's with its name in front, as services write to their output.
function readUnstamped(line: string, file: FileFormat, text: string, stamp: Stamp): ReadLine | undefined {
  const own = readUndated(text);
  const head = file.head(line);
  if (head === undefined) return undefined;
  if (own !== undefined) {
    const { program, ...read } = own;
    return { head: { ...head, program }, ...read, repeat: 0, repeatsPrevious: 0 };
  }
  const tagged = taggedHead(text, 0, stamp, '');
  const read = tagged.program === '' ? undefined : readMessage(text.slice(tagged.at), tagged);
  if (read?.fields === undefined && head.at > 0) return undefined;
  const none = { format: '', source: '', fields: undefined };
  return {
    head: { ...head, program: tagged.program, pid: tagged.pid },
    ...(read ?? none),
    repeat: 0,
    repeatsPrevious: 0,
  };
}

const ROUNDCUBE_LOG = /^(?:userlogins|errors|sendmail|session|password): /;

/**
 * A line without any stamp, as Roundcube writes to the output of its container, where the web server writes as well;
 * `undefined` when it is none of these.
 */
export function readUndated(
  text: string,
):
  | (Pick<ReadLine, 'format' | 'source'> & { readonly program: string; readonly fields: EventFields })
  | undefined {
  if (!ROUNDCUBE_LOG.test(text.slice(0, 20))) return undefined;
  const head = { wall: 0, hasYear: true, offset: 0, precision: 1, host: '', program: '', pid: 0, at: 0 };
  const fields = roundcube.read(text, head);
  return fields && { format: roundcube.id, source: roundcube.source, program: 'roundcube', fields };
}

function readMessage(text: string, head: Head): Pick<ReadLine, 'format' | 'source' | 'fields'> {
  const program = formatOfProgram(head.program);
  const fields = program?.read(text, head);
  if (program !== undefined && fields !== undefined)
    return { format: program.id, source: program.source, fields };
  const library = libraries.find(({ begin }) => text.startsWith(begin))?.format;
  const said = library?.read(text, head);
  if (library !== undefined && said !== undefined)
    return { format: library.id, source: library.source, fields: said };
  return { format: '', source: program?.source ?? head.program, fields: undefined };
}

/**
 * The kind of a file, told from some of its lines: the one that understands most of them. Its head must take at least
 * half of the lines; empty lines and the continuation of others (which begin with a blank) do not count.
 */
export function tellFile(lines: readonly string[]): FileFormat | undefined {
  const telling = lines.filter((line) => line.charCodeAt(0) > 32);
  let best: FileFormat | undefined;
  let most = 0;
  for (const format of fileFormats) {
    let taken = 0;
    let understood = 0;
    for (const line of telling) {
      const read = readLine(line, format);
      if (read !== undefined) taken += 1;
      if (read?.fields !== undefined) understood += 1;
    }
    if (taken > 0 && taken + understood > most && taken * 2 >= telling.length)
      [best, most] = [format, taken + understood];
  }
  return best;
}
