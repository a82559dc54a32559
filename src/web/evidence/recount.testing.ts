import { SECOND } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import { fileKind, micros } from './kinds.ts';

const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);

/** What a number of the evidence screen must be, counted again from the Case alone by what it says it counts. */
export function recount(file: Case, of: string): number | undefined {
  const [verb = '', ...words] = of.split(' ');
  const { evidence, coverage, unread } = file;
  const sum = (what: 'lines' | 'unread' | 'bytes'): number => total(evidence.map((f) => f[what]));
  switch (verb) {
    case 'sum':
      return sum(words[1] as 'lines');
    case 'unread-share':
      return sum('unread') / Math.max(1, sum('lines'));
    case 'sign-in-coverage':
      return coverage.questions.find((q) => q.account === '' && q.question === 'sign-in')?.share;
    case 'count':
      return evidence.filter((f) => words.slice(1).every((w) => matches(f, w, words[0] ?? ''))).length;
    case 'file':
      return ofFile(
        evidence.find((f) => f.id === words[0]),
        words[1] ?? '',
      );
    case 'heat-lines':
      return heatLines(file, words);
    case 'gap': {
      const gap = coverage.gaps[Number(words[0]) - 1];
      return gap === undefined ? undefined : Math.round((Date.parse(gap.to) - Date.parse(gap.from)) / 1000);
    }
    case 'sessions-in-gap':
      return sessionsIn(file, Number(words[0]));
    case 'question': {
      const account = words[1] === 'longest' ? '' : (words[1] ?? '');
      const q = coverage.questions.find((one) => one.question === words[0] && one.account === account);
      return words.at(-1) === 'longest' ? q?.longestGapSeconds : q?.share;
    }
    case 'own-accounts':
      return coverage.questions.filter((q) => q.question === words[0] && q.account !== '').length;
    case 'unread': {
      const count = unread[Number(words[0]) - 1]?.count ?? Number.NaN;
      return words[1] === 'share' ? count / Math.max(1, sum('lines')) : count;
    }
    default:
      return undefined;
  }
}

function matches(f: EvidenceFile, word: string, what: string): boolean {
  const [name = '', value = ''] = word.split('=', 2);
  if (what === 'logs' && (fileKind(f) !== 'log' || f.lines === 0)) return false;
  if (name === 'kind') return fileKind(f) === value;
  if (name === 'find') return `${f.path} ${f.sha256}`.toLowerCase().includes(value.toLowerCase());
  if (name === 'only') return value === 'unread' ? f.unread > 0 : f.problems.length > 0;
  return String(f[name as keyof EvidenceFile]) === value;
}

function ofFile(f: EvidenceFile | undefined, what: string): number | undefined {
  if (f === undefined) return undefined;
  return what === 'unread-share' ? f.unread / Math.max(1, f.lines) : f[what as 'lines' | 'unread' | 'bytes'];
}

function heatLines({ coverage }: Case, words: readonly string[]): number | undefined {
  const [source, host, from = '', to = ''] = words;
  const s = coverage.sources.find((one) => one.source === source && one.host === host);
  if (s === undefined) return undefined;
  return total(
    s.lines.filter((_, i) => {
      const at = micros(s.from) + i * s.cellSeconds * SECOND;
      return at >= micros(from) && at < micros(to);
    }),
  );
}

function sessionsIn({ sessions, coverage }: Case, n: number): number {
  const gap = coverage.gaps[n - 1];
  return sessions.filter(
    (s) =>
      ['intruder', 'suspect'].includes(s.judgement) &&
      gap !== undefined &&
      micros(s.start) <= micros(gap.to) &&
      micros(s.end) >= micros(gap.from),
  ).length;
}
