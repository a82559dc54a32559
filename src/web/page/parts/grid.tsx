import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { drawnPlaces, layoutOf, ROW_HEIGHT, readWidths, topOf, widthIn, writeWidths } from '../logic/grid.ts';
import { rowsAround, scrollHeight } from '../logic/scaled.ts';
import { GridAside } from './grid-aside.tsx';
import { GridHead } from './grid-head.tsx';
import { useGridKeys } from './grid-keys.tsx';
import { GridPaper } from './grid-paper.tsx';
import { GridRow } from './grid-row.tsx';
import { type Sighted, useSight } from './grid-sight.tsx';
import type { Rows } from './rows.tsx';

/** A column. */
export interface GridColumn<R> {
  readonly id: string;
  /** What stands above it. */
  readonly head: string;
  /** Pixels, until somebody changes it. The first column of words takes what is left. */
  readonly width: number;
  readonly numeric?: boolean;
  /** Takes the room that is left. */
  readonly grows?: boolean;
  /** Its head is for those who do not see; it has no edge. */
  readonly quiet?: boolean;
  /** Name of the order that a click on its head asks for. */
  readonly sort?: string;
  /** That order begins with the most. */
  readonly heaviest?: boolean;
  readonly means?: string;
  readonly cell: (row: R) => ComponentChildren;
}

/** Rows that lie in other rows. */
export interface GridTree<R> {
  /** 1 for the outermost. */
  readonly level: (row: R) => number;
  /** `null`: nothing is in it. */
  readonly open: (row: R) => boolean | null;
  /** Place of the row that it is in; -1 for none. */
  readonly up: (row: R) => number;
  readonly onFold: (row: R, open: boolean) => void;
}

/** A virtual table. */
export interface GridProps<R> {
  /** Begins the ids of its elements. */
  readonly name: string;
  readonly label: string;
  readonly rows: Rows<R>;
  readonly columns: readonly GridColumn<R>[];
  /** Number of a row in its list, whatever the order: what focus and selection go by. */
  readonly idOf: (row: R) => number;
  readonly tree?: GridTree<R>;
  readonly sort?: string;
  readonly onSort?: (sort: string) => void;
  /** Widths as text, and where they are kept. */
  readonly widths?: string;
  readonly onWidths?: (widths: string) => void;
  readonly onOpen: (row: R) => void;
  /** The row that has the focus now. */
  readonly onFocus?: (row: R) => void;
  readonly selected?: ReadonlySet<number>;
  /** `to` is not `from` when a span of rows is selected. */
  readonly onSelect?: (rows: readonly R[], add: boolean) => void;
  /** Whether a row is open in the drawer. */
  readonly isOpen?: (row: R) => boolean;
  readonly rowClass?: (row: R) => string;
  /** What a note on a row would be about. */
  readonly about?: (row: R) => string;
  /** `f`, `F`, `v` on a cell: the column's id, and the row. */
  readonly onFilter?: (row: R, column: string, exclude: boolean) => void;
}

/**
 * A table over any number of rows: only those in sight are elements, and only pages of them are fetched. The scroll
 * bar is scaled where a browser could not make an element so high. One row has the focus, by its number in the list
 * (not its place), also while it is scrolled out of sight; arrow keys go on into its cells.
 */
export function Grid<R>(props: GridProps<R>) {
  const { rows, columns } = props;
  const box = useRef<HTMLDivElement>(null);
  const sighted = useSight(box, rows, props.idOf);
  const { table, sight, focus } = sighted;
  useGridKeys(props, sighted, box);
  const ids = columns.map((c) => c.id);
  const widths = readWidths(props.widths ?? '', ids);
  const { template, least } = layoutOf(columns, widths);
  const [from, to] = rowsAround(table, sight.first);
  useEffect(() => rows.want(from, to), [from, to, rows.key]);
  useRowFocus(props, sighted, box);
  const places = drawnPlaces(from, to, rows.total, focus.row);
  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have them */}
      <div
        ref={box}
        class="grid"
        role={props.tree === undefined ? 'grid' : 'treegrid'}
        aria-label={props.label}
        aria-rowcount={rows.total + 1}
        aria-colcount={columns.length}
        aria-busy={rows.loading}
        aria-multiselectable={props.onSelect !== undefined}
        onScroll={sighted.onScroll}
      >
        <div class="grid-width" style={{ minWidth: `${least}px` }}>
          <GridTop props={props} widths={widths} template={template} />
          <GridBody props={props} sighted={sighted} template={template} places={places} />
        </div>
      </div>
      <GridAside box={box} columns={columns} template={template} />
      <GridPaper props={props} />
    </>
  );
}

interface TopProps<R> {
  readonly props: GridProps<R>;
  readonly widths: Readonly<Record<string, number>>;
  readonly template: string;
}

/** The heads; a width that somebody sets is told, and one that is put back is forgotten. */
function GridTop<R>({ props, widths, template }: TopProps<R>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: no table element
    <div role="rowgroup" class="grid-top">
      <GridHead
        columns={props.columns}
        widthOf={(column) => widthIn(widths, column)}
        sort={props.sort ?? ''}
        onSort={props.onSort}
        template={template}
        onWidth={(id, width) => {
          const { [id]: _, ...others } = widths;
          props.onWidths?.(writeWidths(width === undefined ? others : { ...others, [id]: width }));
        }}
      />
    </div>
  );
}

interface BodyProps<R> {
  readonly props: GridProps<R>;
  readonly sighted: Sighted;
  readonly template: string;
  /** Places of the rows to draw. */
  readonly places: readonly number[];
}

function GridBody<R>({ props, sighted, template, places }: BodyProps<R>) {
  const { table, sight } = sighted;
  return (
    // biome-ignore lint/a11y/useSemanticElements: no table element
    <div
      role="rowgroup"
      class="grid-body"
      style={{ height: `${Math.min(scrollHeight(table), props.rows.total * ROW_HEIGHT)}px` }}
    >
      {places.map((at) => (
        <GridRow
          key={at}
          at={at}
          props={props}
          sighted={sighted}
          template={template}
          top={topOf(table, sight, at)}
        />
      ))}
    </div>
  );
}

/** The row that has the focus is the one that the keyboard leads to; what is in other rows is out of its way. */
function useRowFocus<R>(
  props: GridProps<R>,
  { focus, taken }: Sighted,
  box: { readonly current: HTMLDivElement | null },
): void {
  const row = props.rows.row(focus.row);
  const id = row === undefined ? -1 : props.idOf(row);
  useEffect(() => {
    if (row !== undefined) props.onFocus?.(row);
  }, [id]);
  useLayoutEffect(() => {
    for (const one of box.current?.querySelectorAll<HTMLElement>('.grid-body .grid-row') ?? []) {
      const mine = one.dataset.at === String(focus.row);
      for (const link of one.querySelectorAll<HTMLElement>('a,button,input')) link.tabIndex = mine ? 0 : -1;
    }
    if (!taken.current) return;
    const at = box.current?.querySelector<HTMLElement>(`[data-at="${focus.row}"]`);
    const cell = focus.cell < 0 ? at : at?.querySelector<HTMLElement>(`[aria-colindex="${focus.cell + 1}"]`);
    if (cell === null || cell === undefined) return;
    taken.current = false;
    cell.focus({ preventScroll: true });
  });
}
