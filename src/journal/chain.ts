import { createHash } from 'node:crypto';
import { type Entry, entry, type Kept } from './entry.ts';

/** The journal's name in the case folder. */
export const JOURNAL = 'journal.jsonl';
/** Bytes of one line, and of the whole file, at most. */
export const LONGEST_LINE = 256 * 1024;
export const LARGEST = 64 * 1024 * 1024;

/** How far a journal was read, and what the next entry follows. */
export interface Tail {
  /** Bytes read; the next line begins there, or goes on there when `ended` is false. */
  readonly size: number;
  readonly ended: boolean;
  readonly lines: number;
  /** Number and hash of the last entry; 0 and `''` when there is none. */
  readonly n: number;
  readonly hash: string;
  /** Lines since then that hold no entry. */
  readonly odd: readonly number[];
  /** Where the chain is broken; empty while it holds. */
  readonly broken: string;
}

export const START: Tail = { size: 0, ended: true, lines: 0, n: 0, hash: '', odd: [], broken: '' };

/** What was read of a journal. */
export interface Chain {
  /** Entries of whole lines, and what reading goes on from. */
  readonly entries: readonly Kept[];
  readonly whole: Tail;
  /** The same with a last line that has no end: it may still be being written, or a crash cut it off. */
  readonly last: readonly Kept[];
  readonly tail: Tail;
  /** Lines that a crash cut off: they hold no entry, and the chain goes on over them. */
  readonly cut: readonly number[];
}

const HASH = /,"hash":"([0-9a-f]{64})"\}$/;
const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The line of an entry, with its hash and the line end. */
export function lineOf(one: Omit<Entry, 'hash'>): { readonly entry: Entry; readonly line: string } {
  const { n, time, kind, about, subject, value, text, who, case: of, previous } = one;
  const body = JSON.stringify({ n, time, kind, about, subject, value, text, who, case: of, previous });
  const hash = sha256(body);
  return { entry: { ...one, hash }, line: `${body.slice(0, -1)},"hash":"${hash}"}\n` };
}

/**
 * Reads on from `from`. Each entry is held against its own hash and against the one before; from the first place where
 * that fails, entries are kept but not proven.
 */
export function readOn(bytes: Uint8Array, from: Tail): Chain {
  const entries: Kept[] = [];
  const cut: number[] = [];
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let whole = from;
  let at = 0;
  for (let end = buffer.indexOf(0x0a); end >= 0; end = buffer.indexOf(0x0a, at)) {
    const { tail, kept } = step(whole, buffer.subarray(at, end), true);
    if (kept !== undefined) {
      entries.push(kept);
      if (kept.proven) cut.push(...whole.odd);
    }
    whole = tail;
    at = end + 1;
  }
  const rest =
    at < buffer.length ? step(whole, buffer.subarray(at), false) : { tail: whole, kept: undefined };
  return { entries, whole, last: rest.kept === undefined ? [] : [rest.kept], tail: rest.tail, cut };
}

function step(before: Tail, line: Buffer, ended: boolean): { tail: Tail; kept: Kept | undefined } {
  const lines = before.lines + 1;
  const tail = { ...before, size: before.size + line.length + (ended ? 1 : 0), ended, lines };
  if (line.length === 0) return { tail, kept: undefined };
  const read = entryOf(line);
  if (read === undefined) return { tail: { ...tail, odd: [...tail.odd, lines] }, kept: undefined };
  const broken = tail.broken === '' ? breach(read, line, tail) : tail.broken;
  return {
    tail: { ...tail, n: Math.max(tail.n, read.n), hash: read.hash, odd: [], broken },
    kept: { ...read, proven: broken === '' },
  };
}

function entryOf(line: Buffer): Entry | undefined {
  if (line.length > LONGEST_LINE) return undefined;
  try {
    const parsed = entry.safeParse(JSON.parse(line.toString('utf8')));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

/** Why an entry does not follow from what came before; empty when it does. */
function breach(one: Entry, line: Buffer, tail: Tail): string {
  const place = `${JOURNAL}:${tail.lines}`;
  // The hash is of the bytes as written; it stands at the end, in ASCII.
  const mark = HASH.exec(line.subarray(-76).toString('latin1'));
  const body = Buffer.concat([line.subarray(0, line.length - (mark?.[0].length ?? 0)), Buffer.from('}')]);
  if (mark === null || sha256(body) !== one.hash) {
    return `${place}: the hash of entry ${one.n} differs; it was changed after it was written`;
  }
  const expected = tail.n === 0 ? one.case : tail.hash;
  if (one.n === tail.n + 1 && one.previous === expected) return '';
  const [odd] = tail.odd;
  if (odd !== undefined)
    return `${JOURNAL}:${odd}: is no entry; entry ${one.n} does not follow from what stands before it`;
  const before = tail.n === 0 ? 'it is not the first' : `it does not follow entry ${tail.n}`;
  return `${place}: entry ${one.n} has lost the one before; ${before}, so one was removed or changed`;
}
