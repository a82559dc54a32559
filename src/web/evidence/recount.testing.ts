import { SECOND } from '../../base/time.ts';
import type { Case } from '../../case/case.ts';
import type { EvidenceFile } from '../../case/evidence.ts';
import { fileKind, micros } from './kinds.ts';

const total = (list: readonly number[]): number => list.reduce((a, b) => a + b, 0);
const text = (word = '""'): string => String(JSON.parse(word));
const partOf = (part: number, all: number): number => part / Math.max(1, all);

/** Numbers of the evidence screen that are no list with a condition, counted again from the Case alone. */
export const EVIDENCE_COUNTS: Readonly<Record<string, (file: Case, words: readonly string[]) => number>> = {
  file: ({ evidence }, [id, what]) =>
    ofFile(
      evidence.find((f) => f.id === id),
      what ?? '',
    ),
  files: ({ evidence }, words) => evidence.filter((f) => words.every((w) => matches(f, w))).length,
  'heat-lines': heatLines,
  'heat-sources': ({ coverage }) =>
    new Set([...coverage.sources, ...coverage.gaps].map((s) => JSON.stringify([s.source, s.host]))).size,
  // Where a row stands in a list that is turned page by page.
  position: (_, [n]) => Number(n),
  'gap-seconds': ({ coverage }, [n]) => {
    const gap = coverage.gaps[Number(n) - 1];
    return Math.round((Date.parse(gap?.to ?? '') - Date.parse(gap?.from ?? '')) / 1000);
  },
  'sessions-in-gap': sessionsIn,
  question: (file, words) => question(file, words)?.share ?? Number.NaN,
  'question-longest': (file, words) => question(file, words)?.longestGapSeconds ?? Number.NaN,
  'own-accounts': ({ coverage }, [name, , shown]) =>
    coverage.questions.filter((q) => q.question === name && q.account !== '').length - Number(shown),
  'unread-shapes': ({ unread }, [, shown]) => unread.length - Number(shown),
  'unread-share': ({ unread, evidence }, [n]) => {
    const lines = total(evidence.map((f) => f.lines));
    const all = total(evidence.map((f) => f.unread));
    return partOf(n === undefined ? all : (unread[Number(n) - 1]?.count ?? Number.NaN), lines);
  },
};

function question({ coverage }: Case, [name, account]: readonly string[]) {
  return coverage.questions.find((q) => q.question === name && q.account === text(account));
}

function matches(f: EvidenceFile, word: string): boolean {
  const at = word.indexOf('=');
  const value = text(word.slice(at + 1));
  switch (word.slice(0, at)) {
    case 'kind':
      return fileKind(f) === value;
    case 'find':
      return `${f.path}!${f.member} ${f.sha256}`.toLowerCase().includes(value.toLowerCase());
    case 'only':
      return value === 'unread' ? f.unread > 0 : value === 'problems' && f.problems.length > 0;
    case 'format':
      return f.format === value;
    case 'host':
      return f.host === value;
    default:
      return false;
  }
}

function ofFile(f: EvidenceFile | undefined, what: string): number {
  if (f === undefined) return Number.NaN;
  if (what === 'unread-share') return partOf(f.unread, f.lines);
  return what === 'lines' ? f.lines : what === 'unread' ? f.unread : f.bytes;
}

function heatLines({ coverage }: Case, [source, host, from = '', to = '']: readonly string[]): number {
  const s = coverage.sources.find((one) => one.source === text(source) && one.host === text(host));
  if (s === undefined) return Number.NaN;
  return total(
    s.lines.filter((_, i) => {
      const at = micros(s.from) + i * s.cellSeconds * SECOND;
      return at >= micros(from) && at < micros(to);
    }),
  );
}

function sessionsIn({ sessions, coverage }: Case, [n]: readonly string[]): number {
  const gap = coverage.gaps[Number(n) - 1];
  return sessions.filter(
    (s) =>
      ['intruder', 'suspect'].includes(s.judgement) &&
      gap !== undefined &&
      micros(s.start) <= micros(gap.to) &&
      micros(s.end) >= micros(gap.from),
  ).length;
}
