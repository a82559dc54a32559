import type { FileHandle } from 'node:fs/promises';
import { CHUNK, hashFile, openForReading } from './hash.ts';
import { HEAD, kindOf } from './kind.ts';
import { detach, LineCutter } from './lines.ts';
import { openMembers } from './open.ts';
import { packingOf } from './packing.ts';
import type { ProblemCode } from './problems.ts';
import type { FoundFile } from './walk.ts';

/** A line's place in its member: number from 1, offset in the unpacked text. */
export interface Place {
  readonly line: number;
  readonly offset: number;
}

/** A line read back: a byte string without line end, cut at the limit of `LineCutter`; `length` is the true one. */
export interface RawLine extends Place {
  readonly text: string;
  readonly length: number;
}

/** For each wanted place its line with those around it, in file order. */
export interface ReadBack {
  /** `undefined` where no line begins at the place, and everywhere when there is a `reason`. */
  readonly excerpts: readonly (readonly RawLine[] | undefined)[];
  /** Why the file was not read: `gone`, `permission`, `changed` (other size, time or hash) … */
  readonly reason?: ProblemCode;
}

export interface ReadBackOptions {
  /** Lines to give before and after each wanted one. */
  readonly before: number;
  readonly after: number;
  /** What the file on disk must hash to (hex); it is hashed first. Without it, size and time of change must be as found. */
  readonly sha256?: string;
}

/** How far before a wanted line the lines before it are looked for. */
const BACK = CHUNK;
/** How far at first: nearly always enough. */
const NEAR = 16 * 1024;
const PIECE = 16 * 1024;

/**
 * Reads lines of one member again, `wanted` sorted by offset; `index` as in `OpenMember` (-1 for the file itself).
 * A plain file is read only around the places, anything packed in one pass. Never throws.
 */
export async function readLinesAt(
  file: FoundFile,
  index: number,
  wanted: readonly Place[],
  options: ReadBackOptions,
): Promise<ReadBack> {
  let reason: ProblemCode | undefined;
  const report = (problem: ProblemCode): void => {
    reason ??= problem;
  };
  const none = (why: ProblemCode): ReadBack => ({ excerpts: wanted.map(() => undefined), reason: why });
  if (options.sha256 !== undefined) {
    const hashed = await hashFile(file.path, report);
    if (hashed !== undefined && hashed.sha256 !== options.sha256) report('changed');
  }
  const handle = reason === undefined ? await openForReading(file.path, report) : undefined;
  if (handle === undefined) return none(reason ?? 'unreadable');
  try {
    const { size, mtimeNs } = await handle.stat({ bigint: true });
    const same = Number(size) === file.bytes && Number(mtimeNs / 1000n) === file.mtime;
    if (!same && options.sha256 === undefined) return none('changed');
    if (index >= 0 || !(await isPlainText(handle))) {
      return { excerpts: await streamed(file, index, wanted, options) };
    }
    const excerpts: (readonly RawLine[] | undefined)[] = [];
    for (const place of wanted) excerpts.push(await around(handle, Number(size), place, options));
    return { excerpts };
  } catch {
    return none('read-error');
  } finally {
    await handle.close();
  }
}

async function isPlainText(handle: FileHandle): Promise<boolean> {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0);
  const head = buffer.subarray(0, bytesRead);
  const kind = kindOf(head);
  return packingOf(head) === 'plain' && (kind === 'text' || kind === 'binary');
}

async function around(
  handle: FileHandle,
  size: number,
  place: Place,
  { before, after }: ReadBackOptions,
): Promise<readonly RawLine[] | undefined> {
  const start = await startOf(handle, place, before);
  if (start === undefined) return undefined;
  const cutter = new LineCutter(undefined, start);
  const lines: RawLine[] = [];
  const last = place.line + after;
  const take = (line: string, offset: number, length: number, number: number): void => {
    if (number <= last) lines.push({ line: number, offset, text: detach(line), length });
  };
  for (let at = start.offset; at < size && cutter.lines < last; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(PIECE), 0, PIECE, at);
    if (bytesRead === 0) break;
    cutter.push(buffer.subarray(0, bytesRead), take);
    at += bytesRead;
  }
  if (cutter.lines < last) cutter.end(take);
  return lines.some((l) => l.line === place.line && l.offset === place.offset) ? lines : undefined;
}

