import { DAY, isoTime, parseIso, SECOND } from '../../base/time.ts';
import { families, placementOf } from './family.ts';
import type { FoundGap, LogFile, Material } from './inputs.ts';
import type { Interval } from './intervals.ts';
import { silenceProbability } from './probability.ts';
import { activeSlots, silences } from './series.ts';

/** What rotation lost: files that are missing, and the time before the oldest and after the newest record. */
export function rotationGaps(material: Material, found: readonly FoundGap[]): readonly FoundGap[] {
  const out: FoundGap[] = [];
  for (const [base, files] of families(material.files)) {
    out.push(...missingNumbers(material, base, files), ...missingDates(material, base, files));
    out.push(...keptOpen(material, files));
  }
  return [...out, ...edges(material, found)];
}

const EMPTY = { refs: [], strands: [], accounts: [] } as const;

/** A gap of every source that the files hold records of; of its strands where other files hold the rest of it. */
function forSources(
  material: Material,
  files: readonly LogFile[],
  gap: Omit<FoundGap, 'source' | 'refs' | 'strands' | 'accounts'>,
): readonly FoundGap[] {
  const numbers = new Set(files.map((f) => f.number));
  const here = material.fileSources.filter((f) => numbers.has(f.file));
  return [...new Set(here.map((f) => f.source))].sort().map((source) => {
    const all = new Set(material.fileSources.filter((f) => f.source === source).map((f) => f.strand));
    const own = [...new Set(here.filter((f) => f.source === source).map((f) => f.strand))].sort();
    return { ...EMPTY, ...gap, source, strands: own.length < all.size ? own : [] };
  });
}

function missingNumbers(material: Material, base: string, files: readonly LogFile[]): readonly FoundGap[] {
  const numbered = files
    .flatMap((file) => {
      const { number } = placementOf(file.path);
      return number === undefined ? [] : [{ file, number }];
    })
    .sort((a, b) => a.number - b.number);
  return numbered.flatMap(({ file: newer, number }, i) => {
    const next = numbered[i + 1];
    if (next === undefined || next.number - number < 2) return [];
    if (newer.first === undefined || next.file.last === undefined || next.file.last >= newer.first) return [];
    const facts = { file: `${base}.${number + 1}`, count: next.number - number - 1 };
    const gap = { from: next.file.last, to: newer.first, kind: 'rotation', because: 'file-missing' } as const;
    return forSources(material, [newer, next.file], { ...gap, facts, harmless: false });
  });
}

