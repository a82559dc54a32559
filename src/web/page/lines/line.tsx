import type { LineRow } from '../../wire/lines.ts';
import type { TableColumn } from '../logic/table-columns.ts';
import { Time } from '../parts/time.tsx';
import { frame, zoneFirst } from '../state.tsx';
import { t } from '../words.tsx';
import { GridCell } from './grid-parts.tsx';

/** The raw text of a line: its fields coloured, what was found marked. A click on a field chooses it. */
export function RawText({
  row,
  chosen,
  onField,
}: {
  readonly row: LineRow;
  /** Column of the chosen field. */
  readonly chosen: string;
  readonly onField: (column: string) => void;
}) {
  return (
    <bdi class="evidence ln-raw-line">
      {row.pieces.map(({ text, column, hit }) => {
        const inner = hit ? <mark>{text}</mark> : text;
        if (column === undefined) return inner;
        return (
          // biome-ignore lint/a11y/noStaticElementInteractions: the fields stand below as buttons too
          // biome-ignore lint/a11y/useKeyWithClickEvents: the arrow keys of the page choose fields
          <span
            class={column === chosen ? 'ln-field ln-chosen' : 'ln-field'}
            data-column={column}
            onClick={() => onField(column)}
          >
            {inner}
          </span>
        );
      })}
      {row.cut > 0 && <span class="ln-cut"> {t('page.lines.cut', { bytes: row.cut })}</span>}
      {row.later.length > 0 && ' … '}
      {row.later.map(({ text, hit }) => (hit ? <mark>{text}</mark> : text))}
    </bdi>
  );
}

/** A cell of a line's row. */
export function LineCell({ row, column }: { readonly row: LineRow; readonly column: TableColumn }) {
  const value = row.fields.find((f) => f.column === column.name)?.value ?? '';
  const text = column.name === 'file' ? `${row.path}:${row.line}` : value;
  return (
    <GridCell width={`${column.width}px`} title={text}>
      <bdi class="evidence">{text}</bdi>
    </GridCell>
  );
}

/** The class of the column of times: one with an offset behind it is wider. */
export function timeKind(): string {
  return zoneFirst.value === 'case' && (frame.value?.zone ?? '') !== '' ? 'ln-time ln-zoned' : 'ln-time';
}

/** The time of a line on the chosen clock. */
export function TimeCell({ row }: { readonly row: LineRow }) {
  return (
    <GridCell kind={timeKind()}>
      {row.iso === '' ? t('page.lines.no-time') : <Time iso={row.iso} both={false} />}
    </GridCell>
  );
}
