import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../base/errors.ts';
import { isoTime } from '../base/time.ts';
import type { Case } from '../case/case.ts';
import { claim, fulfil, recover, syncFolder } from './append.ts';
import { type Chain, JOURNAL, LARGEST, LONGEST_LINE, lineOf, readOn, START, type Tail } from './chain.ts';
import { complaint } from './check.ts';
import type { Draft, Entry, Kept } from './entry.ts';
import { type Standing, standing } from './standing.ts';
import { anchorIn, subjectOf } from './subject.ts';

/** The journal of a case: what people wrote about it, beside what was computed. */
export interface Journal {
  /** Entries in order; those after a break are there too, not proven. */
  readonly entries: () => readonly Kept[];
  /** Where the chain is broken, as a place in the file; empty when it is whole. */
  readonly broken: () => string;
  /** What else there is to know of the file: lines that a crash cut off. */
  readonly remarks: () => readonly string[];
  /** Number and hash of the last entry: who writes them down elsewhere can prove later that nothing was taken away. */
  readonly head: () => { readonly n: number; readonly hash: string };
  /** What the entries come to, by subject. */
  readonly standing: () => Standing;
  /** SHA-256 of the case that is open. */
  readonly caseHash: string;
  /** Reads what others wrote since. */
  readonly refresh: () => Promise<void>;
  /** Appends an entry; several writers, other processes among them, never lose each other's. Throws UserError. */
  readonly add: (one: Draft) => Promise<Entry>;
}

/** How a journal is opened. */
export interface JournalOptions {
  readonly file: Case;
  /** Microseconds since 1970 UTC. */
  readonly now: () => number;
  /** Nothing is written, not even what a killed process left half done. */
  readonly readOnly?: boolean;
}

const TURNS = 10_000;

/** Opens the journal of a case folder; there need not be one yet. */
export async function openJournal(directory: string, options: JournalOptions): Promise<Journal> {
  const { file, now, readOnly = false } = options;
  const path = join(directory, JOURNAL);
  const caseHash = await sha256Of(join(directory, 'case.json'));
  const anchor = anchorIn(file);
  let seen = await readJournal(path, undefined);
  let stood: { readonly of: Seen; readonly standing: Standing } | undefined;
  const refresh = async (): Promise<Seen> => {
    seen = await readJournal(path, seen);
    return seen;
  };
  if (!readOnly) {
    await recover(directory, seen.tail.n, now());
    await refresh();
  }
  let queue: Promise<unknown> = Promise.resolve();
  const writing: Writing = { directory, file, now, caseHash, refresh };
  return {
    entries: () => seen.entries,
    broken: () => seen.broken,
    remarks: () => seen.remarks,
    head: () => ({ n: seen.tail.n, hash: seen.tail.hash }),
    standing: () => {
      if (stood?.of !== seen) {
        const at = (e: Kept): string | undefined =>
          e.case === caseHash ? e.about : anchor(e.about, e.subject);
        stood = { of: seen, standing: standing(seen.entries, at) };
      }
      return stood.standing;
    },
    caseHash,
    refresh: async () => void (await refresh()),
    // One at a time within a process: what would only get in its own way waits.
    add: (one) => {
      const next = queue.then(() => add(one, writing));
      queue = next.catch(() => {});
      return next;
    },
  };
}

/** What it takes to write into a journal. */
interface Writing extends Pick<JournalOptions, 'file' | 'now'> {
  readonly directory: string;
  readonly caseHash: string;
  /** Reads what others wrote since, and gives the journal as it is then. */
  readonly refresh: () => Promise<Seen>;
}

/** Adds an entry behind the last that anybody wrote, and tries again where somebody else was faster. */
async function add(one: Draft, { directory, file, now, caseHash, refresh }: Writing): Promise<Entry> {
  for (let turn = 0; turn < TURNS; turn += 1) {
    const { entries, tail } = await refresh();
    const wrong = complaint(one, file, entries);
    if (wrong !== undefined) throw wrong;
    const made = lineOf({
      ...one,
      ...subjectFor(one, file, entries),
      n: tail.n + 1,
      time: isoTime(now()),
      case: caseHash,
      previous: tail.n === 0 ? caseHash : tail.hash,
    });
    if (await append(directory, tail, made.entry.n, made.line)) {
      await refresh();
      return made.entry;
    }
  }
  throw new UserError(JOURNAL, 'others write all the time', 'try again', 1);
}

/** What an entry is about: for one that takes another back, the same as the other, whatever has that number today. */
function subjectFor(one: Draft, file: Case, entries: readonly Kept[]): Pick<Entry, 'about' | 'subject'> {
  const target = one.kind === 'withdraw' ? entries.find((e) => String(e.n) === one.value) : undefined;
  return target !== undefined
    ? { about: target.about, subject: target.subject }
    : { about: one.about, subject: subjectOf(file, one.about) ?? '' };
}

