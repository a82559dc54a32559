import { readable } from '../base/text.ts';
import { isoTime } from '../base/time.ts';
import type { EventFields, EventPlace } from '../event/columns.ts';

/** What a line of `constat parse` says beside the event. */
export interface Beside {
  /** Path of the file, and of the member after `!`. */
  readonly file: string;
  /** The line, a byte string; left out of the JSON for lines that were read, unless `withRaw`. */
  readonly raw: string;
  readonly withRaw: boolean;
}

/**
 * An event as one line of JSON, with its line end: where it is, its head, then every field that the line speaks of
 * under the names of `event/columns.ts`. Text is UTF-8, bytes that are not become U+FFFD. Lines that nothing reads have
 * `unread` and `raw`.
 */
export function eventJson(
  place: EventPlace,
  fields: Readonly<Partial<EventFields>>,
  { file, raw, withRaw }: Beside,
): string {
  const { line, offset, time, precision, format, host, program, pid, repeat } = place;
  let out = `{"file":${JSON.stringify(file)},"line":${line},"offset":${offset}`;
  // A line before the first stamp of its file has no time, and a hostile stamp may be none that exists.
  if (precision > 0 && Number.isSafeInteger(time)) out += `,"time":"${isoTime(time)}"`;
  if (format !== '') out += `,"format":${text(format)}`;
  if (host !== '') out += `,"host":${text(host)}`;
  if (program !== '') out += `,"program":${text(program)}`;
  if (pid > 0) out += `,"pid":${pid}`;
  if (repeat > 0) out += `,"repeat":${repeat}`;
  for (const name in fields) {
    const value = fields[name as keyof EventFields];
    if (typeof value === 'number') out += `,"${name}":${value}`;
    else if (value !== undefined && value !== '') out += `,"${name}":${text(value)}`;
  }
  if (format === '') out += ',"unread":true';
  if (format === '' || withRaw) out += `,"raw":${text(raw)}`;
  return `${out}}\n`;
}

// Printable ASCII but the quotation mark and the backslash stands in JSON as it is.
const PLAIN = /^[ !#-[\]-~]*$/;

function text(bytes: string): string {
  return PLAIN.test(bytes) ? `"${bytes}"` : JSON.stringify(readable(bytes));
}
