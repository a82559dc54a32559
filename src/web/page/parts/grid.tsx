import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { ROW_HEIGHT, readWidths, topOf, writeWidths } from '../logic/grid.ts';
import { rowsAround, scrollHeight } from '../logic/scaled.ts';
import { GridHead } from './grid-head.tsx';
import { useGridKeys } from './grid-keys.tsx';
import { type Sighted, useSight } from './grid-sight.tsx';
import { notable } from './noted.tsx';
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
  const { name, label, rows, columns, tree } = props;
  const box = useRef<HTMLDivElement>(null);
  const sighted = useSight(box, rows, props.idOf);
  const { table, sight, focus } = sighted;
  useGridKeys(props, sighted, box);
  const widths = readWidths(
    props.widths ?? '',
    columns.map((c) => c.id),
  );
  const widthOf = (c: GridColumn<R>): number => widths[c.id] ?? c.width;
  const template = columns
    .map((c) => (c.grows && widths[c.id] === undefined ? `minmax(${c.width}px, 1fr)` : `${widthOf(c)}px`))
    .join(' ');
  const [from, to] = rowsAround(table, sight.first);
  useEffect(() => rows.want(from, to), [from, to, rows.key]);
  useRowFocus(props, sighted, box);
  const places = Array.from({ length: to - from }, (_, i) => from + i);
  if (rows.total > 0 && (focus.row < from || focus.row >= to)) places.push(focus.row);
  const least = columns.reduce((sum, c) => sum + widthOf(c), 0);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles have them
    <div
      ref={box}
      class="grid"
      role={tree === undefined ? 'grid' : 'treegrid'}
      aria-label={label}
      aria-rowcount={rows.total + 1}
      aria-colcount={columns.length}
      aria-busy={rows.loading}
      aria-multiselectable={props.onSelect !== undefined}
      onScroll={sighted.onScroll}
    >
      <div class="grid-width" style={{ minWidth: `${least}px` }}>
        {/* biome-ignore lint/a11y/useSemanticElements: no table element */}
        <div role="rowgroup" class="grid-top">
          <GridHead
            columns={columns}
            widthOf={widthOf}
            sort={props.sort ?? ''}
            onSort={props.onSort}
            template={template}
            onWidth={(id, width) => {
              const { [id]: _, ...others } = widths;
              props.onWidths?.(writeWidths(width === undefined ? others : { ...others, [id]: width }));
            }}
          />
        </div>
        {/* biome-ignore lint/a11y/useSemanticElements: no table element */}
        <div
          role="rowgroup"
          class="grid-body"
          style={{ height: `${Math.min(scrollHeight(table), rows.total * ROW_HEIGHT)}px` }}
        >
          {places.map((at) => (
            <GridRow
              key={at}
              at={at}
              props={props}
              sighted={sighted}
              template={template}
              top={topOf(table, sight, at)}
              name={name}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

interface RowProps<R> {
  readonly at: number;
  readonly props: GridProps<R>;
  readonly sighted: Sighted;
  readonly template: string;
  readonly top: number;
  readonly name: string;
}

function GridRow<R>({ at, props, sighted, template, top, name }: RowProps<R>) {
  const { rows, columns, tree, idOf } = props;
  const row = rows.row(at);
  const { focus } = sighted;
  const focused = focus.row === at;
  const open = row === undefined ? null : (tree?.open(row) ?? null);
  const words = [
    'grid-row',
    row === undefined ? 'waiting-row' : (props.rowClass?.(row) ?? ''),
    row !== undefined && props.isOpen?.(row) === true ? 'is-open' : '',
  ];
  const about = row === undefined ? '' : (props.about?.(row) ?? '');
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys of the whole page are heard in one place
    // biome-ignore lint/a11y/useSemanticElements: no table element
    <div
      role="row"
      {...(about === '' ? { class: words.join(' ') } : notable(about, words.join(' ')))}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      tabIndex={focused && focus.cell < 0 ? 0 : -1}
      data-at={at}
      aria-rowindex={at + 2}
      aria-busy={row === undefined ? true : undefined}
      {...(row === undefined ? {} : { id: `${name}-${idOf(row)}`, 'data-row': idOf(row) })}
      aria-level={row === undefined ? undefined : tree?.level(row)}
      aria-expanded={open ?? undefined}
      aria-selected={row === undefined ? undefined : props.selected?.has(idOf(row))}
      onClick={(e) => row !== undefined && clicked(e, at, row, props, sighted)}
    >
      {columns.map((column, i) => (
        // biome-ignore lint/a11y/useSemanticElements: no table element
        <div
          role="gridcell"
          class={column.numeric ? 'numeric' : ''}
          aria-colindex={i + 1}
          data-column={column.id}
          tabIndex={focused && focus.cell === i ? 0 : -1}
        >
          {row !== undefined && column.cell(row)}
        </div>
      ))}
    </div>
  );
}

/** A click takes the focus to the cell; alone it opens the row, with a modifier it selects. */
function clicked<R>(e: MouseEvent, at: number, row: R, props: GridProps<R>, sighted: Sighted): void {
  const inside = e.target instanceof Element ? e.target.closest('a,button,input,label') : null;
  const before = sighted.focus.row;
  sighted.moveTo(at, -1, inside === null);
  if (inside !== null) return;
  if (e.shiftKey && props.onSelect !== undefined) {
    e.preventDefault();
    const [from, to] = before < at ? [before, at] : [at, before];
    void props.rows.range(from, to + 1).then((some) => props.onSelect?.(some, true));
  } else if (e.ctrlKey || e.metaKey) props.onSelect?.([row], false);
  else if (getSelection()?.isCollapsed !== false) props.onOpen(row);
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
