import { Readable } from 'node:stream';
import { extract, type Header } from 'tar-stream';
import { type Entry, fromFdPromise, type ZipFile } from 'yauzl';
import { endedEarly, openForReading } from './hash.ts';
import { pathBytes, shownName } from './names.ts';
import { errorCode, type ProblemCode, type Report } from './problems.ts';
import type { Budget } from './unpack.ts';

/** A member of an archive, to be read before the next is asked for. */
export interface StoredMember {
  /** Name as it lies in the archive, a byte string. Only to be shown. */
  readonly name: string;
  /** Its number among all entries of the archive, from 0. */
  readonly index: number;
  /** Bytes as the archive's own directory tells them. */
  readonly bytes: number;
  /** Microseconds since 1970 UTC; 0 when the archive does not say. */
  readonly mtime: number;
  readonly problems: readonly ProblemCode[];
  readonly chunks: AsyncIterable<Buffer>;
}

/**
 * The files in a tar stream. Folders are passed over; links, devices and kinds that are not read are reported. A
 * damaged or truncated archive gives what lies before the damage.
 */
export async function* tarMembers(
  chunks: AsyncIterable<Buffer>,
  maxMembers: number,
  report: Report,
): AsyncGenerator<StoredMember, void, undefined> {
  // As latin1 the names keep their bytes, and old tars without a format name are read too.
  const options = { filenameEncoding: 'latin1', allowUnknownFormat: true, highWaterMark: 65536 };
  const tar = extract(options);
  const source = Readable.from(chunks, { objectMode: true, highWaterMark: 1 });
  source.pipe(tar);
  let index = -1;
  try {
    for await (const entry of tar) {
      index += 1;
      if (index >= maxMembers) return report('too-many-members', String(maxMembers));
      const { type, mtime, size = 0 } = entry.header;
      const name = tarName(entry.header);
      if (type === 'file' || type === 'contiguous-file') {
        yield {
          name,
          index,
          bytes: size,
          mtime: (mtime?.getTime() ?? 0) * 1000,
          problems: nameProblems(name),
          chunks: buffers(entry),
        };
      } else if (type !== 'directory') report(tarProblem(type), shownName(name));
      entry.resume();
    }
  } catch (error) {
    report(endedEarly(error) ? 'truncated' : 'corrupt', errorCode(error));
  } finally {
    source.unpipe(tar);
    source.destroy();
    tar.destroy();
  }
}

/** The name's bytes: what a pax header gives was decoded by the library, all else is bytes already. */
function tarName(header: Header): string {
  const { pax } = header;
  const decoded = typeof pax === 'object' && pax !== null && 'path' in pax;
  return decoded ? pathBytes(header.name) : header.name;
}

function tarProblem(type: Header['type'] | null): ProblemCode {
  if (type === 'link' || type === 'symlink') return 'link-inside';
  if (type === 'fifo') return 'fifo';
  return type === 'character-device' || type === 'block-device' ? 'device' : 'unsupported';
}

/**
 * The files in a zip. Encrypted members and methods other than stored and deflated are given without bytes and with
 * their problem.
 */
export async function* zipMembers(
  path: string,
  budget: Budget,
  maxMembers: number,
  report: Report,
): AsyncGenerator<StoredMember, void, undefined> {
  const handle = await openForReading(path, report);
  if (handle === undefined) return;
  let index = -1;
  try {
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
    const zip = await fromFdPromise(handle.fd, options);
    for await (const entry of zip.eachEntry()) {
      index += 1;
      if (index >= maxMembers) return report('too-many-members', String(maxMembers));
      const name = entry.fileNameRaw.toString('latin1').replaceAll('\\', '/');
      if (!name.endsWith('/')) yield zipMember(zip, entry, name, index, budget, report);
    }
  } catch (error) {
    report(endedEarly(error) ? 'truncated' : 'corrupt', errorCode(error));
  } finally {
    await handle.close();
  }
}

function zipMember(
  zip: ZipFile,
  entry: Entry,
  name: string,
  index: number,
  budget: Budget,
  report: Report,
): StoredMember {
  const problems = nameProblems(name);
  if (entry.isEncrypted()) problems.push('encrypted');
  else if (!entry.canDecodeFileData()) problems.push('unsupported');
  const readable = problems.every((problem) => problem === 'unsafe-name');
  const mtime = entry.getLastModDate({ timezone: 'UTC' }).getTime() * 1000;
  return {
    name,
    index,
    bytes: entry.uncompressedSize,
    mtime: Number.isFinite(mtime) ? mtime : 0,
    problems,
    chunks: readable ? zipChunks(zip, entry, budget, report) : none(),
  };
}

async function* zipChunks(
  zip: ZipFile,
  entry: Entry,
  budget: Budget,
  report: Report,
): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of buffers(await zip.openReadStreamPromise(entry))) {
    const fitting = budget.cut(chunk);
    if (fitting.length > 0) yield fitting;
    if (fitting.length < chunk.length) return report('expands-too-far');
  }
}

/** A library's stream, whose chunks it does not type, as buffers. */
async function* buffers(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer, void, undefined> {
  for await (const chunk of stream) if (Buffer.isBuffer(chunk)) yield chunk;
}

async function* none(): AsyncGenerator<Buffer, void, undefined> {}

function nameProblems(name: string): ProblemCode[] {
  return name.startsWith('/') || name.split('/').includes('..') ? ['unsafe-name'] : [];
}