/** The start of the line `before` lines earlier (or as early as is looked for); `undefined` if no line begins there. */
async function startOf(handle: FileHandle, place: Place, before: number): Promise<Place | undefined> {
  for (let back = NEAR; ; back *= 8) {
    const from = Math.max(0, place.offset - Math.min(back, BACK));
    const length = place.offset - from;
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(length), 0, length, from);
    if (bytesRead < length) return undefined;
    const start = startIn(buffer.toString('latin1'), from, place, before);
    if (start === undefined || start.found || from === 0 || back >= BACK) return start;
  }
}

type Start = Place & { /** Whether it is as many lines earlier as asked for. */ readonly found: boolean };

/** The same within the text right before the place, which begins at `from`. */
function startIn(text: string, from: number, place: Place, before: number): Start | undefined {
  const bom = from === 0 && text.startsWith('\xef\xbb\xbf') ? 3 : 0;
  let { line, offset } = place;
  if (offset > bom && !text.endsWith('\n')) return undefined;
  const earliest = Math.max(1, place.line - before);
  while (line > earliest && offset > from + bom) {
    const end = text.lastIndexOf('\n', offset - from - 2);
    // Where the last look found no line end, a line begins only if it is the file's beginning.
    if (offset - from < 2 || end < 0) {
      if (from > 0) break;
      return { line: line - 1, offset: bom, found: true };
    }
    offset = from + end + 1;
    line -= 1;
  }
  return { line, offset, found: line <= earliest };
}

async function streamed(
  file: FoundFile,
  index: number,
  wanted: readonly Place[],
  options: ReadBackOptions,
): Promise<readonly (readonly RawLine[] | undefined)[]> {
  for await (const member of openMembers(file)) {
    if (member.index === index) {
      const collector = new Collector(wanted, options);
      const cutter = new LineCutter();
      for await (const chunk of member.chunks) {
        cutter.push(chunk, collector.take);
        if (collector.done) break;
      }
      if (!collector.done) cutter.end(collector.take);
      return collector.excerpts;
    }
    await member.finish();
  }
  return wanted.map(() => undefined);
}

/** Picks wanted lines with their surroundings out of all lines as they pass. */
class Collector {
  readonly #wanted: readonly Place[];
  readonly #options: ReadBackOptions;
  /** The last lines, at most `before` of them. */
  #recent: RawLine[] = [];
  #next = 0;
  /** Excerpts that still take lines: which, and the number of the last line they take. */
  #open: { readonly lines: RawLine[]; readonly last: number }[] = [];
  readonly excerpts: (RawLine[] | undefined)[];

  constructor(wanted: readonly Place[], options: ReadBackOptions) {
    this.#wanted = wanted;
    this.#options = options;
    this.excerpts = wanted.map(() => undefined);
  }

  get done(): boolean {
    return this.#next >= this.#wanted.length && this.#open.length === 0;
  }

  readonly take = (text: string, offset: number, length: number, line: number): void => {
    const at = { line, offset, text, length };
    for (const excerpt of this.#open) excerpt.lines.push({ ...at, text: detach(text) });
    if (this.#open.length > 0) this.#open = this.#open.filter((excerpt) => line < excerpt.last);
    for (let place = this.#wanted[this.#next]; place !== undefined && place.offset <= offset; ) {
      if (place.offset === offset && place.line === line) {
        const lines = [...this.#recent, at].map((l) => ({ ...l, text: detach(l.text) }));
        this.excerpts[this.#next] = lines;
        const last = line + this.#options.after;
        if (last > line) this.#open.push({ lines, last });
      }
      this.#next += 1;
      place = this.#wanted[this.#next];
    }
    if (this.#options.before > 0) {
      if (this.#recent.length >= this.#options.before) this.#recent.shift();
      this.#recent.push(at);
    }
  };
}
