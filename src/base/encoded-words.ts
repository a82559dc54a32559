import { readable } from './text.ts';

// What windows-1252 has at 0x80 to 0x9f; mail says iso-8859-1 where it means it.
const C1 = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';

/** Bytes in a charset as text; UTF-8 when the charset is not known. Never throws. */
export function decodeCharset(bytes: string, charset: string): string {
  const label = charset.toLowerCase();
  if (label === '' || label === 'utf-8' || label === 'us-ascii') return readable(bytes);
  // Written out, for Node's decoder leaves these bytes as control characters in some versions.
  if (/^(windows-1252|cp1252|iso-8859-1|latin1)$/.test(label))
    return bytes.replace(/[\x80-\x9f]/g, (c) => C1[c.charCodeAt(0) - 0x80] ?? c);
  try {
    return new TextDecoder(label).decode(Buffer.from(bytes, 'latin1'));
  } catch {
    return readable(bytes);
  }
}

/** Bytes with `%xx` written out. */
export function percentDecoded(text: string): string {
  return text.replace(/%([0-9A-Fa-f]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

const ENCODED_WORD = /=\?([\w.:-]{1,60})(?:\*[\w-]{1,30})?\?([bBqQ])\?([^?\s]*)\?=/g;

/** A header text with its encoded words decoded, in UTF-8. Source: RFC 2047. */
export function decodeWords(text: string): string {
  if (!text.includes('=?')) return readable(text);
  let out = '';
  let at = 0;
  for (const m of text.matchAll(ENCODED_WORD)) {
    const [whole, charset = '', encoding = '', data = ''] = m;
    const between = text.slice(at, m.index);
    // Blanks between two encoded words are not part of the text.
    if (at === 0 || between.trim() !== '') out += readable(between);
    const bytes =
      encoding.toLowerCase() === 'b'
        ? Buffer.from(data, 'base64').toString('latin1')
        : percentDecoded(
            data
              .replaceAll('%', '%25')
              .replaceAll('_', ' ')
              .replace(/=(?=[0-9A-Fa-f]{2})/g, '%'),
          );
    out += decodeCharset(bytes, charset);
    at = m.index + whole.length;
  }
  return out + readable(text.slice(at));
}
