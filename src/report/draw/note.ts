import { visible } from '../../base/text.ts';
import type { Drawn } from './drawn.ts';
import { fitted, textWidth } from './fitted.ts';
import { LANE, type Plot } from './plot.ts';
import { label, RIM } from './svg.ts';

/** A text beside a bar. */
interface Note {
  readonly text: string;
  /** Ends of the bar, with the error of its clock. */
  readonly left: number;
  readonly right: number;
  /** Top of the lane. */
  readonly y: number;
  /** Middles of the shapes of the lane, which it must not lie on. */
  readonly taken: readonly number[];
  readonly kind: string;
  readonly open?: string;
}

const SIZE = 11.5;
// Notes are mostly digits, which the measure of any text takes for wider than they are, even in bold.
const DIGITS = 0.93;
const MOST = 80;
const GAP = 8;
/** Half of a shape's width. */
const SHAPE = 8;
/** How far beside its bar a text still says whose it is. */
const FAR = 64;
/** Room below which a text that is cut says nothing. */
const LEAST = 84;

/** A text in the free room after a bar, or before it, cut where neither has room for all; none where there is no room. */
export function drawNote(plot: Plot, note: Note): readonly Drawn[] {
  if (note.text === '') return [];
  const text = visible(note.text).slice(0, MOST);
  const width = DIGITS * textWidth(text, SIZE);
  const after = free(note.right + GAP, plot.right, note.taken, width);
  // Before the bar the same, seen in a mirror.
  const mirrored = note.taken.map((x) => -x);
  const before = free(GAP - note.left, -plot.left, mirrored, width);
  const isAfter = after.room >= width || (before.room < width && after.room >= before.room);
  const { start, room } = isAfter ? after : before;
  if (room < Math.min(width, LEAST)) return [];
  return [
    label(fitted(text, room / DIGITS, SIZE), MOST + 1, {
      x: isAfter ? start : -start,
      y: note.y + LANE / 2 + 4,
      'font-size': SIZE,
      'text-anchor': isAfter ? 'start' : 'end',
      fill: '#4a5560',
      ...RIM,
      ...(note.open === undefined ? {} : { 'data-open': note.open }),
      class: `k-note k-rim k-${note.kind}`,
    }),
  ];
}

/** Room for a text. */
interface Room {
  readonly start: number;
  readonly room: number;
}

/** The first room between shapes, not far from where it should begin, that is as wide as wanted; else the widest. */
function free(from: number, end: number, taken: readonly number[], wanted: number): Room {
  const stops = [...taken.filter((x) => x + SHAPE > from && x < end).sort((a, b) => a - b), end + SHAPE];
  const rooms: Room[] = [];
  let start = from;
  for (const x of stops) {
    if (start - from <= FAR) rooms.push({ start, room: x - SHAPE - start });
    start = Math.max(start, x + SHAPE);
  }
  const widest = rooms.reduce((a, b) => (b.room > a.room ? b : a), { start: from, room: 0 });
  return rooms.find(({ room }) => room >= wanted) ?? widest;
}
