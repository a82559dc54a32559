/**
 * Quoted fields of access logs. Apache writes a quote as `\"`, a backslash as `\\`, control bytes as `\n`, `\t`,
 * `\xhh` (server/util.c, ap_escape_logitem); nginx writes all of them as `\xHH` (ngx_http_log_escape).
 */
const QUOTE = '"';
const BACKSLASH = 92;

/** Index of the quote that closes the field which begins at `from`; -1 when it is not closed. */
export function endOfQuoted(line: string, from: number): number {
  let at = line.indexOf(QUOTE, from);
  while (at > from && line.charCodeAt(at - 1) === BACKSLASH) {
    let first = at - 1;
    while (first > from && line.charCodeAt(first - 1) === BACKSLASH) first -= 1;
    if ((at - first) % 2 === 0) return at;
    at = line.indexOf(QUOTE, at + 1);
  }
  return at;
}

const SHORT: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  b: '\b',
  v: '\v',
  f: '\f',
  '"': '"',
  '\\': '\\',
};

/** The bytes that a quoted field stands for; what is no escape stays as it is. */
export function unescaped(text: string): string {
  let at = text.indexOf('\\');
  if (at < 0) return text;
  let out = '';
  let from = 0;
  while (at >= 0 && at + 1 < text.length) {
    const code = text.charAt(at + 1);
    const short = SHORT[code];
    if (short !== undefined) {
      out += text.slice(from, at) + short;
      from = at + 2;
    } else if (code === 'x') {
      const byte = hexByte(text, at + 2);
      if (byte >= 0) {
        out += text.slice(from, at) + String.fromCharCode(byte);
        from = at + 4;
      }
    }
    at = text.indexOf('\\', Math.max(from, at + 1));
  }
  return out + text.slice(from);
}

/** Value of two hexadecimal digits at an index; -1 when there are none. */
export function hexByte(text: string, at: number): number {
  const high = hexDigit(text.charCodeAt(at));
  const low = hexDigit(text.charCodeAt(at + 1));
  return high < 0 || low < 0 ? -1 : high * 16 + low;
}

function hexDigit(c: number): number {
  if (c >= 48 && c <= 57) return c - 48;
  const lower = c | 32;
  return lower >= 97 && lower <= 102 ? lower - 87 : -1;
}
