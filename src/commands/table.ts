import stringWidth from 'string-width';
import { readable, visible } from '../base/text.ts';

/**
 * Rows as aligned columns, two blanks between, no blanks at the ends of lines. Cells are text already; make what comes
 * from evidence safe with {@link shown} first.
 */
export function table(rows: readonly (readonly string[])[], right: readonly number[] = []): string[] {
  const widths: number[] = [];
  for (const row of rows) {
    for (const [i, c] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, stringWidth(c));
  }
  return rows.map((row) =>
    row
      .map((c, i) => {
        const blank = ' '.repeat((widths[i] ?? 0) - stringWidth(c));
        return right.includes(i) ? blank + c : c + blank;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** A byte string of evidence as text that cannot steer a terminal. */
export function shown(bytes: string): string {
  return visible(readable(bytes));
}

/** `3.1 GB`, decimal as disks are sold. */
export function bytesText(bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${unit === 0 || value >= 99.5 ? Math.round(value) : value.toFixed(1)} ${units[unit]}`;
}

/** `15,204,110`. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** `1 file`, `2 files`. */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** Seconds as `2 min 10 s`. */
export function spanText(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 60) return `${seconds < 10 ? Math.max(0, seconds).toFixed(1) : whole} s`;
  const parts = [
    [Math.floor(whole / 86400), 'd'],
    [Math.floor(whole / 3600) % 24, 'h'],
    [Math.floor(whole / 60) % 60, 'min'],
    [whole % 60, 's'],
  ] as const;
  const from = parts.findIndex(([n]) => n > 0);
  return parts
    .slice(from, from + 2)
    .filter(([n]) => n > 0)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(' ');
}

/** A share that is never rounded to nothing or to all: `0.04 %`. */
export function shareText(part: number, whole: number): string {
  if (part === 0 || whole === 0) return '0 %';
  const percent = (100 * part) / whole;
  return percent < 0.01 ? 'under 0.01 %' : `${Math.min(percent, part === whole ? 100 : 99.99).toFixed(2)} %`;
}
