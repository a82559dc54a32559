/** A column that somebody put into the table, with its width in pixels. */
export interface TableColumn {
  readonly name: string;
  readonly width: number;
}

export const NARROWEST = 60;
export const WIDEST = 900;
const USUAL = 180;
const STEP = 40;

/** Columns as they stand in the URL: `account:160,address:120`. */
export function parseColumns(text: string): readonly TableColumn[] {
  return text.split(',').flatMap((one) => {
    const [, name, width] = /^([A-Za-z]+)(?::(\d{1,4}))?$/.exec(one) ?? [];
    return name === undefined ? [] : [{ name, width: bounded(Number(width ?? USUAL)) }];
  });
}

/** The reverse of {@link parseColumns}. */
export function formatColumns(columns: readonly TableColumn[]): string {
  return columns.map(({ name, width }) => (width === USUAL ? name : `${name}:${width}`)).join(',');
}

/** The columns with one more, or without it when it is there. */
export function toggled(columns: readonly TableColumn[], name: string): readonly TableColumn[] {
  return columns.some((c) => c.name === name)
    ? columns.filter((c) => c.name !== name)
    : [...columns, { name, width: USUAL }];
}

/** The columns with one as wide as said. */
export function resized(
  columns: readonly TableColumn[],
  name: string,
  width: number,
): readonly TableColumn[] {
  return columns.map((c) => (c.name === name ? { name, width: bounded(width) } : c));
}

/** The columns with one a step wider (1) or narrower (-1). */
export function stepped(columns: readonly TableColumn[], name: string, way: 1 | -1): readonly TableColumn[] {
  const width = columns.find((c) => c.name === name)?.width ?? USUAL;
  return resized(columns, name, width + way * STEP);
}

function bounded(width: number): number {
  return Math.min(WIDEST, Math.max(NARROWEST, Math.round(width)));
}
