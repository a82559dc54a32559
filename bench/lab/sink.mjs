// Log files that are written in the order of time, rotated, and never held in memory as a whole.
import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  rmSync,
  utimesSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';

const SLICE = 5e6;
const CHUNK = 1 << 20;

/** Text whose every char is one byte of UTF-8. @param {string} text */
export const byteString = (text) => Buffer.from(text, 'utf8').toString('latin1');

/** One log with its rotated predecessors. Lines may be added ahead of time; flush() writes those whose time has come. */
class LogFile {
  /** @param {LogSet} set @param {string} path @param {((t: number) => string) | undefined} stamp put before each line */
  constructor(set, path, stamp) {
    this.set = set;
    this.path = path;
    this.stamp = stamp;
    /** @type {Map<number, { t: number, text: string }[]>} */
    this.slices = new Map();
    this.nextSlice = Number.POSITIVE_INFINITY;
    this.buffer = Buffer.allocUnsafe(0);
    this.used = 0;
    this.segment = -1;
    this.fd = -1;
    this.lines = 0;
  }

  /** @param {number} t microseconds @param {string} text one line without stamp and line end, as bytes */
  add(t, text) {
    if (t >= this.set.end || t < this.set.start) return;
    const n = Math.floor(t / SLICE);
    const slice = this.slices.get(n);
    if (slice === undefined) this.slices.set(n, [{ t, text }]);
    else slice.push({ t, text });
    if (n < this.nextSlice) this.nextSlice = n;
    this.set.bytes += text.length + (this.stamp === undefined ? 1 : this.set.stampLength);
  }

  /** Writes all lines of slices that end before a time. @param {number} until */
  flush(until) {
    const last = Math.floor(until / SLICE);
    for (let n = this.nextSlice; n < last && this.slices.size > 0; n++) {
      const slice = this.slices.get(n);
      if (slice === undefined) continue;
      this.slices.delete(n);
      slice.sort((a, b) => a.t - b.t);
      for (const line of slice) this.write(line.t, line.text);
    }
    this.nextSlice = Math.max(this.nextSlice, Math.min(last, Number.MAX_SAFE_INTEGER));
    if (this.slices.size === 0) this.nextSlice = Number.POSITIVE_INFINITY;
  }

  /** @param {number} t @param {string} text */
  write(t, text) {
    const { hidden } = this.set;
    if (hidden !== undefined && hidden.path === this.path && t >= hidden.from && t <= hidden.to) return;
    const { rotations } = this.set;
    let segment = Math.max(this.segment, 0);
    while (segment < rotations.length && t >= rotations[segment]) segment++;
    if (segment !== this.segment) this.open(segment);
    const stamp = this.stamp === undefined ? '' : `${this.stamp(t)} `;
    const size = stamp.length + text.length + 1;
    if (this.used + size > this.buffer.length) this.drain(size);
    this.used += this.buffer.write(stamp, this.used, 'latin1');
    this.used += this.buffer.write(text, this.used, 'latin1');
    this.buffer[this.used++] = 10;
    this.lines++;
  }

  /** Writes what has gathered. @param {number} [room] bytes that are needed next */
  drain(room = 0) {
    if (this.used > 0) writeSync(this.fd, this.buffer, 0, this.used);
    this.used = 0;
    if (room > this.buffer.length) this.buffer = Buffer.allocUnsafe(Math.max(CHUNK, room));
  }

  /** @param {number} segment */
  open(segment) {
    this.close();
    this.segment = segment;
    const file = this.set.file(this.path, segment);
    mkdirSync(dirname(file), { recursive: true });
    this.fd = openSync(file, 'w');
  }

  close() {
    if (this.fd === -1) return;
    this.drain();
    closeSync(this.fd);
    this.fd = -1;
    this.set.written.push({ file: this.set.file(this.path, this.segment), segment: this.segment });
  }
}

/** All logs of a host: their folder, window and rotations. */
export class LogSet {
  /** @param {{ root: string, start: number, end: number, rotations: number[], stampLength: number,
   *   hidden?: { path: string, from: number, to: number } }} options rotations: times, oldest first; hidden: lines that
   *   somebody removed */
  constructor(options) {
    this.root = options.root;
    this.start = options.start;
    this.end = options.end;
    this.rotations = options.rotations;
    this.stampLength = options.stampLength;
    this.hidden = options.hidden;
    this.bytes = 0;
    /** @type {LogFile[]} */
    this.logs = [];
    /** @type {{ file: string, segment: number }[]} */
    this.written = [];
  }

  /** @param {string} path below the root @param {(t: number) => string} [stamp] */
  log(path, stamp) {
    const log = new LogFile(this, path, stamp);
    this.logs.push(log);
    return log;
  }

  /** The file of a segment while it is written. @param {string} path @param {number} segment */
  file(path, segment) {
    const age = this.rotations.length - segment;
    return join(this.root, age === 0 ? path : `${path}.${age}`);
  }

  /** @param {number} until */
  flush(until) {
    for (const log of this.logs) log.flush(until);
  }

  /** Writes what is left, compresses all but the two newest of each log and dates the files. */
  async finish() {
    this.flush(this.end + 2 * SLICE);
    for (const log of this.logs) log.close();
    await Promise.all(this.written.map((one) => this.pack(one.file, one.segment)));
  }

  /** @param {string} file @param {number} segment */
  async pack(file, segment) {
    let name = file;
    if (this.rotations.length - segment >= 2) {
      name = `${file}.gz`;
      const from = createReadStream(file, { highWaterMark: CHUNK });
      await pipeline(from, createGzip({ level: 4, chunkSize: CHUNK }), createWriteStream(name));
      rmSync(file);
    }
    const time = (this.rotations[segment] ?? this.end) / 1e6;
    utimesSync(name, time, time);
  }
}
