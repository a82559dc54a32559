import { isUtf8 } from 'node:buffer';

// Longest field that is given; a longer one is given without its value, as journalctl does.
const MOST_BYTES = 1024 * 1024;
const MOST_FIELDS = 500;
const LF = 10;
const NAME = /^[A-Z0-9_]{1,64}$/;
// Fields of a record in the journal's export format stand in this order at the beginning of each.
const BEGIN = /^(?:__CURSOR=[^\n]{1,500}\n)?__REALTIME_TIMESTAMP=\d{1,20}\n/;

/** Whether bytes begin as `journalctl -o export` writes. */
export function isJournalExport(head: Buffer): boolean {
  return head[0] === 0x5f && BEGIN.test(head.toString('latin1', 0, 1024));
}

/**
 * The journal's export format as JSON lines, one record a line, as `journalctl -o json` writes the same records. Bytes
 * that are no field are left out. Source: systemd's journal export formats.
 */
export async function* exportToJson(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  const records = new Records();
  for await (const chunk of chunks) {
    const lines = records.push(chunk);
    if (lines !== '') yield Buffer.from(lines, 'utf8');
  }
  const rest = records.end();
  if (rest !== '') yield Buffer.from(rest, 'utf8');
}

class Records {
  #bytes: Buffer = Buffer.alloc(0);
  #fields = new Map<string, Buffer>();
  /** Bytes of a field that is too long which are still to come. */
  #skip = 0;
  /** Whether a line that is too long goes on: what is left of it is no field, whatever it looks like. */
  #overlong = false;
  #lines = '';

  /** The lines of the records that end in this chunk. */
  push(chunk: Buffer): string {
    this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
    let at = 0;
    for (;;) {
      const next = this.#skip > 0 ? this.#pass(at) : this.#field(at);
      if (next === at) break;
      at = next;
    }
    this.#bytes = this.#bytes.subarray(at);
    return this.#take();
  }

  end(): string {
    const rest = this.push(Buffer.from('\n'));
    this.#close();
    return rest + this.#take();
  }

  #take(): string {
    const lines = this.#lines;
    this.#lines = '';
    return lines;
  }

  #pass(at: number): number {
    const passed = Math.min(this.#skip, this.#bytes.length - at);
    this.#skip -= passed;
    return at + passed;
  }

  /** Index behind the field that begins at `at`; the same index when it is not whole yet. */
  #field(at: number): number {
    const end = this.#bytes.indexOf(LF, at);
    if (end < 0) {
      if (this.#bytes.length - at <= MOST_BYTES && !this.#overlong) return at;
      this.#overlong = true;
      return this.#bytes.length;
    }
    if (this.#overlong || end - at > MOST_BYTES) {
      this.#overlong = false;
      return end + 1;
    }
    if (end === at) {
      this.#close();
      return end + 1;
    }
    const line = this.#bytes.subarray(at, end);
    const equals = line.indexOf('=');
    if (equals >= 0) this.#add(line.toString('latin1', 0, equals), line.subarray(equals + 1));
    if (equals >= 0 || !NAME.test(line.toString('latin1', 0, 65))) return end + 1;
    return this.#binary(at, line.toString('latin1'), end + 1);
  }

  /** A value whose length, in eight bytes, stands in front of it. */
  #binary(at: number, name: string, from: number): number {
    const begin = from + 8;
    if (this.#bytes.length < begin) return at;
    const size = this.#bytes.readUInt32LE(from) + this.#bytes.readUInt32LE(from + 4) * 2 ** 32;
    if (size > MOST_BYTES) {
      this.#skip = size + 1;
      return begin;
    }
    if (this.#bytes.length < begin + size + 1) return at;
    this.#add(name, this.#bytes.subarray(begin, begin + size));
    return begin + size + 1;
  }

  #add(name: string, value: Buffer): void {
    if (this.#fields.size >= MOST_FIELDS || !NAME.test(name) || this.#fields.has(name)) return;
    this.#fields.set(name, value);
  }

  #close(): void {
    if (this.#fields.size === 0) return;
    const values = [...this.#fields].map(([name, value]) => `${JSON.stringify(name)}:${jsonOf(value)}`);
    this.#lines += `{${values.join(',')}}\n`;
    this.#fields = new Map();
  }
}

function jsonOf(value: Buffer): string {
  return isUtf8(value) ? JSON.stringify(value.toString('utf8')) : `[${value.join(',')}]`;
}
