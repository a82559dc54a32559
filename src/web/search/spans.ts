import { readable, visible } from '../../base/text.ts';
import type { LinePiece } from '../wire/lines.ts';
import { lower, type Query } from './query.ts';

/** A value that was parsed from a line; text is a byte string. */
export interface Parsed {
  readonly column: string;
  readonly value: string;
}

/** Bytes from and to, `to` excluded. */
type Span = readonly [number, number];

const MOST_HITS = 200;

/** A line in pieces: where its fields stand in it, and what the search found. `found` are matches of expressions. */
export function piecesOf(
  text: string,
  fields: readonly Parsed[],
  query: Query,
  found: readonly (readonly string[])[],
): readonly LinePiece[] {
  const named = placeFields(text, fields);
  const hits = hitsOf(text, query, found);
  const wanted = new Set(
    query.terms.flatMap((t) => (t.not || t.match.kind !== 'field' ? [] : t.match.columns)),
  );
  const borders = new Set([0, text.length, ...named.flatMap(([span]) => span), ...hits.flat()]);
  const cuts = [...borders].sort((a, b) => a - b);
  const pieces: LinePiece[] = [];
  for (let i = 0; i + 1 < cuts.length; i += 1) {
    const [from = 0, to = 0] = [cuts[i], cuts[i + 1]];
    const column = named.find(([[a, b]]) => a <= from && to <= b)?.[1];
    const hit =
      hits.some(([a, b]) => a <= from && to <= b) || (column !== undefined && wanted.has(column as never));
    pieces.push({
      text: visible(readable(text.slice(from, to))),
      ...(column === undefined ? {} : { column }),
      ...(hit ? { hit: true as const } : {}),
    });
  }
  return pieces;
}

/** Where the values stand: the longest first, none over another, none within a longer word. */
function placeFields(text: string, fields: readonly Parsed[]): readonly (readonly [Span, string])[] {
  const taken: (readonly [Span, string])[] = [];
  const longest = fields.filter((f) => f.value !== '').toSorted((a, b) => b.value.length - a.value.length);
  for (const { column, value } of longest) {
    for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      const end = at + value.length;
      const free = !taken.some(([[a, b]]) => at < b && a < end);
      if (!free || isWithinWord(text, at, end)) continue;
      taken.push([[at, end], column]);
      break;
    }
  }
  return taken;
}

function isWithinWord(text: string, from: number, to: number): boolean {
  const joins = (a: number, b: number): boolean => isWord(text.charCodeAt(a)) && isWord(text.charCodeAt(b));
  return (from > 0 && joins(from - 1, from)) || (to < text.length && joins(to - 1, to));
}

function isWord(c: number): boolean {
  return (c >= 48 && c <= 57) || (c >= 65 && c <= 90) || (c >= 97 && c <= 122) || c >= 128;
}

/** Where words and expressions of the search were found. */
function hitsOf(text: string, query: Query, found: readonly (readonly string[])[]): readonly Span[] {
  const hits: Span[] = [];
  const low = lower(text);
  for (const { not, match } of query.terms) {
    if (not || match.kind !== 'text') continue;
    const word = lower(match.text);
    for (
      let at = low.indexOf(word);
      at >= 0 && hits.length < MOST_HITS;
      at = low.indexOf(word, at + word.length)
    )
      hits.push([at, at + word.length]);
  }
  for (const matches of found) {
    let from = 0;
    for (const one of matches) {
      const at = one === '' ? -1 : text.indexOf(one, from);
      if (at < 0) continue;
      hits.push([at, at + one.length]);
      from = at + one.length;
    }
  }
  return hits;
}
