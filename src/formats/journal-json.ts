import { byteString, readable } from '../base/text.ts';
import type { FileFormat, Head } from './format.ts';
import { digits } from './template.ts';

type Entry = Readonly<Record<string, unknown>>;

function parsed(line: string): Entry | undefined {
  try {
    const value: unknown = JSON.parse(readable(line));
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value))
      : undefined;
  } catch {
    return undefined;
  }
}

// A field is text, or its bytes as numbers when it is no UTF-8, or a list when the record has it several times.
function text(value: unknown): string {
  if (typeof value === 'string') return byteString(value);
  if (!Array.isArray(value) || value.length === 0) return '';
  const first: unknown = value[0];
  if (typeof first !== 'number') return text(first);
  return Buffer.from(value.map((byte: unknown) => (typeof byte === 'number' ? byte : 0))).toString('latin1');
}

function head(line: string): Head | undefined {
  if (line.charCodeAt(0) !== 123 || !line.includes('"__REALTIME_TIMESTAMP"')) return undefined;
  const entry = parsed(line);
  if (entry === undefined) return undefined;
  const stamp = text(entry.__REALTIME_TIMESTAMP);
  if (!/^\d{1,16}$/.test(stamp) || Number(stamp) > Number.MAX_SAFE_INTEGER) return undefined;
  return {
    wall: Number(stamp),
    hasYear: true,
    offset: 0,
    precision: 1,
    host: text(entry._HOSTNAME),
    program: text(entry.SYSLOG_IDENTIFIER ?? entry._COMM),
    pid: pidOf(text(entry.SYSLOG_PID ?? entry._PID)),
    at: line.length,
    message: text(entry.MESSAGE).trimStart(),
  };
}

function pidOf(value: string): number {
  return value.length > 9 ? 0 : (digits(value) ?? 0);
}

/** The systemd journal as `journalctl -o json` prints it, one record a line; `-o export` is read as that (evidence/journal-export.ts). Source: systemd's journal export formats. */
export const journalJson: FileFormat = {
  kind: 'file',
  id: 'journal-json',
  title: 'systemd journal as JSON lines, or in its export format',
  head,
  examples: [{ line: '{"MESSAGE":"a record without a time"}', event: undefined }],
};