function missingDates(material: Material, base: string, files: readonly LogFile[]): readonly FoundGap[] {
  const dated = files
    .flatMap((file) => {
      const { date } = placementOf(file.path);
      const at = parseIso(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T00:00:00Z`);
      return at === undefined ? [] : [{ file, day: Math.round(at / DAY) }];
    })
    .sort((a, b) => a.day - b.day);
  const steps = dated.slice(1).map((d, i) => d.day - (dated[i]?.day ?? 0));
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0;
  if (steps.length < 3 || usual === 0) return [];
  return dated.slice(1).flatMap(({ file: newer, day }, i) => {
    const older = dated[i];
    if (older === undefined || day - older.day < 2 * usual) return [];
    if (older.file.last === undefined || newer.first === undefined || older.file.last >= newer.first)
      return [];
    // A log that had nothing to say is not rotated: only a hole as long as a step is one.
    if (newer.first - older.file.last < usual * DAY) return [];
    const name = isoTime((older.day + usual) * DAY).slice(0, 10);
    const facts = { file: `${base}-${name}`, count: Math.round((day - older.day) / usual) - 1 };
    const gap = {
      from: older.file.last,
      to: newer.first,
      kind: 'rotation',
      because: 'file-missing',
    } as const;
    return forSources(material, [older.file, newer], { ...gap, facts, harmless: false });
  });
}

/** Files that went on being written after the next one of the family began. Nothing is lost by it. */
function keptOpen(material: Material, files: readonly LogFile[]): readonly FoundGap[] {
  return files.slice(1).flatMap((newer, i) => {
    const older = files[i];
    if (older?.last === undefined || newer.first === undefined) return [];
    if (older.last - newer.first < material.thresholds.keptOpen * SECOND) return [];
    if (placementOf(older.path).number === placementOf(newer.path).number) return [];
    const facts = { file: older.path, other: newer.path };
    const gap = { from: newer.first, to: older.last, kind: 'rotation', because: 'kept-open' } as const;
    return forSources(material, [older], { ...gap, facts, harmless: true });
  });
}

/** Sources that begin after the window does or end before it, by more than their own longest silence. */
function edges(material: Material, found: readonly FoundGap[]): readonly FoundGap[] {
  const { strands, thresholds, world } = material;
  return strands.sources.flatMap((source) => {
    const series = strands.series(source);
    const first = series.first[0];
    const last = series.last.at(-1);
    if (first === undefined || last === undefined) return [];
    if ((series.before.at(-1) ?? 0) < thresholds.lateSlots) return [];
    const known = found.filter((g) => g.source === source && g.strands.length === 0);
    const own = silences(series, thresholds.shortestSilence).filter(
      (s) => !known.some((g) => g.from < s.to && g.to > s.from),
    );
    const longest = own.reduce((most, { from, to }) => Math.max(most, to - from), 0);
    const gap = { ...EMPTY, source, kind: 'gap', harmless: false } as const;
    const late = { ...gap, from: world.window.from, to: first, ...retention(material, source) };
    const early = { ...gap, from: last, to: world.window.to, because: 'ends-early', facts: {} };
    return [late, early].filter(
      (g) =>
        g.to - g.from >= thresholds.lateTimes * longest &&
        (g.to - g.from >= thresholds.lateSeconds * SECOND || improbable(material, source, g)) &&
        !known.some((k) => k.from < g.to && k.to > g.from),
    );
  });
}

/** Whether a silence at an edge of the window is against the source's own rate, while other sources wrote. */
function improbable({ strands, thresholds: t }: Material, source: string, silence: Interval): boolean {
  if (silence.to - silence.from < t.shortestSilence * SECOND) return false;
  const others = strands.series(...strands.sources.filter((s) => s !== source));
  return (
    silenceProbability(strands.series(source), silence, t) < t.improbableAlone &&
    activeSlots(others, silence.from, silence.to) >= t.othersActive
  );
}

/**
 * Why nothing older is there: the number of files that logrotate keeps, where its configuration says so; only then was
 * what came before lost by rotation.
 */
export function retention(
  material: Material,
  source: string,
): Pick<FoundGap, 'kind' | 'because' | 'facts' | 'refs'> {
  const numbers = new Set(material.fileSources.filter((f) => f.source === source).map((f) => f.file));
  const bases = material.files.filter((f) => numbers.has(f.number)).map((f) => placementOf(f.path).base);
  const rule = material.world.context.rotations.find((r) =>
    r.paths.some((pattern) => bases.some((base) => matches(base, pattern))),
  );
  if (rule?.rotate === undefined) return { kind: 'gap', because: 'starts-late', facts: {}, refs: [] };
  const { member, line, offset } = rule.place;
  const facts = { files: rule.rotate, interval: rule.interval ?? (rule.size === undefined ? '' : 'size') };
  return { kind: 'rotation', because: 'starts-late-rotated', facts, refs: [`${member}:${line}:${offset}`] };
}

/** Whether a path of evidence ends in what logrotate's pattern names; `*` stands for any text. */
export function matches(path: string, pattern: string): boolean {
  const pieces = pattern.replace(/^"|"$/g, '').split('*');
  let at = path.indexOf((pieces[0] ?? '').replace(/^\//, ''));
  if (at < 0) return false;
  for (const [i, piece] of pieces.entries()) {
    const text = i === 0 ? piece.replace(/^\//, '') : piece;
    at = i === pieces.length - 1 && i > 0 ? Math.max(at, path.length - text.length) : at;
    const found = path.indexOf(text, at);
    if (found < 0) return false;
    at = found + text.length;
  }
  return at === path.length;
}
