import { type Column, type ColumnName, columns } from '../../event/columns.ts';

/** Names beside those of columns and their ECS names: what people type. */
const ALIASES: Readonly<Record<string, readonly ColumnName[]>> = {
  ip: ['address', 'claimedAddress', 'serverAddress'],
  user: ['account'],
};

const ADDRESSES: ReadonlySet<ColumnName> = new Set(['address', 'claimedAddress', 'serverAddress']);

/** How the values of a field are compared. */
export type FieldKind = 'text' | 'address' | 'number' | 'time' | 'file';

/** A field of the search: its columns, and how they are compared. */
export interface Field {
  readonly columns: readonly ColumnName[];
  readonly kind: FieldKind;
}

const all: readonly (readonly [ColumnName, Column])[] = Object.entries(columns) as [ColumnName, Column][];

const byName: ReadonlyMap<string, readonly ColumnName[]> = new Map<string, readonly ColumnName[]>([
  ...all.flatMap(([name, { ecs }]): [string, ColumnName[]][] =>
    ecs === undefined ? [] : [[ecs.toLowerCase(), [name]]],
  ),
  ...all.map(([name]): [string, ColumnName[]] => [name.toLowerCase(), [name]]),
  ...Object.entries(ALIASES),
]);

/** The field of a name, in whatever case; `undefined` when there is none. */
export function fieldOf(name: string): Field | undefined {
  const found = byName.get(name.toLowerCase());
  const first = found?.[0];
  if (found === undefined || first === undefined) return undefined;
  return { columns: found, kind: kindOf(first) };
}

/** How a column is compared. */
function kindOf(name: ColumnName): FieldKind {
  if (name === 'time' || name === 'file') return name;
  if (ADDRESSES.has(name)) return 'address';
  return isNumber(name) ? 'number' : 'text';
}

/** Whether a column holds numbers. */
export function isNumber(name: ColumnName): boolean {
  return columns[name].kind.startsWith('u');
}

/** The name that somebody meant; `undefined` when none is near. */
export function nearestField(name: string): string | undefined {
  const asked = name.toLowerCase();
  const near = [...byName.keys()]
    .map((known) => ({ known, far: distance(asked, known) }))
    .filter(({ known, far }) => far <= Math.max(1, Math.floor(Math.min(asked.length, known.length) / 3)))
    .sort((a, b) => a.far - b.far || (a.known < b.known ? -1 : 1))[0];
  if (near === undefined) return undefined;
  const [column] = byName.get(near.known) ?? [];
  return column?.toLowerCase() === near.known ? column : near.known;
}

/** Changes of one letter that make one word into another; neighbours that changed places are one. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1);
      next.push(best);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}
