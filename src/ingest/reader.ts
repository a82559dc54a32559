import { SECOND } from '../base/time.ts';
import type { EventFields, EventPlace } from '../event/columns.ts';
import { readLine, readUndated } from '../formats/dispatch.ts';
import type { FileFormat } from '../formats/format.ts';
import { type Calendar, instants } from './calendar.ts';
import { type ShapeCount, ShapeCounter } from './shapes.ts';

/** What reading a member found besides its events. */
export interface ReadSummary {
  readonly lines: number;
  readonly unread: number;
  readonly shapes: readonly ShapeCount[];
  /** Instants of the earliest and latest record; `undefined` without any. */
  readonly first: number | undefined;
  readonly last: number | undefined;
  /** Host names that lines gave, with their counts. */
  readonly hosts: readonly (readonly [string, number])[];
}

/** Takes an event. `fields` is empty for a line that no format takes. */
export type Emit = (place: EventPlace, fields: Readonly<Partial<EventFields>>) => void;

const NOTHING: Readonly<Partial<EventFields>> = {};

/**
 * Reads the lines of one member, in file order, into events. Every line gives an event, also one that no format
 * takes (`format` and `action` empty): nothing is dropped. A line without a head of its own (a folded record) has
 * the time of the line before it.
 */
export class Reader {
  readonly #file: number;
  readonly #format: FileFormat;
  readonly #toInstant: ReturnType<typeof instants>;
  readonly #emit: Emit;
  readonly #shapes = new ShapeCounter();
  readonly #hosts = new Map<string, number>();
  // Lines of one host follow each other: its count is kept here until another comes.
  #host = '';
  #ofHost = 0;
  #lines = 0;
  #unread = 0;
  #first: number | undefined;
  #last: number | undefined;
  #before: { readonly place: EventPlace; readonly fields: Readonly<Partial<EventFields>> } | undefined;

  constructor(file: number, format: FileFormat, calendar: Calendar, emit: Emit) {
    this.#file = file;
    this.#format = format;
    this.#toInstant = instants(calendar);
    this.#emit = emit;
  }

  /** One line: a byte string without its line end, its byte offset, true length and number. */
  line(text: string, offset: number, length: number, line: number): void {
    this.#lines += 1;
    if (length === 0) return;
    const read = readLine(text, this.#format);
    if (read === undefined && this.#undated(text, offset, length, line)) return;
    if (read === undefined) {
      this.#leave('', text, line, offset);
      const { time = 0, precision = 0 } = this.#before?.place ?? {};
      this.#emit({ time, precision, file: this.#file, line, offset, length, ...UNREAD }, NOTHING);
      return;
    }
    const { head, format, fields, repeat, repeatsPrevious } = read;
    const time = this.#toInstant(head);
    this.#see(time, head.host);
    const { precision, host, program, pid } = head;
    const again = repeatsPrevious > 0 ? this.#before : undefined;
    const times = again === undefined ? repeat : repeatsPrevious - 1;
    if (fields === undefined) this.#leave(program, text.slice(head.at), line, offset);
    const place = {
      time,
      precision,
      file: this.#file,
      line,
      offset,
      length,
      format,
      host,
      program,
      pid,
      repeat: times,
    };
    if (again === undefined) {
      this.#before = { place, fields: fields ?? NOTHING };
      this.#emit(place, fields ?? NOTHING);
    } else this.#emit({ ...place, format: again.place.format, program: again.place.program }, again.fields);
  }

  /** Lines without a stamp between those of a web server have the time of the line before them. */
  #undated(text: string, offset: number, length: number, line: number): boolean {
    const { source, unwrap } = this.#format;
    if (this.#before === undefined || (source !== 'web-access' && unwrap === undefined)) return false;
    const read = readUndated(unwrap?.(text)?.text ?? text);
    if (read === undefined) return false;
    const { time, host } = this.#before.place;
    const { format, program, fields } = read;
    const precision = Math.max(SECOND, this.#before.place.precision);
    this.#emit(
      { time, precision, file: this.#file, line, offset, length, format, host, program, pid: 0, repeat: 0 },
      fields,
    );
    return true;
  }

  /** What was found; after the last line. */
  summary(): ReadSummary {
    this.#countHost();
    return {
      lines: this.#lines,
      unread: this.#unread,
      shapes: this.#shapes.list(),
      first: this.#first,
      last: this.#last,
      hosts: [...this.#hosts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)),
    };
  }

  #leave(program: string, text: string, line: number, offset: number): void {
    this.#unread += 1;
    this.#shapes.add(program, text, line, offset);
  }

  #see(time: number, host: string): void {
    if (this.#first === undefined || time < this.#first) this.#first = time;
    if (this.#last === undefined || time > this.#last) this.#last = time;
    if (host === '') return;
    if (host !== this.#host) {
      this.#countHost();
      this.#host = host;
    }
    this.#ofHost += 1;
  }

  #countHost(): void {
    if (this.#ofHost === 0) return;
    const count = this.#hosts.get(this.#host);
    // A file whose lines name a new host each is hostile or broken: a hundred names tell as much.
    if (count !== undefined || this.#hosts.size < 100)
      this.#hosts.set(this.#host, (count ?? 0) + this.#ofHost);
    this.#ofHost = 0;
  }
}

const UNREAD = { format: '', host: '', program: '', pid: 0, repeat: 0 };
