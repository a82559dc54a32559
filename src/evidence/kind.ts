import { isJournalExport } from './journal-export.ts';

/** What the unpacked bytes of a file are. */
export type TextKind = 'text' | 'utf-16le' | 'utf-16be' | 'journal-export' | 'binary' | 'empty' | 'archive';

// First bytes of files that are found beside logs and are never lines.
const MAGIC = [
  '\x7fELF',
  'LPKSHHRH',
  'SQLite format 3\0',
  '%PDF-',
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF8',
  '\xd0\xcf\x11\xe0',
  'ElfFile\0',
  'regf',
  '7z\xbc\xaf\x27\x1c',
  'Rar!\x1a\x07',
];

/** Runs of NUL at least this long are holes that a crash left in a file, not data. */
const HOLE = 64;

/** How many bytes of a file are enough to tell its kind. */
export const HEAD = 8192;

/**
 * Whether bytes are no text: they begin as a known binary file, or more than one in twenty is a control character
 * that logs do not use. Long runs of NUL count as nothing, for a crash leaves them in good logs; bytes above 0x7f are
 * text of some encoding.
 */
function looksBinary(head: Buffer): boolean {
  const text = head.toString('latin1', 0, 65536);
  if (MAGIC.some((magic) => text.startsWith(magic))) return true;
  let controls = 0;
  let counted = 0;
  for (let i = 0; i < text.length; i += 1) {
    const c = text.charCodeAt(i);
    if (c === 0) {
      let end = i + 1;
      while (end < text.length && text.charCodeAt(end) === 0) end += 1;
      if (end - i < HOLE) {
        controls += end - i;
        counted += end - i;
      }
      i = end - 1;
    } else {
      counted += 1;
      if (isControl(c)) controls += 1;
    }
  }
  return counted === 0 ? text.length > 0 : controls >= 2 && controls * 20 > counted;
}

function isControl(c: number): boolean {
  // Backspace, tab, LF, VT, FF, CR and ESC are found in text.
  return (c < 32 && !(c >= 8 && c <= 13) && c !== 27) || c === 127;
}

/** Kind of a file from its first unpacked bytes ({@link HEAD} of them, or all). */
export function kindOf(head: Buffer): TextKind {
  if (head.length === 0) return 'empty';
  if (isTar(head)) return 'archive';
  if (head.length >= 2) {
    const mark = head.readUInt16BE(0);
    if (mark === 0xfffe && !(head.length >= 4 && head.readUInt16BE(2) === 0)) return 'utf-16le';
    if (mark === 0xfeff) return 'utf-16be';
  }
  if (isJournalExport(head)) return 'journal-export';
  return looksBinary(head) ? 'binary' : 'text';
}

/** Whether a tar header begins here: its checksum is right. Source: POSIX.1-2008 pax, "ustar Interchange Format". */
function isTar(head: Buffer): boolean {
  if (head.length < 512 || head[0] === 0) return false;
  const stored = Number.parseInt(head.toString('latin1', 148, 156), 8);
  return stored > 0 && stored === tarChecksum(head);
}

/** Sum of a header's 512 bytes with its checksum field taken as blanks. */
function tarChecksum(header: Buffer): number {
  let sum = 8 * 32;
  for (let i = 0; i < 512; i += 1) if (i < 148 || i >= 156) sum += header[i] ?? 0;
  return sum;
}

/**
 * UTF-16 with a byte order mark as UTF-8 without one, so that lines of it are lines like any other. Half characters
 * become U+FFFD.
 */
export async function* utf16ToUtf8(
  chunks: AsyncIterable<Buffer>,
  kind: 'utf-16le' | 'utf-16be',
): AsyncGenerator<Buffer, void, undefined> {
  const decoder = new TextDecoder(kind);
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text !== '') yield Buffer.from(text, 'utf8');
  }
  const rest = decoder.decode();
  if (rest !== '') yield Buffer.from(rest, 'utf8');
}
