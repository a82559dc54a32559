import { join } from 'node:path';
import { writeWhole } from '../base/plain-file.ts';
import { visible } from '../base/text.ts';
import { type Case, setThresholds } from '../case/case.ts';
import type { Grade, Link } from '../case/common.ts';
import { unreadLogs } from '../case/unread-logs.ts';
import { type InvestigateOptions, investigate as runInvestigation } from '../investigate.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { answerLines } from '../report/answer.ts';
import { renderHtml } from '../report/html.ts';
import type { Language } from '../report/languages/language.ts';
import {
  CLOCK_OPTIONS,
  COLOR_OPTION,
  type Command,
  JSON_OPTION,
  PROGRESS_OPTIONS,
  QUIET_OPTION,
  VERBOSE_OPTION,
} from './command.ts';
import { investigateOptions } from './investigate-options.ts';
import { write } from './io.ts';
import { LANG_OPTION, languageOf } from './languages.ts';
import { progressMode, startProgress } from './progress.ts';
import { pathOfFile } from './show-places.ts';
import { bytesText, counted, shareText, spanText } from './table.ts';

const LEVELS = ['proved', 'probable', 'exposed'] as const;
type Level = (typeof LEVELS)[number];

/** `constat investigate`: the whole chain. */
export const investigate: Command = {
  name: 'investigate',
  group: 'Investigate',
  usage: '<evidence...>',
  summary: 'read, detect, link, scope, judge, report (the whole chain)',
  examples: [
    'constat investigate ./evidence',
    'constat investigate mx1.tar.gz mx2.zip --from 2026-02-28Z --to 2026-03-10Z',
    'constat investigate ./evidence --known-good 10.0.0.0/8 --actor-ip 185.220.101.4',
  ],
  options: [
    { flags: '-o, --case <DIR>', means: 'where the case is written (default: <evidence>.case)' },
    { flags: '--force', means: 'replace a finished case' },
    { flags: '--from <TIME>', means: 'only from this time on (coverage is counted within it)' },
    { flags: '--to <TIME>', means: 'only until this time' },
    ...CLOCK_OPTIONS,
    { flags: '--actor-ip <ADDRESS>', means: 'address or network of the actor', repeatable: true },
    { flags: '--actor-account <NAME>', means: 'account that the actor used', repeatable: true },
    {
      flags: '--known-good <LIST>',
      means: 'addresses, networks or accounts that are ours',
      repeatable: true,
    },
    {
      flags: '--proxy <ADDRESS>',
      means: 'proxy of ours, whose word about its clients counts',
      repeatable: true,
    },
    {
      flags: '--threshold <SETTING>',
      means: 'NAME=NUMBER sets a threshold (docs/thresholds.md); the case and its report say so',
      repeatable: true,
    },
    { flags: '--memory <SIZE>', means: 'memory of the engine (default: half of the machine, at most 4G)' },
    { flags: '--jobs <N>', means: 'threads that read (default: all cores)' },
    LANG_OPTION,
    { flags: '--fail-on <LEVEL>', means: 'exit 10 if something was found of this level', choices: LEVELS },
    { flags: '--strict', means: 'exit 1 instead of 3 when evidence cannot be read' },
    JSON_OPTION,
    ...PROGRESS_OPTIONS,
    COLOR_OPTION,
    QUIET_OPTION,
    VERBOSE_OPTION,
  ],
  notes: [
    'Times are 2026-03-01T04:00Z, 2026-03-01Z, 2026-03-01 with --tz, or -2h. @FILE stands for the lines of a file. The evidence is only read. The case folder gets case.json, report.html and the data that query needs; an interrupted run goes on with the same command.',
    'Levels: proved is mail taken or served by the actor for certain; probable adds what is probable or was only opened; exposed adds what could be listed or reached.',
  ],
  run: async (given, io) => {
    const language = languageOf(given);
    const began = io.now();
    const progress = startProgress(progressMode(given, io, given.off('progress')), io);
    const options = await investigateOptions(given, io, ({ stage, ...rest }) =>
      progress.step({ stage: STAGES[stage], ...rest }),
    );
    const { case: file, complete } = await runInvestigation(options).finally(progress.end);
    const journal = await openJournal(options.caseDir, { file, now: io.now, readOnly: true });
    await writeWhole(join(options.caseDir, 'report.html'), renderHtml(file, { language, journal }));
    const seconds = (io.now() - began) / 1e6;
    await write(
      io.stdout,
      given.flag('json')
        ? summary(file, options.caseDir, complete, seconds, language)
        : lines(answerLines(file, language, Math.min(io.stdout.columns, 100))),
    );
    if (!given.flag('quiet')) await write(io.stderr, closing(file, options, seconds, complete, journal));
    const level = LEVELS.find((l) => l === given.text('failOn'));
    if (level !== undefined && reached(file, level)) return 10;
    return complete ? 0 : given.flag('strict') ? 1 : 3;
  },
};

