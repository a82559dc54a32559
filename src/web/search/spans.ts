import { lowerAscii, readable, visible } from '../../base/text.ts';
import { spansOf } from '../spans.ts';
import type { LinePiece } from '../wire/lines.ts';
import type { Query } from './query.ts';

/** A value that was parsed from a line; text is a byte string. */
export interface Parsed {
  readonly column: string;
  readonly value: string;
}

type Span = readonly [from: number, to: number];

const MOST_HITS = 200;

/**
 * A line in pieces, to be shown: where its fields stand in it, and what the search found. `text` and `found`, the
 * matches of expressions, are byte strings.
 */
export function piecesOf(
  bytes: string,
  fields: readonly Parsed[],
  query: Query,
  found: readonly (readonly string[])[],
): readonly LinePiece[] {
  const text = shown(bytes);
  const named = spansOf(
    text,
    fields.map(({ column, value }) => ({ name: column, ecs: '', text: shown(value) })),
  );
  const hits = hitsOf(text, query, found);
  const wanted = new Set<string>(
    query.terms.flatMap(({ not, match }) => (not || match.kind !== 'field' ? [] : match.columns)),
  );
  const borders = new Set([0, text.length, ...named.flatMap((n) => [n.from, n.to]), ...hits.flat()]);
  const cuts = [...borders].sort((a, b) => a - b);
  const pieces: LinePiece[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [from = 0, to = 0] = [cuts[i], cuts[i + 1]];
    const column = named.find((n) => n.from <= from && to <= n.to)?.field;
    const hit = hits.some(([a, b]) => a <= from && to <= b) || (column !== undefined && wanted.has(column));
    pieces.push({
      text: text.slice(from, to),
      ...(column === undefined ? {} : { column }),
      ...(hit ? { hit: true as const } : {}),
    });
  }
  return pieces;
}

function shown(bytes: string): string {
  return visible(readable(bytes));
}

/** Where words and expressions of the search were found. */
function hitsOf(text: string, query: Query, found: readonly (readonly string[])[]): readonly Span[] {
  const hits: Span[] = [];
  const low = lowerAscii(text);
  for (const { not, match } of query.terms) {
    if (not || match.kind !== 'text') continue;
    const word = lowerAscii(shown(match.text));
    for (
      let at = low.indexOf(word);
      at >= 0 && hits.length < MOST_HITS;
      at = low.indexOf(word, at + word.length)
    )
      hits.push([at, at + word.length]);
  }
  for (const matches of found) {
    let from = 0;
    for (const one of matches.map(shown)) {
      const at = one === '' ? -1 : text.indexOf(one, from);
      if (at < 0) continue;
      hits.push([at, at + one.length]);
      from = at + one.length;
    }
  }
  return hits;
}
