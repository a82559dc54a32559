import { clip, readable, visible } from '../base/text.ts';
import { isoTime } from '../base/time.ts';
import { LOG_BYTES } from '../case/unread-logs.ts';
import { PROBLEMS, type Problem } from '../evidence/problems.ts';
import { type Member, pathOf, type Survey } from '../ingest/read-all.ts';
import { contextFacts } from './inspect-context.ts';
import type { LogRead } from './inspect-read.ts';
import { problemLine } from './members.ts';
import { bytesText, counted, countText, shareText, shown, spanText, table } from './table.ts';

/** Evidence that was looked at and whose logs were read. */
export interface Inspected {
  readonly surveyed: Survey;
  /** By number of the member. */
  readonly read: ReadonlyMap<number, LogRead>;
  readonly problems: readonly Problem[];
}

/** For people. */
export function inspectionText(of: Inspected): string {
  const { members } = of.surveyed;
  const kind = (...kinds: readonly string[]): readonly Member[] =>
    members.filter((m) => kinds.includes(m.explored.kind));
  return `${[
    headline(of),
    ...section('Logs', logRows(kind('log'), of), [6, 7]),
    ...section('Long silences in a log', silenceRows(kind('log'), of)),
    ...section('Configuration and listings', contextRows(kind('context')), [2]),
    ...section('What they say', factRows(of)),
    ...section('Read by nothing', unreadRows(kind('unknown', 'binary')), [2]),
    ...section(
      'Problems',
      of.problems.map((p) => [visible(problemLine(p))]),
    ),
  ].join('\n')}\n`;
}

/** Shapes of lines that nothing reads, most frequent first, and the large files of which nothing reads a line. */
export function unparsedText(of: Inspected): string {
  const rows = shapes(of).map((s) => [
    countText(s.count),
    s.program,
    clip(s.shape, 120),
    `${s.path}:${s.line}`,
  ]);
  const files = of.surveyed.members
    .filter((m) => m.explored.kind === 'unknown' && sizeOf(m.explored) >= LOG_BYTES)
    .sort((a, b) => sizeOf(b.explored) - sizeOf(a.explored));
  if (rows.length + files.length === 0) return 'Every line of every log was read.\n';
  const shapeTable = [['count', 'program', 'shape', 'for example'], ...rows];
  return `${[
    ...(rows.length === 0 ? ['Every line of a known kind of log was read.'] : table(shapeTable, [0])),
    ...section('Large files of which no line is read', unreadRows(files), [2]),
  ].join('\n')}\n`;
}

/** For programs: schema `constat.inspect/1`. */
export function inspectionJson(of: Inspected, version: string): object {
  return {
    schema: 'constat.inspect/1',
    constat: version,
    files: of.surveyed.members.map((m) => memberJson(m, of.read.get(m.number))),
    context: contextFacts(of.surveyed.context).map(({ about, name, value, place }) => ({
      about,
      name,
      value: readable(value),
      path: place.path,
      line: place.line,
    })),
    unparsed: shapes(of),
    problems: of.problems.map((p) => ({ ...p, loses: PROBLEMS[p.problem].loses })),
  };
}

function memberJson({ number, explored, clock }: Member, read: LogRead | undefined): object {
  const { summary } = read ?? {};
  return {
    id: `f${number}`,
    path: explored.file.shown,
    member: explored.member,
    kind: explored.kind,
    format: explored.format?.id ?? '',
    reader: explored.contextId,
    sha256: read?.sha256 ?? explored.sha256,
    bytes: sizeOf(explored),
    zone: clock?.zone ?? '',
    zoneSource: clock?.zoneSource ?? '',
    zoneContradicted: clock?.contradicted ?? '',
    year: clock?.year ?? 0,
    yearSource: clock?.yearSource ?? '',
    first: when(summary?.first),
    last: when(summary?.last),
    lines: summary?.lines ?? explored.lines,
    unread: summary?.unread ?? 0,
    hosts: summary?.hosts.map(([name, lines]) => ({ name: readable(name), lines })) ?? [],
    silences: read?.silences.map((s) => ({ from: isoTime(s.from), to: isoTime(s.to) })) ?? [],
  };
}

function when(micros: number | undefined): string | undefined {
  return micros === undefined || !Number.isSafeInteger(micros) ? undefined : isoTime(micros);
}

