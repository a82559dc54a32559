import { cell, clip, readable } from '../../base/text.ts';
import { isoTime } from '../../base/time.ts';
import type { RawHit } from './hits.ts';

/** A form to export found lines in. */
export type ExportFormat = 'csv' | 'jsonl';

/** The first line of an export; none in JSONL. */
export function exportHead(format: ExportFormat, columns: readonly string[]): string {
  return format === 'csv' ? row(['time', 'ref', 'path', 'line', ...columns, 'text']) : '';
}

/** A line that was found: in CSV with every cell defused, in JSONL with all its fields. */
export function exportLine(
  format: ExportFormat,
  hit: RawHit,
  path: string,
  columns: readonly string[],
): string {
  const values = new Map(hit.values.map((v) => [v.column, readable(v.value)]));
  const time = hit.time === 0 ? '' : isoTime(hit.time);
  const text = readable(hit.text);
  if (format === 'csv')
    // 32,767 is what a cell of a spreadsheet holds; the JSONL has all.
    return row([
      time,
      hit.ref,
      path,
      String(hit.line),
      ...columns.map((c) => values.get(c) ?? ''),
      clip(text, 32_000),
    ]);
  const fields = Object.fromEntries([...values].filter(([, v]) => v !== ''));
  return `${JSON.stringify({ time, ref: hit.ref, path, line: hit.line, fields, text })}\n`;
}

// RFC 4180.
function row(cells: readonly string[]): string {
  return `${cells.map((c) => quoted(cell(c))).join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
