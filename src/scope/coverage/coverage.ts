import { isoTime, SECOND } from '../../base/time.ts';
import type { Gap, QuestionCoverage, SourceHours } from '../../case/evidence.ts';
import type { World } from '../../case/world.ts';
import type { Store } from '../../store/store.ts';
import { bands } from './bands.ts';
import { countRecords } from './counts.ts';
import { dropGaps } from './drops.ts';
import { programsOf, readUnasked } from './excess.ts';
import { notices } from './explain.ts';
import { findHoles } from './holes.ts';
import type { FoundGap, LogFile, Material } from './inputs.ts';
import { orphanGaps } from './orphans.ts';
import { withEdgeLines } from './proof.ts';
import { coverageOfQuestion, questionsOf } from './questions.ts';
import { rotationGaps } from './rotation.ts';
import { neverEnabled } from './settings.ts';
import { silentGaps } from './silent.ts';
import { countStrands } from './strands.ts';
import { COVERAGE_THRESHOLDS, type CoverageThresholds } from './thresholds.ts';

/** What the logs could have shown. */
export interface Coverage {
  readonly gaps: readonly Gap[];
  /** One entry per question for all accounts (`account` empty), then entries of accounts that differ from it. */
  readonly questions: readonly QuestionCoverage[];
  readonly sources: readonly SourceHours[];
  /** Whether `no-trace` may be said of any account: every way in was covered in the whole window, nothing is in doubt. */
  readonly canClear: boolean;
  /** Why not, as sentence keys (`missing.…`, `gap.…`); empty when it may. */
  readonly cannotClear: readonly string[];
}

/** Overrides of single thresholds. */
export interface CoverageOptions {
  readonly thresholds?: Partial<CoverageThresholds>;
  /** What is doubtful for reasons that coverage does not see itself: clocks. */
  readonly known?: readonly FoundGap[];
}

/**
 * What the logs of a loaded case could have shown, in the window of `world`: gaps with their lines, the share of the
 * window covered for each question, lines over time. `files` are all logs that were handed over, also those of which
 * nothing could be read. Handbook section 3.
 */
export async function coverageOf(
  store: Store,
  known: World,
  files: readonly LogFile[],
  options: CoverageOptions = {},
): Promise<Coverage> {
  const thresholds = { ...COVERAGE_THRESHOLDS, ...options.thresholds };
  const windowed = { ...known, window: windowOf(known) };
  const unasked = await readUnasked(store, windowed, thresholds);
  const world = { ...windowed, programs: programsOf(unasked, thresholds) };
  const strands = await countStrands(store, world, files, thresholds);
  const fileSources = strands.inFiles;
  const material: Material = { store, world, files, strands, fileSources, unasked, thresholds };
  const counts = await countRecords(store, strands, world);
  const silent = await silentGaps(material, findHoles(strands, thresholds), await notices(material));
  const rotated = await withEdgeLines(material, rotationGaps(material, silent));
  const lost = [...silent, ...rotated, ...(await dropGaps(material))];
  const found = [
    ...lost,
    ...(await orphanGaps(material, lost)),
    ...neverEnabled(material, counts),
    ...(options.known ?? []),
  ];
  const host = onlyHost(files);
  const asked = questionsOf(material, counts);
  const general = asked.map((q) => coverageOfQuestion(material, q, found, ''));
  const own = accountsOf(found).flatMap((account) =>
    asked
      .map((q) => coverageOfQuestion(material, q, found, account))
      .filter((c, i) => c.share !== general[i]?.share),
  );
  const cannotClear = doubts(material, general, found);
  return {
    gaps: found.map((g) => shown(g, host)).sort(byTime),
    questions: [...general, ...own],
    sources: bands(material, host),
    canClear: cannotClear.length === 0,
    cannotClear,
  };
}

// Evidence without a record has a window all the same, so that nothing in it counts as covered.
function windowOf({ window: { from, to } }: World): World['window'] {
  const start = Number.isFinite(from) ? from : 0;
  return { from: start, to: Number.isFinite(to) ? Math.max(to, start + SECOND) : start + SECOND };
}

function onlyHost(files: readonly LogFile[]): string {
  const names = new Set(files.map((f) => f.host).filter((h) => h !== ''));
  return names.size === 1 ? ([...names][0] ?? '') : '';
}

function accountsOf(gaps: readonly FoundGap[]): readonly string[] {
  return [...new Set(gaps.flatMap((g) => g.accounts))].sort();
}

const WAYS_IN: ReadonlySet<string> = new Set(['dovecot', 'postfix', 'web-access', 'roundcube', 'syslog']);

// What must have been on record for the whole window: who signed in, and what was done inside, which alone tells a
// stranger's sign-in from the owner's at a new place.
const CLEARS: ReadonlySet<string> = new Set([
  'sign-in',
  'message-read-webmail',
  'message-read-imap',
  'message-read-pop3',
]);

/** What forbids to say of anybody that there is no trace. */
function doubts(
  material: Material,
  general: readonly QuestionCoverage[],
  found: readonly FoundGap[],
): readonly string[] {
  const out = new Set(general.filter((q) => CLEARS.has(q.question) && q.share < 1).flatMap((q) => q.missing));
  for (const gap of found) {
    const doubtful = gap.kind === 'suspect' || gap.kind === 'drop';
    if (doubtful && !gap.harmless && WAYS_IN.has(gap.source)) out.add(`gap.${gap.because}`);
  }
  const { unread } = material.thresholds;
  const ways = new Set(material.fileSources.filter((f) => WAYS_IN.has(f.source)).map((f) => f.file));
  const read = material.files.filter((f) => ways.has(f.number) && f.source !== 'host');
  if (read.some((f) => f.unread > unread * Math.max(100, f.lines))) out.add('missing.unread-lines');
  return [...out].sort();
}

function shown(gap: FoundGap, host: string): Gap {
  const { source, from, to, kind, because, facts, refs } = gap;
  return { source, host, from: isoTime(from), to: isoTime(to), kind, because, facts, refs: [...refs] };
}

function byTime(a: Gap, b: Gap): number {
  const left = `${a.from} ${a.source} ${a.kind} ${a.because} ${a.to}`;
  const right = `${b.from} ${b.source} ${b.kind} ${b.because} ${b.to}`;
  return left < right ? -1 : left > right ? 1 : 0;
}
