import { PROBLEMS } from '../evidence/problems.ts';
import { survey } from '../ingest/read-all.ts';
import {
  CLOCK_OPTIONS,
  type Command,
  JSON_OPTION,
  PROGRESS_OPTIONS,
  QUIET_OPTION,
  VERBOSE_OPTION,
} from './command.ts';
import { type LogRead, readLog } from './inspect-read.ts';
import { type Inspected, inspectionJson, inspectionText, unparsedText } from './inspect-show.ts';
import { type Io, stopIfInterrupted, write } from './io.ts';
import { calendarOf, clockOptions, distinctProblems, eachMember } from './members.ts';
import { type Progress, progressMode, startProgress } from './progress.ts';

/** `constat inspect`: what is there. Writes nothing anywhere. */
export const inspect: Command = {
  name: 'inspect',
  group: 'Investigate',
  usage: '<evidence...>',
  summary: 'say what is there: formats, hosts, time span, gaps, clocks; writes nothing',
  examples: [
    'constat inspect ./evidence',
    'constat inspect --unparsed mail.log',
    'constat inspect --json ./evidence | jq \'.files[] | select(.kind=="unknown").path\'',
  ],
  options: [
    { flags: '--unparsed', means: 'lines that nothing reads, by shape, with how often and one place' },
    ...CLOCK_OPTIONS,
    JSON_OPTION,
    ...PROGRESS_OPTIONS,
    QUIET_OPTION,
    VERBOSE_OPTION,
  ],
  notes: [
    'Every log is read to its end, so that counts and spans are exact. Times are UTC. A silence is listed when it lasts an hour or more and five times longer than the longest one to be expected at the rate of its file.',
  ],
  run: async (given, io) => {
    const progress = startProgress(progressMode(given, io, given.off('progress')), io);
    const inspected = await look(given.args, clockOptions(given), progress, io).finally(progress.end);
    const text = given.flag('json')
      ? `${JSON.stringify(inspectionJson(inspected, io.version))}\n`
      : given.flag('unparsed')
        ? unparsedText(inspected)
        : inspectionText(inspected);
    await write(io.stdout, text);
    return inspected.problems.some((p) => PROBLEMS[p.problem].loses) ? 3 : 0;
  },
};

async function look(
  roots: readonly string[],
  clocks: ReturnType<typeof clockOptions>,
  progress: Progress,
  io: Io,
): Promise<Inspected> {
  let seen = 0;
  const surveyed = await survey(roots, clocks, () => {
    stopIfInterrupted(io);
    progress.step({ stage: 'looking at files', done: ++seen, total: 0, unit: 'files' });
  });
  const logs = surveyed.members.filter((m) => m.explored.kind === 'log');
  const total = logs.reduce((n, m) => n + m.explored.unpackedBytes, 0);
  let done = 0;
  const read = new Map<number, LogRead>();
  const problems = await eachMember(
    surveyed,
    (m) => m.explored.kind === 'log',
    async ({ number, explored, clock }, open) => {
      if (explored.format === undefined) return;
      const onBytes = (bytes: number): void => {
        stopIfInterrupted(io);
        done += bytes;
        progress.step({ stage: 'reading logs', done, total, unit: 'bytes' });
      };
      read.set(number, await readLog(open, number, explored.format, calendarOf(clock), onBytes));
    },
  );
  const all = [...surveyed.problems, ...surveyed.members.flatMap((m) => m.explored.problems), ...problems];
  return { surveyed, read, problems: distinctProblems(all) };
}
