// To make a format costs a hundred times what it costs to use it, and a screen shows hundreds of times.
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' });
  formats.set(zone, format);
  return format;
}

/** Offset of a zone at an instant (milliseconds since 1970), in minutes east of UTC; `undefined` for no such zone. */
export function offsetMinutes(zone: string, at: number): number | undefined {
  const fixed = /^([+-])(\d\d):?(\d\d)$/.exec(zone);
  if (fixed !== null) return (fixed[1] === '-' ? -1 : 1) * (Number(fixed[2]) * 60 + Number(fixed[3]));
  try {
    const name =
      formatOf(zone)
        .formatToParts(at)
        .find((p) => p.type === 'timeZoneName')?.value ?? '';
    const offset = /^GMT(?:([+-])(\d\d):(\d\d)(?::\d\d)?)?$/.exec(name);
    if (offset === null) return undefined;
    return (offset[1] === '-' ? -1 : 1) * (Number(offset[2] ?? 0) * 60 + Number(offset[3] ?? 0));
  } catch {
    return undefined;
  }
}

/** `+07:00`. */
function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${String(Math.floor(size / 60)).padStart(2, '0')}:${String(size % 60).padStart(2, '0')}`;
}

/**
 * An ISO time of the Case as two clocks show it, to the second, or `fine` with the fraction that it has; `zone` empty
 * when the case has none of its own.
 */
export function twoClocks(
  iso: string,
  zone: string,
  fine = false,
): { readonly utc: string; readonly local: string } {
  const at = Date.parse(iso);
  if (Number.isNaN(at)) return { utc: iso, local: '' };
  const rest = fine ? iso.slice(19, -1).replace(/^\.0+$/, '') : '';
  const utc = `${iso.slice(0, 10)} ${iso.slice(11, 19)}${rest}Z`;
  const offset = zone === '' ? undefined : offsetMinutes(zone, at);
  if (offset === undefined) return { utc, local: '' };
  const wall = new Date(at + offset * 60_000).toISOString();
  return { utc, local: `${wall.slice(0, 10)} ${wall.slice(11, 19)}${rest} ${offsetText(offset)}` };
}

/** A span as `+2 d 03:04:05`, `-00:00:07`: seconds rounded towards nothing. */
export function elapsed(fromIso: string, toIso: string): string {
  const seconds = Math.trunc((Date.parse(toIso) - Date.parse(fromIso)) / 1000);
  if (Number.isNaN(seconds)) return '';
  const size = Math.abs(seconds);
  const days = Math.floor(size / 86_400);
  const clock = [Math.floor(size / 3600) % 24, Math.floor(size / 60) % 60, size % 60]
    .map((n) => String(n).padStart(2, '0'))
    .join(':');
  return `${seconds < 0 ? '-' : '+'}${days > 0 ? `${days} d ` : ''}${clock}`;
}

/** A length of time in its two largest units, rounded down: `2 d 3 h`, `3 min 20 s`. */
export function spanText(seconds: number): string {
  const size = Math.max(0, Math.floor(seconds));
  const parts = [
    [Math.floor(size / 86_400), 'd'],
    [Math.floor(size / 3600) % 24, 'h'],
    [Math.floor(size / 60) % 60, 'min'],
    [size % 60, 's'],
  ] as const;
  const from = parts.findIndex(([n]) => n > 0);
  if (from < 0) return '0 s';
  return parts
    .slice(from, from + 2)
    .filter(([n], i) => i === 0 || n > 0)
    .map(([n, unit]) => `${n} ${unit}`)
    .join(' ');
}