/** Tries to make a line the next of the journal. `false`: somebody else's came first. */
async function append(directory: string, tail: Tail, n: number, line: string): Promise<boolean> {
  const text = tail.ended ? line : `\n${line}`;
  if (Buffer.byteLength(text) > LONGEST_LINE) throw new UserError('text', 'is too long', 'say it shorter');
  if (tail.size + Buffer.byteLength(text) > LARGEST) {
    throw new UserError(JOURNAL, `is full (${LARGEST} bytes)`, 'move it away to begin another', 1);
  }
  const mine = await claim(directory, n, { offset: tail.size, line: text });
  // Ours or the other's: whoever's it is, it gets written before anything follows.
  await fulfil(directory, n);
  if (!mine) return false;
  if (tail.size === 0) await syncFolder(directory);
  const wanted = Buffer.from(text, 'utf8');
  const found = await bytesOf(join(directory, JOURNAL), tail.size, tail.size + wanted.length);
  return found.equals(wanted);
}

/** A journal as it was last read. */
interface Seen {
  readonly entries: readonly Kept[];
  readonly whole: { readonly entries: readonly Kept[]; readonly tail: Tail; readonly cut: readonly number[] };
  readonly tail: Tail;
  readonly broken: string;
  readonly remarks: readonly string[];
  /** What was read before and is gone; said until the journal is opened anew. */
  readonly lost: string;
  /** What tells that nothing was written since. */
  readonly stamp: string;
}

/** Reads a journal, or on from where it was read before. */
async function readJournal(path: string, before: Seen | undefined): Promise<Seen> {
  const found = await lstat(path, { bigint: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw new UserError(JOURNAL, `cannot be read (${error.code})`, 'see who owns the case folder', 1);
  });
  if (found !== undefined && !found.isFile())
    throw new UserError(JOURNAL, 'is no file but a link or something else', 'put the file itself there', 1);
  const size = found === undefined ? 0 : Math.min(Number(found.size), LARGEST);
  const stamp = found === undefined ? '' : `${found.ino} ${found.size} ${found.mtimeNs}`;
  if (before?.stamp === stamp) return before;
  const grown = before !== undefined && size > before.tail.size && (await isSame(path, before));
  const from = grown ? before.whole : { entries: [], tail: START, cut: [] };
  const chain = readOn(await bytesOf(path, from.tail.size, size), from.tail);
  return seenOf(from, chain, {
    stamp,
    lost: lostOf(before, grown, chain),
    first: before === undefined,
    size: Number(found?.size ?? 0),
  });
}

function seenOf(
  from: Seen['whole'],
  chain: Chain,
  {
    stamp,
    lost,
    first,
    size,
  }: { readonly stamp: string; readonly lost: string; readonly first: boolean; readonly size: number },
): Seen {
  const entries = [...from.entries, ...chain.entries];
  const cut = [...from.cut, ...chain.cut];
  const large = size > LARGEST ? `${JOURNAL}: is larger than ${LARGEST} bytes; the rest is not read` : '';
  // A last line without its end may be on its way; when the journal was just opened, it lay there so.
  const unread = first || chain.tail.ended ? chain.tail.odd : chain.tail.odd.slice(0, -1);
  return {
    entries: [...entries, ...chain.last],
    whole: { entries, tail: chain.whole, cut },
    tail: chain.tail,
    broken: chain.tail.broken !== '' ? chain.tail.broken : lost !== '' ? lost : large,
    remarks: [...cut, ...unread].map((l) => `${JOURNAL}:${l}: was cut off by a crash; it holds no entry`),
    lost,
    stamp,
  };
}

/** What was read before and is no longer there. */
function lostOf(before: Seen | undefined, grown: boolean, chain: Chain): string {
  if (before === undefined) return '';
  if (before.lost !== '' || grown || before.tail.n === 0) return before.lost;
  const all = [...chain.entries, ...chain.last];
  if (all.some((e) => e.hash === before.tail.hash)) return '';
  return `${JOURNAL}: entry ${before.tail.n} was there and is gone; look for a copy of the file`;
}

/** Whether the file still ends, where it was read to, with the entry that was read there. */
async function isSame(path: string, { whole }: Seen): Promise<boolean> {
  const last = whole.entries.at(-1);
  if (last === undefined) return true;
  const mark = Buffer.from(`"hash":"${last.hash}"}\n`, 'latin1');
  if (whole.tail.odd.length > 0) return false;
  const found = await bytesOf(path, whole.tail.size - mark.length, whole.tail.size);
  return found.equals(mark);
}

async function bytesOf(path: string, from: number, to: number): Promise<Buffer> {
  const bytes = Buffer.alloc(Math.max(0, to - from));
  if (bytes.length === 0) return bytes;
  const file = await open(path, 'r');
  try {
    let at = 0;
    while (at < bytes.length) {
      const { bytesRead } = await file.read(bytes, at, bytes.length - at, from + at);
      if (bytesRead === 0) break;
      at += bytesRead;
    }
    return bytes.subarray(0, at);
  } finally {
    await file.close();
  }
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new UserError(path, `cannot be read (${code})`, 'name the folder of a finished case', 1);
  }
  return hash.digest('hex');
}
