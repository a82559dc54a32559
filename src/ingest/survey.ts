import { decodeDovecotSession } from '../base/dovecot-session.ts';
import { readLine, tellFile } from '../formats/dispatch.ts';
import type { FileFormat } from '../formats/format.ts';
import type { SampleStamp } from './clock.ts';

/** Bytes that are looked at in each sample. */
export const SAMPLE_BYTES = 256 * 1024;
// Enough to tell a format; telling costs every format's head on each line.
const LINES_TO_TELL = 50;

/** What a look at pieces of a member tells. */
export interface Look {
  /** `undefined` when the lines are of no known kind. */
  readonly format: FileFormat | undefined;
  readonly head: readonly SampleStamp[];
  readonly tail: readonly SampleStamp[];
}

/** Tells the kind of a member from its first bytes; `whole` says that they are all of it. */
export function tell(head: Buffer, whole: boolean): FileFormat | undefined {
  return tellFile(spread(lines(head, false, !whole), LINES_TO_TELL));
}

/** Whether the format reads any of the first lines. */
export function understood(head: Buffer, format: FileFormat | undefined): boolean {
  if (format === undefined) return false;
  return spread(lines(head, false, false), LINES_TO_TELL).some(
    (l) => readLine(l, format)?.fields !== undefined,
  );
}

/** Samples a member's stamps from its first and last bytes (`tail` empty when the head holds all). */
export function stampsOf(format: FileFormat, head: Buffer, tail: Buffer): Pick<Look, 'head' | 'tail'> {
  return {
    head: stamps(lines(head, false, tail.length > 0), format),
    tail: stamps(lines(tail, true, false), format),
  };
}

function lines(bytes: Buffer, cutAtStart: boolean, cutAtEnd: boolean): readonly string[] {
  const all = bytes.toString('latin1').split(/\r?\n/);
  const from = cutAtStart ? 1 : 0;
  // A line without its end may be cut anywhere; a single one is better than none.
  return all.slice(from, cutAtEnd && all.length > from + 1 ? -1 : undefined).filter((line) => line !== '');
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
    const { action, session = '', queueId = '' } = read.fields ?? {};
    // Only login lines are written right after the connection that their session id dates.
    const micros = action === 'sign-in' ? decodeDovecotSession(session)?.micros : undefined;
    // A message that webmail sent stands in its own log and in the mail server's, within moments.
    const queued = action === 'message-sent' || action === 'message-id' ? queueId : '';
    return [{ wall, hasYear, offset, sessionMicros: micros, queueId: queued }];
  });
}
