import { decodeDovecotSession } from '../base/dovecot-session.ts';
import { readLine, tellFile } from '../formats/dispatch.ts';
import type { FileFormat } from '../formats/format.ts';
import type { SampleStamp } from './clock.ts';

/** First and last bytes of a member, unpacked. */
export interface Ends {
  readonly head: Buffer;
  /** Empty when the head holds the whole member. */
  readonly tail: Buffer;
}

/** Bytes that are looked at on each end. */
export const SAMPLE_BYTES = 256 * 1024;
// Enough to tell a format; telling costs every format's head on each line.
const LINES_TO_TELL = 50;

/** What a look at both ends of a member tells. */
export interface Look {
  /** `undefined` when the lines are of no known kind. */
  readonly format: FileFormat | undefined;
  readonly head: readonly SampleStamp[];
  readonly tail: readonly SampleStamp[];
}

/** Tells a member's kind and samples its stamps. */
export function look(ends: Ends): Look {
  const first = lines(ends.head, false, ends.tail.length > 0);
  const format = tellFile(spread(first, LINES_TO_TELL));
  if (format === undefined) return { format, head: [], tail: [] };
  return {
    format,
    head: stamps(first, format),
    tail: stamps(lines(ends.tail, true, false), format),
  };
}

function lines(bytes: Buffer, cutAtStart: boolean, cutAtEnd: boolean): readonly string[] {
  const all = bytes.toString('latin1').split(/\r?\n/);
  return all.slice(cutAtStart ? 1 : 0, cutAtEnd ? -1 : undefined).filter((line) => line !== '');
}

/** At most `count` of the lines, evenly from all of them. */
function spread(from: readonly string[], count: number): readonly string[] {
  const step = Math.max(1, from.length / count);
  return Array.from({ length: Math.min(count, from.length) }, (_, i) => from[Math.floor(i * step)] ?? '');
}

function stamps(from: readonly string[], format: FileFormat): readonly SampleStamp[] {
  return from.flatMap((line) => {
    const read = readLine(line, format);
    if (read === undefined) return [];
    const { wall, hasYear, offset } = read.head;
    const { action, session = '' } = read.fields ?? {};
    // Only login lines are written right after the connection that their session id dates.
    const micros = action === 'sign-in' ? decodeDovecotSession(session)?.micros : undefined;
    return [{ wall, hasYear, offset, sessionMicros: micros }];
  });
}
