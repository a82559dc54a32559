/**
 * Text of evidence. A line is held as a **byte string**: one UTF-16 unit for each byte (latin1), so that no byte
 * of it is lost, slicing is cheap, and the same bytes can be written out again. Text is decoded as UTF-8 only
 * where a person or a JSON document is to read it.
 */

/** Bytes of a byte string as readable text: UTF-8 decoded, each byte that is not UTF-8 as U+FFFD. */
export function readable(bytes: string): string {
  return isAscii(bytes) ? bytes : Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Text as a byte string of its UTF-8 form; the reverse of {@link readable} for valid UTF-8. */
export function byteString(text: string): string {
  return isAscii(text) ? text : Buffer.from(text, 'utf8').toString('latin1');
}

/**
 * Letters A to Z as a to z, every other byte as it is: what the engine's `lower()` and mail servers do. `toLowerCase()`
 * takes a byte of a UTF-8 letter for a letter of latin1, and makes another name of it.
 */
export function lowerAscii(bytes: string): string {
  return isAscii(bytes) ? bytes.toLowerCase() : bytes.replace(/[A-Z]/g, (c) => c.toLowerCase());
}

/** Whether every unit is below 0x80. */
export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i += 1) if (text.charCodeAt(i) > 0x7f) return false;
  return true;
}

// Bidirectional controls, zero-width and blank characters, line separators, tags and halves of characters: they can
// make a line show what it does not say.
const TRICKY =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\udb40[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text in which every control, bidirectional and zero-width character is spelled out (`\x1b`, `\u202e`), so that a
 * log line cannot move the cursor, colour the terminal or turn its own reading order. Tab becomes `\t`.
 */
export function visible(text: string): string {
  return text.replace(TRICKY, (c) => {
    const code = c.codePointAt(0) ?? 0;
    if (c === '\t') return '\\t';
    if (code > 0xffff) return `\\u{${code.toString(16)}}`;
    return code < 0x100
      ? `\\x${code.toString(16).padStart(2, '0')}`
      : `\\u${code.toString(16).padStart(4, '0')}`;
  });
}

/** A cell for CSV or TSV that no spreadsheet takes for a formula, control characters spelled out. */
export function cell(text: string): string {
  const shown = visible(text);
  // Some spreadsheets take the wide signs of East Asian fonts for the plain ones.
  return /^[=+\-@\uff1d\uff0b\uff0d\uff20]/.test(shown) ? `'${shown}` : shown;
}

/** `text` cut to at most `max` units, with an ellipsis in place of what was cut. */
export function clip(text: string, max: number): string {
  return text.length <= max ? text : `${text.slice(0, Math.max(0, max - 1))}…`;
}
