import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { kindOf } from '../evidence/kind.ts';
import { osPath } from '../evidence/names.ts';
import { type OpenMember, openMembers } from '../evidence/open.ts';
import { packingOf } from '../evidence/packing.ts';
import type { Problem } from '../evidence/problems.ts';
import type { FoundFile } from '../evidence/walk.ts';
import type { FileFormat } from '../formats/format.ts';
import type { ClockSample } from './clock.ts';
import { contextReaderOf } from './context/merge.ts';
import { SAMPLE_BYTES, stampsOf, tell, understood } from './survey.ts';

/** A file of evidence or a member of an archive, looked at. */
export interface Explored {
  readonly file: FoundFile;
  readonly member: string;
  /** Number in the archive, -1 for the file itself. */
  readonly index: number;
  /** Bytes as it lies there. */
  readonly bytes: number;
  /** `log` is read in full later; the others are settled here. */
  readonly kind: 'log' | 'context' | 'unknown' | 'binary' | 'empty' | 'archive';
  readonly format: FileFormat | undefined;
  /** Id of the context reader that took it. */
  readonly contextId: string;
  readonly stamps: Pick<ClockSample, 'head' | 'tail'>;
  readonly unpackedBytes: number;
  readonly lines: number;
  readonly sha256: string;
  readonly problems: readonly Problem[];
  /** Text of a context file, a byte string, to be read once its id is known. */
  readonly text: string;
}

// A listing of a large mailbox runs to tens of megabytes; nothing else that is context does.
const LONGEST_CONTEXT = 64 * 1024 * 1024;

/** Looks at every member of a file. Logs that say neither year nor zone are read to their end for their last stamps. */
export async function* explore(file: FoundFile): AsyncGenerator<Explored, void, undefined> {
  const quick = await lookQuickly(file);
  if (quick !== undefined) {
    yield quick;
    return;
  }
  for await (const member of openMembers(file)) {
    yield member.index >= 0 || member.kind !== 'archive'
      ? await look(member)
      : await settle(member, 'archive');
  }
}

/** A look at both ends of a large plain log; its hash and problems come when it is read in full. */
async function lookQuickly(file: FoundFile): Promise<Explored | undefined> {
  if (file.bytes < 8 * SAMPLE_BYTES) return undefined;
  const handle = await open(osPath(file.path), constants.O_RDONLY | constants.O_NONBLOCK).catch(
    () => undefined,
  );
  if (handle === undefined) return undefined;
  try {
    const at = async (position: number): Promise<Buffer> => {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(SAMPLE_BYTES), 0, SAMPLE_BYTES, position);
      return buffer.subarray(0, bytesRead);
    };
    const head = await at(0);
    if (packingOf(head) !== 'plain' || kindOf(head) !== 'text') return undefined;
    const format = tell(head, false);
    if (format === undefined) return undefined;
    const stamps = stampsOf(format, head, await at(file.bytes - SAMPLE_BYTES));
    return {
      file,
      member: '',
      index: -1,
      bytes: file.bytes,
      kind: 'log',
      format,
      contextId: '',
      stamps,
      text: '',
      lines: 0,
      unpackedBytes: file.bytes,
      sha256: '',
      problems: [],
    };
  } finally {
    await handle.close();
  }
}

/** A path without the suffix that packing gave it: readers of context tell files and accounts by name. */
export function contentPath(path: string): string {
  return path.replace(/\.(gz|bz2|xz|zst|lz4|Z)$/, '');
}

async function look(member: OpenMember): Promise<Explored> {
  if (member.kind === 'empty' || member.kind === 'binary' || member.kind === 'archive') {
    return settle(member, member.kind);
  }
  const path = contentPath(member.member === '' ? member.file.shown : member.member);
  const reader = contextReaderOf(path, member.head.toString('latin1'));
  const small = member.head.length < 8192;
  const format = tell(member.head, small);
  // The output of `date` looks like a syslog line that says nothing; what a reader knows and no format reads is context.
  if (reader !== undefined && !understood(member.head, format)) return readContext(member, reader.id);
  if (format === undefined) return settle(member, 'unknown');
  const { head, tail, whole } = await ends(member, format);
  const stamps = stampsOf(format, head, tail);
  const reading = await member.finish();
  // What was left unread is read later; until then its size is a guess, for progress only.
  const guess = whole ? head.length : Math.max(reading.unpackedBytes, member.bytes * USUAL_PACKING);
  return {
    ...base(member),
    kind: 'log',
    format,
    contextId: '',
    stamps,
    text: '',
    lines: 0,
    unpackedBytes: member.packing === 'plain' && !whole ? member.bytes : guess,
    sha256: reading.sha256,
    problems: reading.problems,
  };
}

function base(member: OpenMember): Pick<Explored, 'file' | 'member' | 'index' | 'bytes'> {
  const { file, index, bytes } = member;
  return { file, member: member.member, index, bytes };
}

const NO_STAMPS = { head: [], tail: [] };

async function settle(member: OpenMember, kind: Explored['kind']): Promise<Explored> {
  const { sha256, problems, unpackedBytes } = await member.finish();
  return {
    ...base(member),
    kind,
    format: undefined,
    contextId: '',
    stamps: NO_STAMPS,
    text: '',
    lines: 0,
    unpackedBytes,
    sha256,
    problems,
  };
}

async function readContext(member: OpenMember, contextId: string): Promise<Explored> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of member.chunks) {
    if (length < LONGEST_CONTEXT) pieces.push(chunk);
    length += chunk.length;
  }
  const text = Buffer.concat(pieces).toString('latin1', 0, LONGEST_CONTEXT);
  const { sha256, problems, unpackedBytes } = await member.finish();
  const lines = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return {
    ...base(member),
    kind: 'context',
    format: undefined,
    contextId,
    stamps: NO_STAMPS,
    text,
    lines,
    unpackedBytes,
    sha256,
    problems,
  };
}

// Logs pack to about a tenth.
const USUAL_PACKING = 10;

/**
 * First and last bytes of a member; the last ones by reading it through, which only stamps without year or zone need.
 */
async function ends(
  member: OpenMember,
  format: FileFormat,
): Promise<{ readonly head: Buffer; readonly tail: Buffer; readonly whole: boolean }> {
  const head: Buffer[] = [];
  let length = 0;
  let tail = Buffer.alloc(0);
  for await (const chunk of member.chunks) {
    if (length < SAMPLE_BYTES) head.push(chunk);
    const enough = length < SAMPLE_BYTES && length + chunk.length >= SAMPLE_BYTES;
    length += chunk.length;
    if (enough && saysAll(format, Buffer.concat(head))) break;
    const both = chunk.length >= SAMPLE_BYTES ? chunk : Buffer.concat([tail, chunk]);
    tail = Buffer.from(both.subarray(Math.max(0, both.length - SAMPLE_BYTES)));
  }
  const first = Buffer.concat(head).subarray(0, SAMPLE_BYTES);
  const whole = length <= SAMPLE_BYTES;
  return { head: first, tail: whole ? Buffer.alloc(0) : tail, whole };
}

/** Whether every stamp carries its year and its zone. */
function saysAll(format: FileFormat, head: Buffer): boolean {
  const { head: stamps } = stampsOf(format, head, Buffer.alloc(1));
  return stamps.length > 0 && stamps.every((s) => s.hasYear && s.offset !== undefined);
}