const STAGES = {
  survey: 'looking at files',
  read: 'reading logs',
  judge: 'judging',
  write: 'writing the case',
} as const;

function summary(
  file: Case,
  directory: string,
  complete: boolean,
  seconds: number,
  language: Language,
): string {
  return `${JSON.stringify({
    schema: 'constat.run/1',
    case: directory,
    complete,
    seconds,
    ...totalsOf(file),
    answer: answerLines(file, language),
    statements: file.answer.statements,
    wouldChange: file.answer.wouldChange,
  })}\n`;
}

function totalsOf(file: Case): { files: number; lines: number; unread: number; bytes: number } {
  const sum = (pick: (f: Case['evidence'][number]) => number): number =>
    file.evidence.reduce((n, f) => n + pick(f), 0);
  return {
    files: file.evidence.length,
    lines: sum((f) => f.lines),
    unread: sum((f) => f.unread),
    // Members of an archive lie within its own bytes.
    bytes: sum((f) => (f.member === '' ? f.bytes : 0)),
  };
}

function closing(
  file: Case,
  options: InvestigateOptions,
  seconds: number,
  complete: boolean,
  journal: Journal,
): string {
  const { files, lines: count, unread, bytes } = totalsOf(file);
  const directory = quoted(options.caseDir);
  const evidence = options.roots.map(quoted).join(' ');
  const read = `Read ${counted(files, 'file')}, ${counted(count, 'line')}, ${bytesText(bytes)} in ${spanText(seconds)} (${shareText(unread, count)} not understood: constat inspect --unparsed ${evidence})`;
  const doubles = file.evidence.reduce((n, f) => n + (f.doubles ?? 0), 0);
  const once = `${counted(doubles, 'line')} that other files hold as well ${doubles === 1 ? 'counts' : 'count'} once`;
  const set = setThresholds(file);
  const partly = 'Part of the evidence could not be read: constat inspect shows which';
  const next = `Next: constat serve ${directory} | constat show 1 --case ${directory} | open ${quoted(join(options.caseDir, 'report.html'))}`;
  return lines([
    read,
    ...(doubles === 0 ? [] : [once]),
    ...(complete ? [] : [partly]),
    ...unreadLine(file),
    ...(set === '' ? [] : [`Thresholds set by hand: ${set}`]),
    ...keptLines(journal, directory),
    next,
  ]);
}

const MOST_NAMES = 3;

/** Large texts that may be logs and of which nothing was read. */
function unreadLine(file: Case): readonly string[] {
  const files = unreadLogs(file.evidence);
  if (files.length === 0) return [];
  const names = files.slice(0, MOST_NAMES).map((f) => `${visible(pathOfFile(f))} (${bytesText(f.bytes)})`);
  const more = files.length > names.length ? ` and ${files.length - names.length} more` : '';
  return [`${counted(files.length, 'large file')} of no known kind, not read: ${names.join(', ')}${more}`];
}

/** The journal outlives the case that it was written about; whoever made the case anew hears so. */
function keptLines(journal: Journal, directory: string): readonly string[] {
  const entries = journal.entries();
  const earlier = entries.filter((e) => e.case !== journal.caseHash).length;
  if (entries.length === 0) return [];
  const lost = journal.standing().lost.length;
  const gone = lost === 0 ? '' : `, ${lost} of them about what the case no longer has`;
  const broken = journal.broken() === '' ? [] : [`The journal is not whole: ${journal.broken()}`];
  return [
    ...broken,
    `The journal was kept: ${counted(entries.length, 'entry', 'entries')}${earlier === 0 ? '' : `, ${earlier} about an earlier computation`}${gone}: constat note --list ${directory}`,
  ];
}

/** A path as a shell takes it. */
function quoted(path: string): string {
  return /^[A-Za-z0-9_./:@+-]+$/.test(path) ? path : `'${visible(path).replaceAll("'", "'\\''")}'`;
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

/** Whether the Case holds something of a level or of one above it. */
export function reached(file: Case, level: Level): boolean {
  const wanted: Readonly<Record<Level, (grade: Grade, link: Link) => boolean>> = {
    proved: (grade, link) => ['taken', 'served'].includes(grade) && link === 'certain',
    probable: (grade, link) =>
      ['taken', 'served', 'opened'].includes(grade) && (link === 'certain' || link === 'probable'),
    exposed: (grade, link) =>
      ['taken', 'served', 'opened', 'listed', 'reachable'].includes(grade) && link !== 'owner',
  };
  return [...file.items, ...file.sets, ...file.accounts].some((x) => wanted[level](x.grade, x.link));
}
