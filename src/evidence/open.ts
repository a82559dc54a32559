import { type StoredMember, tarMembers, zipMembers } from './archives.ts';
import { chunksOf, HashingReader, HashingStream, type PackedSource } from './hash.ts';
import { exportToJson } from './journal-export.ts';
import { HEAD, kindOf, type TextKind, utf16ToUtf8 } from './kind.ts';
import { shownName } from './names.ts';
import { type Packing, packingOf } from './packing.ts';
import { Peeked } from './peek.ts';
import type { Problem, ProblemCode } from './problems.ts';
import { Budget, LIMITS, type Limits, type Origin, unpack } from './unpack.ts';
import type { FoundFile } from './walk.ts';

/** A file of evidence or a member of an archive, open to be read once. */
export interface OpenMember {
  readonly file: FoundFile;
  /** Member name inside an archive as it is shown; empty for the file itself. Never use it as a path. */
  readonly member: string;
  /** Number of the member in its archive from 0, because two may have one name; -1 for the file itself. */
  readonly index: number;
  /** Bytes as it lies there, in the folder or in the archive, before it is read. */
  readonly bytes: number;
  /** How the file (or the member inside the archive) is packed. */
  readonly packing: Packing;
  readonly kind: TextKind;
  /** Time of last change, microseconds since 1970 UTC; 0 when the archive does not say. */
  readonly mtime: number;
  /** The first unpacked bytes, {@link HEAD} of them unless there are fewer; UTF-16 as UTF-8, a journal export as JSON. */
  readonly head: Buffer;
  /**
   * All unpacked bytes, to be read at most once; UTF-16 comes as UTF-8, a journal export as JSON lines. Never throws. Nothing for an archive, whose
   * members come by themselves, and for a binary file its bytes as they are.
   */
  readonly chunks: AsyncIterable<Buffer>;
  /** Closes the member, whether its chunks were read or not, and says what it was. */
  readonly finish: () => Promise<Reading>;
}

/** What reading a member came to. */
export interface Reading {
  /** SHA-256, hex, of the file or the archive's member as it lies there (packed). */
  readonly sha256: string;
  /** Bytes as it lies there. */
  readonly bytes: number;
  /** Unpacked bytes that were given. */
  readonly unpackedBytes: number;
  readonly problems: readonly Problem[];
}

/**
 * Opens a file of evidence: one member for a plain or packed file; for a tar (packed or not) or a zip each of its
 * members in their order and then the file itself as `archive`. Each member must be finished before the next is asked
 * for. Packing is told by content. Nothing is written, and nothing is thrown for what the evidence holds: a file that
 * cannot be opened gives one member of kind `empty` without hash, whose problems say why.
 */
export async function* openMembers(
  file: FoundFile,
  limits: Partial<Limits> = {},
): AsyncGenerator<OpenMember, void, undefined> {
  const bounds = { ...LIMITS, ...limits };
  const budget = new Budget(file.bytes, bounds);
  const notes = new Notes(file.shown);
  const source = await HashingReader.open(file.path, notes.report);
  if (source === undefined) {
    yield unopened(file, notes.list);
    return;
  }
  const opened = await Opened.open(source, budget, notes, { again: () => source.again(), nested: false });
  try {
    if (opened.kind === 'archive') {
      const inside =
        opened.packing === 'zip'
          ? zipMembers(file.path, budget, bounds.maxMembers, notes.report)
          : tarMembers(opened.chunks, bounds.maxMembers, notes.report);
      for await (const stored of inside) yield* openStored(file, stored, budget);
    }
    yield opened.member(about(file));
  } finally {
    await opened.finish();
  }
}

async function* openStored(
  file: FoundFile,
  stored: StoredMember,
  budget: Budget,
): AsyncGenerator<OpenMember, void, undefined> {
  const member = shownName(stored.name);
  const notes = new Notes(`${file.shown}!${member}`);
  for (const problem of stored.problems) notes.report(problem);
  const source = new HashingStream(stored.chunks, notes.report);
  const opened = await Opened.open(source, budget, notes, { nested: true });
  try {
    if (opened.kind === 'archive') notes.report('nested-archive');
    const { index, bytes, mtime } = stored;
    yield opened.member({ file, member, index, bytes, mtime });
  } finally {
    await opened.finish();
  }
}

function unopened(file: FoundFile, problems: readonly Problem[]): OpenMember {
  const reading = { sha256: '', bytes: 0, unpackedBytes: 0, problems };
  const head = Buffer.alloc(0);
  const finish = async (): Promise<Reading> => reading;
  return { ...about(file), packing: 'plain', kind: 'empty', head, chunks: nothing(), finish };
}

type About = Pick<OpenMember, 'file' | 'member' | 'index' | 'bytes' | 'mtime'>;

function about(file: FoundFile): About {
  return { file, member: '', index: -1, bytes: file.bytes, mtime: file.mtime };
}

/** The problems of one member, each code once. */
class Notes {
  readonly #shown: string;
  readonly list: Problem[] = [];

  constructor(shown: string) {
    this.#shown = shown;
  }

  readonly report = (problem: ProblemCode, detail = ''): void => {
    if (this.list.some((p) => p.problem === problem)) return;
    this.list.push({ shown: this.#shown, problem, detail });
  };
}

/** A source whose packing and kind were told from its first bytes. */
class Opened {
  readonly packing: Packing;
  readonly kind: TextKind;
  readonly chunks: Peeked;
  readonly #source: PackedSource;
  readonly #notes: Notes;
  #reading: Promise<Reading> | undefined;

  private constructor(source: PackedSource, notes: Notes, packing: Packing, kind: TextKind, chunks: Peeked) {
    this.#source = source;
    this.#notes = notes;
    this.packing = packing;
    this.kind = kind;
    this.chunks = chunks;
  }

  static async open(source: PackedSource, budget: Budget, notes: Notes, origin: Origin): Promise<Opened> {
    const packed = await Peeked.at(chunksOf(source), 16);
    const packing = packingOf(packed.head);
    if (packing === 'zip') return new Opened(source, notes, packing, 'archive', packed);
    const raw = await Peeked.at(unpack(packed, packing, budget, notes.report, origin), HEAD);
    const kind = kindOf(raw.head);
    if (kind === 'binary' || (kind === 'empty' && notes.list.length === 0)) notes.report(kind);
    const text = await asText(raw, kind, notes);
    return new Opened(source, notes, packing, kind, text);
  }

  member(of: About): OpenMember {
    const { packing, kind } = this;
    const chunks = kind === 'archive' ? nothing() : this.chunks;
    return { ...of, packing, kind, head: this.chunks.head, chunks, finish: () => this.finish() };
  }

  finish(): Promise<Reading> {
    this.#reading ??= this.#close();
    return this.#reading;
  }

  async #close(): Promise<Reading> {
    await this.chunks.return();
    const { sha256, bytes } = await this.#source.finish();
    const unpackedBytes = this.kind === 'archive' ? 0 : this.chunks.given;
    return { sha256, bytes, unpackedBytes, problems: this.#notes.list };
  }
}

/** Bytes as they are, or as the text that they are read as. */
async function asText(raw: Peeked, kind: TextKind, notes: Notes): Promise<Peeked> {
  if (kind === 'journal-export') {
    notes.report('journal-export');
    return Peeked.at(exportToJson(raw), HEAD);
  }
  if (kind !== 'utf-16le' && kind !== 'utf-16be') return raw;
  notes.report('utf-16');
  return Peeked.at(utf16ToUtf8(raw, kind), HEAD / 4);
}

async function* nothing(): AsyncGenerator<Buffer, void, undefined> {}
