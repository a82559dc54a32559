import { UserError } from '../base/errors.ts';
import { detach, LineCutter, type OnLine } from '../evidence/lines.ts';
import { type OpenMember, openMembers } from '../evidence/open.ts';
import { PROBLEMS, type Problem } from '../evidence/problems.ts';
import { walkEvidence } from '../evidence/walk.ts';
import { caseDirectory, evidenceRoots, isFile } from './case-folder.ts';
import {
  COLOR_OPTION,
  type Command,
  type Given,
  JSON_OPTION,
  QUIET_OPTION,
  VERBOSE_OPTION,
} from './command.ts';
import { type Io, stopIfInterrupted, write } from './io.ts';
import { distinctProblems, problemLine, wholeNumber } from './members.ts';
import {
  countOnly,
  type Found,
  jsonDocument,
  jsonLines,
  rawBytes,
  type Sink,
  textLines,
} from './search-out.ts';
import { compilePattern, type Matches } from './search-pattern.ts';

/** `constat search`: raw lines that hold a pattern. */
export const search: Command = {
  name: 'search',
  group: 'Look',
  usage: '<pattern> [path...]',
  summary: 'search the raw lines of a case or of evidence, packed or not',
  examples: [
    "constat search 'SASL LOGIN.*failed' ./evidence",
    'constat search -F -C 3 185.220.101.4',
    'constat search -i -c forwarded ./evidence.case',
  ],
  options: [
    { flags: '-F, --fixed-strings', means: 'the pattern is text, not a regular expression' },
    { flags: '-i, --ignore-case', means: 'letters match in either case' },
    { flags: '-C, --context <N>', means: 'lines to show before and after (at most 1000)' },
    { flags: '-c, --count', means: 'only how many lines of each file' },
    { flags: '-m, --max-count <N>', means: 'stop a file after so many lines' },
    { flags: '--raw', means: 'the lines as they are, byte for byte; not to a terminal' },
    { flags: '--jsonl', means: 'one JSON object a line' },
    JSON_OPTION,
    COLOR_OPTION,
    QUIET_OPTION,
    VERBOSE_OPTION,
  ],
  notes: [
    'A path is a case, whose evidence is searched, or evidence; without one it is the case of $CONSTAT_CASE or of this folder. Regular expressions are those of JavaScript without look-around and back-references, so that no line can make one slow. Control and bidirectional characters are spelled out unless --raw. Put -- before a pattern that begins with -.',
    'Exit codes: 0 a line was found, 1 none, 2 wrong usage or a part could not be read.',
  ],
  run: async (given, io) => {
    const [pattern = '', ...paths] = given.args;
    const matches = compilePattern(pattern, {
      fixed: given.flag('fixedStrings'),
      ignoreCase: given.flag('ignoreCase'),
    });
    const sink = sinkOf(given, io);
    const bounds = {
      context: given.flag('count') ? 0 : (wholeNumber(given, 'context', 0, 1000) ?? 0),
      most: wholeNumber(given, 'maxCount', 1, 1e12) ?? Number.POSITIVE_INFINITY,
    };
    let hits = 0;
    const { files, problems } = await walkEvidence(await rootsOf(paths, io));
    const met: Problem[] = [...problems];
    for (const file of files) {
      for await (const open of openMembers(file)) {
        if (open.kind === 'text' || open.kind.startsWith('utf'))
          hits += await searchMember(open, matches, bounds, sink, io);
        // Finishing would read and hash the rest; only a member that was read to its end tells its problems.
        met.push(...(await open.finish()).problems);
      }
    }
    await sink.end(hits);
    const lost = distinctProblems(met).filter((p) => PROBLEMS[p.problem].loses);
    if (!given.flag('quiet')) for (const p of lost) await write(io.stderr, `constat: ${problemLine(p)}\n`);
    return hits > 0 ? 0 : lost.length > 0 ? 2 : 1;
  },
};

function sinkOf(given: Given, io: Io): Sink {
  if (given.flag('raw')) {
    if (io.stdout.isTTY)
      throw new UserError('--raw', 'writes bytes that steer a terminal', 'pipe it into a file');
    return rawBytes(io.stdout);
  }
  if (given.flag('count')) return countOnly(io.stdout);
  if (given.flag('json')) return jsonDocument(io.stdout);
  return given.flag('jsonl') ? jsonLines(io.stdout) : textLines(io.stdout, io.colors);
}

/** Evidence as named, or that of the cases that were named. */
async function rootsOf(paths: readonly string[], io: Io): Promise<readonly string[]> {
  const named = paths.length > 0 ? paths : [await caseDirectory(undefined, io)];
  const roots: string[] = [];
  for (const path of named) {
    if (!(await isFile(`${path}/case.json`))) {
      roots.push(path);
      continue;
    }
    const evidence = await evidenceRoots(path);
    if (evidence.length === 0) {
      throw new UserError(path, 'does not say where its evidence is', 'name the evidence itself');
    }
    roots.push(...evidence);
  }
  return roots;
}

interface Bounds {
  readonly context: number;
  readonly most: number;
}

async function searchMember(
  open: OpenMember,
  matches: Matches,
  bounds: Bounds,
  sink: Sink,
  io: Io,
): Promise<number> {
  const path = open.member === '' ? open.file.shown : `${open.file.shown}!${open.member}`;
  const finder = finderOf(path, matches, bounds, sink.wantsLines);
  const cutter = new LineCutter();
  for await (const chunk of open.chunks) {
    cutter.push(chunk, finder.onLine);
    await sink.lines(finder.take());
    stopIfInterrupted(io);
    if (finder.isDone()) break;
  }
  if (!finder.isDone()) cutter.end(finder.onLine);
  await sink.lines(finder.take());
  await sink.file(path, finder.hits());
  return finder.hits();
}

/** Takes the lines of a member one after the other and keeps what is to be shown. */
interface Finder {
  readonly onLine: OnLine;
  /** What was found since it was asked last. */
  readonly take: () => readonly Found[];
  readonly hits: () => number;
  /** Whether nothing more is wanted. */
  readonly isDone: () => boolean;
}

function finderOf(path: string, matches: Matches, { context, most }: Bounds, wantsLines: boolean): Finder {
  let recent: Found[] = [];
  const found: Found[] = [];
  let hits = 0;
  let after = 0;
  return {
    onLine: (text, offset, _length, line) => {
      const hit = hits < most && matches(text);
      if (!hit && after === 0 && context === 0) return;
      if (!wantsLines) {
        hits += 1;
        return;
      }
      const at: Found = { path, line, offset, text: detach(text), hit };
      if (hit) {
        hits += 1;
        found.push(...recent, at);
        recent = [];
        after = context;
      } else if (after > 0) {
        found.push(at);
        after -= 1;
      } else {
        recent.push(at);
        if (recent.length > context) recent.shift();
      }
    },
    take: () => found.splice(0),
    hits: () => hits,
    isDone: () => hits >= most && after === 0,
  };
}
