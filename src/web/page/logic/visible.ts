const TRICKY =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|\u034f|\u17b4|\u17b5|\u180b|\u180c|\u180d|\udb40[\udc00-\udfff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/**
 * Text with every character that does not show spelled out, as the server does it (a test holds both to the same). For
 * what the page must keep as it is, to ask with, and for what stands in its address, which anybody may have written.
 */
export function visible(text: string): string {
  return text.replace(TRICKY, (c) => {
    const code = c.codePointAt(0) ?? 0;
    if (c === '\t') return '\\t';
    if (code > 0xffff) return `\\u{${code.toString(16)}}`;
    const hex = code.toString(16);
    return code < 0x100 ? `\\x${hex.padStart(2, '0')}` : `\\u${hex.padStart(4, '0')}`;
  });
}
