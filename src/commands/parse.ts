import { LineCutter, type OnLine } from '../evidence/lines.ts';
import type { OpenMember } from '../evidence/open.ts';
import { PROBLEMS } from '../evidence/problems.ts';
import type { FileFormat } from '../formats/format.ts';
import type { Calendar } from '../ingest/calendar.ts';
import { readClocks } from '../ingest/clock.ts';
import { pathOf, survey } from '../ingest/read-all.ts';
import { Reader } from '../ingest/reader.ts';
import { SAMPLE_BYTES, stampsOf, tell } from '../ingest/survey.ts';
import { CLOCK_OPTIONS, type Command, QUIET_OPTION, VERBOSE_OPTION } from './command.ts';
import { eventJson } from './event-json.ts';
import { type Io, stopIfInterrupted, write } from './io.ts';
import { calendarOf, clockOptions, distinctProblems, eachMember, problemLine } from './members.ts';

/** `constat parse`: every line of log as a line of JSON. */
export const parse: Command = {
  name: 'parse',
  group: 'Look',
  usage: '<file...>',
  summary: 'every line of log as one JSON object, for jq and other tools',
  examples: [
    'constat parse mail.log.2.gz | jq -c \'select(.action=="sign-in")\'',
    'journalctl -o short-iso -u dovecot | constat parse -',
    'constat parse --tz Europe/Paris --year 2025 /evidence/var/log > events.jsonl',
  ],
  options: [
    { flags: '--jsonl', means: 'one JSON object a line; this is the only form' },
    { flags: '--raw', means: 'every object carries its line as raw' },
    ...CLOCK_OPTIONS,
    QUIET_OPTION,
    VERBOSE_OPTION,
  ],
  notes: [
    'Fields: file, line, offset (byte of the unpacked file), time (UTC), format, host, program, pid, repeat, and what the line says. What a line does not speak of is left out. A line that nothing reads has unread and raw. Bytes that are not UTF-8 become U+FFFD.',
    'A file may be packed or an archive; a folder stands for all files in it; - is standard input.',
  ],
  run: async (given, io) => {
    const options = clockOptions(given);
    const withRaw = given.flag('raw');
    let code = 0;
    const paths = given.args.filter((path) => path !== '-');
    if (paths.length < given.args.length) await parseStdin(options, withRaw, io);
    if (paths.length > 0) {
      const surveyed = await survey(paths, options);
      const problems = await eachMember(
        surveyed,
        ({ explored }) => explored.kind === 'log' || explored.kind === 'unknown',
        async ({ number, explored, clock }, open) =>
          parseLines(open.chunks, number, explored.format, calendarOf(clock), pathOf(explored), withRaw, io),
      );
      const all = distinctProblems([
        ...surveyed.problems,
        ...surveyed.members.flatMap((m) => m.explored.problems),
        ...problems,
      ]);
      const others = surveyed.members.filter(({ explored: { kind } }) => kind === 'context');
      if (!given.flag('quiet')) {
        for (const problem of all) await write(io.stderr, `constat: ${problemLine(problem)}\n`);
        for (const { explored } of others) {
          await write(io.stderr, `constat: ${pathOf(explored)}: no log (${explored.contextId})\n`);
        }
      }
      if (all.some((p) => PROBLEMS[p.problem].loses)) code = 3;
    }
    return code;
  },
};

async function parseStdin(options: Parameters<typeof survey>[1], withRaw: boolean, io: Io): Promise<void> {
  const chunks = io.stdin[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  const first: Buffer[] = [];
  let length = 0;
  let ended = false;
  while (length < SAMPLE_BYTES && !ended) {
    const next = await chunks.next();
    ended = next.done === true;
    if (next.done !== true) {
      first.push(next.value);
      length += next.value.length;
    }
  }
  stopIfInterrupted(io);
  const head = Buffer.concat(first);
  const format = tell(head, ended);
  const stamps = format === undefined ? { head: [], tail: [] } : stampsOf(format, head, Buffer.alloc(0));
  const clocks = readClocks([{ file: 0, path: '-', mtime: io.now(), ...stamps }], {
    timezones: [],
    zoneOption: options.zone,
    yearOption: options.year,
  });
  const rest = { [Symbol.asyncIterator]: () => chunks };
  const all = async function* (): AsyncGenerator<Buffer, void, undefined> {
    yield head;
    if (!ended) yield* rest;
  };
  await parseLines(all(), 0, format, calendarOf(clocks.get(0)), '-', withRaw, io);
}

async function parseLines(
  chunks: OpenMember['chunks'],
  number: number,
  format: FileFormat | undefined,
  calendar: Calendar,
  file: string,
  withRaw: boolean,
  io: Io,
): Promise<void> {
  let raw = '';
  const out = new Gatherer();
  const reader =
    format === undefined
      ? undefined
      : new Reader(number, format, calendar, (place, fields) => {
          out.add(eventJson(place, fields, { file, raw, withRaw }));
        });
  const onLine: OnLine = (text, offset, length, line) => {
    raw = text;
    if (reader !== undefined) reader.line(text, offset, length, line);
    else if (length > 0) out.add(eventJson({ ...UNREAD, line, offset, length }, {}, { file, raw, withRaw }));
  };
  const cutter = new LineCutter();
  for await (const chunk of chunks) {
    cutter.push(chunk, onLine);
    await write(io.stdout, out.take());
    stopIfInterrupted(io);
  }
  stopIfInterrupted(io);
  cutter.end(onLine);
  await write(io.stdout, out.take());
}

/** Gathers lines as bytes. Few lines at a time are strings: many young strings cost more to collect than to make. */
class Gatherer {
  #lines: string[] = [];
  #bytes: Buffer[] = [];

  add(line: string): void {
    this.#lines.push(line);
    if (this.#lines.length >= 64) this.#pack();
  }

  take(): Buffer {
    this.#pack();
    const all = Buffer.concat(this.#bytes);
    this.#bytes = [];
    return all;
  }

  #pack(): void {
    this.#bytes.push(Buffer.from(this.#lines.join(''), 'utf8'));
    this.#lines = [];
  }
}

const UNREAD = { time: 0, precision: 0, file: 0, format: '', host: '', program: '', pid: 0, repeat: 0 };