function shapes(of: Inspected): readonly {
  readonly path: string;
  readonly program: string;
  readonly shape: string;
  readonly count: number;
  readonly line: number;
  readonly offset: number;
}[] {
  return of.surveyed.members
    .flatMap((m) =>
      (of.read.get(m.number)?.summary.shapes ?? []).map(({ program, shape, count, line, offset }) => {
        return {
          path: pathOf(m.explored),
          program: shown(program),
          shape: shown(shape),
          count,
          line,
          offset,
        };
      }),
    )
    .sort((a, b) => b.count - a.count);
}

function headline(of: Inspected): string {
  const { members } = of.surveyed;
  const reads = [...of.read.values()];
  const sum = (pick: (r: LogRead) => number): number => reads.reduce((n, r) => n + pick(r), 0);
  const lines = sum((r) => r.summary.lines);
  const bytes = members.reduce((n, m) => n + sizeOf(m.explored), 0);
  const logs = members.filter((m) => m.explored.kind === 'log').length;
  return `${counted(members.length, 'file')}, ${bytesText(bytes)}; ${counted(logs, 'log')} with ${counted(lines, 'line')}, ${shareText(
    sum((r) => r.summary.unread),
    lines,
  )} not understood${lines > 0 ? ' (--unparsed shows them)' : ''}`;
}

type Rows = readonly (readonly string[])[];

function section(title: string, rows: Rows, right: readonly number[] = []): readonly string[] {
  return rows.length === 0 ? [] : ['', title, ...table(rows, right).map((line) => `  ${line}`)];
}

function logRows(members: readonly Member[], of: Inspected): Rows {
  if (members.length === 0) return [];
  const rows = members.map((m) => {
    const { explored, clock, number } = m;
    const summary = of.read.get(number)?.summary;
    const hosts = (summary?.hosts ?? []).slice(0, 3).map(([name]) => clip(shown(name), 40));
    const more = (summary?.hosts.length ?? 0) - hosts.length;
    return [
      pathOf(explored),
      explored.format?.id ?? '',
      hosts.join(' ') + (more > 0 ? ` +${more}` : '') || '-',
      `${second(summary?.first)} .. ${second(summary?.last)}`,
      zoneText(clock),
      clock === undefined || clock.year === 0 ? 'line' : `${clock.year} ${clock.yearSource}`,
      countText(summary?.lines ?? 0),
      countText(summary?.unread ?? 0),
    ];
  });
  return [['file', 'format', 'host', 'first .. last (UTC)', 'zone', 'year', 'lines', 'not read'], ...rows];
}

function zoneText(clock: Member['clock']): string {
  if (clock === undefined) return '-';
  const against = clock.contradicted === '' ? '' : `, against ${shown(clock.contradicted)}`;
  return `${clock.zone === '' ? '' : `${shown(clock.zone)} `}${clock.zoneSource}${against}`;
}

function silenceRows(members: readonly Member[], of: Inspected): Rows {
  return members.flatMap((m) =>
    (of.read.get(m.number)?.silences ?? []).map((s) => [
      pathOf(m.explored),
      `${second(s.from)} .. ${second(s.to)}`,
      spanText((s.to - s.from) / 1e6),
    ]),
  );
}

function contextRows(members: readonly Member[]): Rows {
  const byReader = new Map<string, Member[]>();
  for (const m of members) {
    const group = byReader.get(m.explored.contextId);
    if (group === undefined) byReader.set(m.explored.contextId, [m]);
    else group.push(m);
  }
  return [...byReader].map(([reader, group]) => {
    const [first] = group;
    const more = group.length > 1 ? ` and ${group.length - 1} more` : '';
    const lines = group.reduce((n, m) => n + m.explored.lines, 0);
    return [reader, first === undefined ? '' : pathOf(first.explored) + more, counted(lines, 'line')];
  });
}

function factRows(of: Inspected): Rows {
  return contextFacts(of.surveyed.context).map(({ about, name, value, place }) => [
    about,
    name,
    clip(shown(value), 80),
    `${place.path}:${place.line}`,
  ]);
}

function unreadRows(members: readonly Member[]): Rows {
  return members.map(({ explored }) => [
    pathOf(explored),
    explored.kind === 'binary' ? 'not text' : 'text of no known kind',
    bytesText(sizeOf(explored)),
  ]);
}

/** Unpacked bytes; of what was not unpacked, those of the file. */
function sizeOf({ unpackedBytes, member, file }: Member['explored']): number {
  return unpackedBytes > 0 || member !== '' ? unpackedBytes : file.bytes;
}

function second(micros: number | undefined): string {
  const iso = when(micros);
  return iso === undefined ? '-' : `${iso.slice(0, 19)}Z`;
}
