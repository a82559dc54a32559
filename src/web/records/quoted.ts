import { visible } from '../../base/text.ts';
import type { QuotedLine } from '../../case/case.ts';
import type { StoredLine } from './records.ts';

/** Lines that the Case quotes, by the id of their file and in file order: what stands in when evidence is gone. */
export function quotedLines(
  quotes: readonly QuotedLine[],
): (file: string, from: number, to: number) => readonly StoredLine[] {
  const byFile = new Map<string, Map<number, StoredLine>>();
  for (const { ref, before, text, after } of quotes) {
    const [file = '', number, offset] = ref.split(':');
    const lines = byFile.get(file) ?? new Map<number, StoredLine>();
    byFile.set(file, lines);
    const put = (line: number, said: string, at: number): void => {
      const known = lines.get(line);
      if (known !== undefined && known.offset >= 0) return;
      lines.set(line, {
        file,
        line,
        offset: at,
        length: Buffer.byteLength(said),
        cut: 0,
        text: visible(said),
      });
    };
    const line = Number(number);
    // Where neighbours begin the Case does not say.
    before.forEach((said, i) => {
      put(line - before.length + i, said, -1);
    });
    put(line, text, Number(offset));
    after.forEach((said, i) => {
      put(line + 1 + i, said, -1);
    });
  }
  return (file, from, to) =>
    [...(byFile.get(file)?.values() ?? [])]
      .filter((l) => l.line >= from && l.line <= to)
      .sort((a, b) => a.line - b.line);
}
