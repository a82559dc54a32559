/** Widths of columns in characters, by what stands in the first rows; bounded, so that none takes all the room. */
export function widthsOf(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): readonly number[] {
  return columns.map((name, i) => {
    const longest = rows
      .slice(0, 100)
      .reduce((most, row) => Math.max(most, row[i]?.length ?? 0), name.length);
    return Math.min(60, Math.max(4, longest)) + 3;
  });
}

/** The line that a row names. */
export type RowLine = { readonly ref: string } | { readonly file: number; readonly line: number };

/** The line that a row names by a ref in any column, or by its columns `file` and `line`; `undefined` when by neither. */
export function lineOfRow(columns: readonly string[], row: readonly string[]): RowLine | undefined {
  const ref = row.find((cell) => /^f\d{1,9}:\d{1,10}:\d{1,16}$/.test(cell));
  if (ref !== undefined) return { ref };
  const file = /^f?(\d{1,9})$/.exec(row[columns.indexOf('file')] ?? '')?.[1];
  const line = /^\d{1,10}$/.exec(row[columns.indexOf('line')] ?? '')?.[0];
  return file === undefined || line === undefined ? undefined : { file: Number(file), line: Number(line) };
}
