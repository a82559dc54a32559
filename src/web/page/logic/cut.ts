/** Units `from` to `to` (exclusive) of a text. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A stretch that says something: a field of the line. */
export interface Named extends Stretch {
  readonly field: string;
}

/** A run of text that is one thing throughout. */
export interface Run {
  readonly text: string;
  /** Fields that it is part of, joined by commas; empty for none. */
  readonly fields: string;
  /** Number of the hit that it is part of, from 0; -1 for none. */
  readonly hit: number;
}

/** Cuts a text at the edges of fields and hits. The runs joined are the text, whatever the stretches are. */
export function cut(text: string, fields: readonly Named[], hits: readonly Stretch[]): readonly Run[] {
  const edges = new Set([0, text.length]);
  for (const { from, to } of [...fields, ...hits])
    for (const at of [from, to]) if (at > 0 && at < text.length && Number.isInteger(at)) edges.add(at);
  const cuts = [...edges].sort((a, b) => a - b);
  const runs: Run[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const from = cuts[i] ?? 0;
    const to = cuts[i + 1] ?? 0;
    const within = (s: Stretch): boolean => s.from <= from && s.to >= to;
    const names = [...new Set(fields.filter(within).map((f) => f.field))];
    runs.push({ text: text.slice(from, to), fields: names.join(', '), hit: hits.findIndex(within) });
  }
  return runs;
}

/** Where a text holds what is sought, whatever the case of letters; stretches do not overlap. */
export function find(text: string, sought: string): readonly Stretch[] {
  if (sought === '') return [];
  // Letters that grow in lower case would shift what comes after; then only the same case is found.
  const low = text.toLowerCase();
  const folds = low.length === text.length;
  const [hay, needle] = folds ? [low, sought.toLowerCase()] : [text, sought];
  const found: Stretch[] = [];
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length))
    found.push({ from: at, to: at + needle.length });
  return found;
}
