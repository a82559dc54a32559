import { SECOND } from '../../base/time.ts';
import { sql } from '../../store/sql.ts';
import { families } from './family.ts';
import type { FoundGap, LogFile, Material } from './inputs.ts';
import { refOfRow } from './proof.ts';
import { stranded } from './strands.ts';

/** Records that a writer says it dropped, and files that could not be read whole. */
export async function dropGaps(material: Material): Promise<readonly FoundGap[]> {
  return [...(await notedDrops(material)), ...damagedFiles(material)];
}

interface Drop {
  readonly time: number;
  readonly source: string;
  readonly lost: number;
  readonly reason: string;
  readonly ref: string;
}

async function notedDrops(material: Material): Promise<readonly FoundGap[]> {
  const interval = material.thresholds.dropInterval * SECOND;
  const groups: Drop[][] = [];
  for (const drop of await readDrops(material)) {
    const open = groups.findLast((g) => g[0]?.source === drop.source);
    if (open !== undefined && drop.time - (open.at(-1)?.time ?? 0) <= 2 * interval) open.push(drop);
    else groups.push([drop]);
  }
  return groups.slice(0, material.thresholds.gapsEach).flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    const lost = group.reduce((sum, d) => sum + d.lost, 0);
    return [
      {
        source: first.source,
        from: Math.max(material.world.window.from, first.time - interval),
        to: last.time,
        kind: 'drop',
        because: lost > 0 ? 'records-dropped' : 'records-dropped-uncounted',
        facts: { lost, notices: group.length, reason: first.reason },
        refs: group.slice(0, 5).map((d) => d.ref),
        strands: [],
        accounts: [],
        harmless: false,
      },
    ];
  });
}

async function readDrops({ store, world, files }: Material): Promise<readonly Drop[]> {
  const rows =
    await store.rows(sql`SELECT micros, file, line, offset, source, lost, reason, substring(detail, 1, 200)
    FROM ${stranded(world, files)} WHERE action = 'records-lost' ORDER BY micros, file, line LIMIT 20000`);
  return rows.map((row) => ({
    time: Number(row[0]),
    source: sufferer(String(row[4]), String(row[7])),
    lost: Number(row[5]),
    reason: String(row[6]),
    ref: refOfRow(row),
  }));
}

/** Whose records were dropped: the unit that the notice names, else all that goes through the same writer. */
function sufferer(source: string, detail: string): string {
  for (const name of ['dovecot', 'postfix']) if (detail.includes(name)) return name;
  if (/apache|httpd|nginx/.test(detail)) return 'web-access';
  return source === 'host' ? 'syslog' : source;
}

// What of a file is missing ends it: everything up to the next file of the family may be gone.
const CUT: ReadonlySet<string> = new Set([
  'truncated',
  'corrupt',
  'expands-too-far',
  'changed',
  'read-error',
  'unsupported',
  'permission',
  'encrypted',
]);
const HARMED: ReadonlySet<string> = new Set(['long-line', 'trailing-bytes', 'grew']);

function damagedFiles(material: Material): readonly FoundGap[] {
  const out: FoundGap[] = [];
  for (const family of families(material.files).values()) {
    for (const [i, file] of family.entries()) {
      for (const problem of file.problems) {
        if (!CUT.has(problem) && !HARMED.has(problem)) continue;
        out.push(...damage(material, file, problem, family[i + 1], family));
      }
    }
  }
  return out;
}

function damage(
  material: Material,
  file: LogFile,
  problem: string,
  next: LogFile | undefined,
  family: readonly LogFile[],
): readonly FoundGap[] {
  const { world, fileSources } = material;
  const known = new Set(family.map((f) => f.number));
  const sources = new Set(fileSources.filter((f) => known.has(f.file)).map((f) => f.source));
  if (sources.size === 0) sources.add(file.source);
  const cut = CUT.has(problem);
  const from = (cut ? file.last : file.first) ?? world.window.from;
  const to = cut ? Math.max(from, next?.first ?? world.window.to) : (file.last ?? from);
  return [...sources].sort().map((source) => ({
    source,
    from,
    to,
    kind: 'drop',
    because: cut ? 'file-cut' : 'file-harmed',
    facts: { file: file.path, problem },
    refs: [],
    strands: [],
    accounts: [],
    harmless: !cut,
  }));
}
