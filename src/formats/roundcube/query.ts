import { hexByte } from '../web/quoted.ts';

/** Parameters of a request as PHP sees them, by name; values are byte strings. */
export type Parameters = ReadonlyMap<string, string>;

/** Bytes of a query that are looked at, and how many parameters. Servers refuse longer requests by default. */
const LONGEST_QUERY = 16_384;
const MOST = 256;

/**
 * Takes a query apart as PHP does (main/php_variables.c): of two parameters with a name the last counts, blanks in
 * front of a name are dropped, points and blanks in it become `_`, what follows a `[` or a zero byte does not
 * belong to it. So `.task=mail` and `%5Ftask=mail` are `_task=mail`, as they are to Roundcube.
 */
export function parameters(query: string): Parameters {
  const found = new Map<string, string>();
  const text = query.length > LONGEST_QUERY ? query.slice(0, LONGEST_QUERY) : query;
  let from = 0;
  for (let i = 0; i < MOST && from < text.length; i += 1) {
    const and = text.indexOf('&', from);
    const end = and < 0 ? text.length : and;
    const equals = text.indexOf('=', from);
    const cut = equals < 0 || equals > end ? end : equals;
    const name = phpName(urlDecoded(text.slice(from, cut)));
    if (name !== '') found.set(name, urlDecoded(text.slice(Math.min(cut + 1, end), end)));
    from = end + 1;
  }
  return found;
}

function phpName(raw: string): string {
  if (/^\w+$/.test(raw)) return raw;
  let name = raw.trimStart();
  const zero = name.indexOf('\0');
  if (zero >= 0) name = name.slice(0, zero);
  const bracket = name.indexOf('[');
  if (bracket > 0) name = name.slice(0, bracket);
  return name.replace(/[. ]/g, '_');
}

/** The bytes that a URL-encoded text stands for (`+` is a blank); what is no escape stays as it is. */
export function urlDecoded(text: string): string {
  const plain = text.includes('+') ? text.replaceAll('+', ' ') : text;
  let at = plain.indexOf('%');
  if (at < 0) return plain;
  let out = '';
  let from = 0;
  while (at >= 0) {
    const byte = hexByte(plain, at + 1);
    if (byte >= 0) {
      out += plain.slice(from, at) + String.fromCharCode(byte);
      from = at + 3;
    }
    at = plain.indexOf('%', Math.max(from, at + 1));
  }
  return out + plain.slice(from);
}

/** Whether PHP's `empty()` says no: the parameter is there, and neither nothing nor `0`. */
export function isOn(given: Parameters, name: string): boolean {
  const value = given.get(name);
  return value !== undefined && value !== '' && value !== '0';
}
