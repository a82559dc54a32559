import type { GridColumn, GridProps } from './grid.tsx';
import type { Sighted } from './grid-sight.tsx';
import { notable } from './noted.tsx';

interface RowProps<R> {
  readonly at: number;
  readonly props: GridProps<R>;
  readonly sighted: Sighted;
  readonly template: string;
  readonly top: number;
}

/** A row of a table at its place, also while what stands in it has not come. */
export function GridRow<R>({ at, props, sighted, template, top }: RowProps<R>) {
  const { rows, tree, idOf } = props;
  const row = rows.row(at);
  const { focus } = sighted;
  const focused = focus.row === at;
  const open = row === undefined ? null : (tree?.open(row) ?? null);
  const about = row === undefined ? '' : (props.about?.(row) ?? '');
  const words = classOf(row, props);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys of the whole page are heard in one place
    // biome-ignore lint/a11y/useSemanticElements: no table element
    <div
      role="row"
      {...(about === '' ? { class: words } : notable(about, words))}
      style={{ gridTemplateColumns: template, transform: `translateY(${top}px)` }}
      tabIndex={focused && focus.cell < 0 ? 0 : -1}
      data-at={at}
      aria-rowindex={at + 2}
      aria-busy={row === undefined ? true : undefined}
      {...(row === undefined ? {} : { id: `${props.name}-${idOf(row)}`, 'data-row': idOf(row) })}
      aria-level={row === undefined ? undefined : tree?.level(row)}
      aria-expanded={open ?? undefined}
      aria-selected={row === undefined ? undefined : props.selected?.has(idOf(row))}
      onClick={(e) => row !== undefined && clicked(e, at, row, props, sighted)}
    >
      <Cells row={row} columns={props.columns} focus={focused ? focus.cell : -1} />
    </div>
  );
}

function classOf<R>(row: R | undefined, props: GridProps<R>): string {
  const own = row === undefined ? 'waiting-row' : (props.rowClass?.(row) ?? '');
  const open = row !== undefined && props.isOpen?.(row) === true ? 'is-open' : '';
  return ['grid-row', own, open].join(' ');
}

interface CellsProps<R> {
  readonly row: R | undefined;
  readonly columns: readonly GridColumn<R>[];
  /** Number of the cell that has the focus; -1 for none. */
  readonly focus: number;
}

function Cells<R>({ row, columns, focus }: CellsProps<R>) {
  return (
    <>
      {columns.map((column, i) => (
        // biome-ignore lint/a11y/useSemanticElements: no table element
        <div
          role="gridcell"
          class={column.numeric ? 'numeric' : ''}
          aria-colindex={i + 1}
          data-column={column.id}
          tabIndex={focus === i ? 0 : -1}
        >
          {row !== undefined && column.cell(row)}
        </div>
      ))}
    </>
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
