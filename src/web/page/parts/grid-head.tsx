import { useRef } from 'preact/hooks';
import { boundedWidth, NARROWEST } from '../logic/grid.ts';
import { t } from '../words.tsx';
import type { GridColumn } from './grid.tsx';

const STEP = 16;

/** How the columns are sorted and sized, and who is told when that changes. */
export interface HeadProps<R> {
  readonly columns: readonly GridColumn<R>[];
  readonly widthOf: (column: GridColumn<R>) => number;
  readonly sort: string;
  readonly onSort: ((sort: string) => void) | undefined;
  readonly onWidth: (id: string, width: number | undefined) => void;
  readonly template: string;
}

/** The heads of the columns: a click sorts, a second one turns the order round. */
export function GridHead<R>({ columns, widthOf, sort, onSort, onWidth, template }: HeadProps<R>) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: what is in the heads has the focus, not the row of them
    // biome-ignore lint/a11y/useSemanticElements: rows of a virtual table are no rows of a table element
    <div role="row" class="grid-head" aria-rowindex={1} style={{ gridTemplateColumns: template }}>
      {columns.map((column, i) => (
        // biome-ignore lint/a11y/useFocusableInteractive: its button has the focus
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div
          role="columnheader"
          class={column.numeric ? 'numeric' : ''}
          aria-colindex={i + 1}
          aria-sort={sortWord(column, sort)}
          title={column.means}
        >
          {column.sort === undefined || onSort === undefined ? (
            <span class={column.quiet ? 'vh' : ''}>{column.head}</span>
          ) : (
            <button type="button" onClick={() => onSort(nextSort(column, sort))}>
              {column.head}
              <span aria-hidden="true" class="arrow">
                {arrow(column, sort)}
              </span>
            </button>
          )}
          {!column.quiet && <Sizer column={column} width={widthOf(column)} onWidth={onWidth} />}
        </div>
      ))}
    </div>
  );
}

function nextSort<R>({ sort = '' }: GridColumn<R>, now: string): string {
  return now === sort ? `-${sort}` : sort;
}

function sortWord<R>(column: GridColumn<R>, now: string): 'ascending' | 'descending' | undefined {
  const { sort, heaviest = false } = column;
  if (sort === undefined || now.replace(/^-/, '') !== sort) return undefined;
  return now.startsWith('-') === heaviest ? 'ascending' : 'descending';
}

function arrow<R>(column: GridColumn<R>, now: string): string {
  const word = sortWord(column, now);
  return word === undefined ? '' : word === 'ascending' ? ' ▲' : ' ▼';
}

interface SizerProps<R> {
  readonly column: GridColumn<R>;
  readonly width: number;
  readonly onWidth: (id: string, width: number | undefined) => void;
}

/** The edge of a column: dragged, moved by arrow keys, or put back by a double click. */
function Sizer<R>({ column, width, onWidth }: SizerProps<R>) {
  const drag = useRef<{ readonly x: number; readonly width: number } | undefined>(undefined);
  const change = (by: number): void => onWidth(column.id, boundedWidth(width + by));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule cannot be moved
    <div
      role="separator"
      class="sizer"
      tabIndex={0}
      aria-orientation="vertical"
      aria-label={t('page.grid.width', { column: column.head })}
      aria-valuenow={Math.round(width)}
      aria-valuemin={NARROWEST}
      onPointerDown={(e) => {
        drag.current = { x: e.clientX, width };
        e.currentTarget.setPointerCapture(e.pointerId);
      }}
      onPointerMove={(e) => {
        if (drag.current !== undefined)
          onWidth(column.id, boundedWidth(drag.current.width + e.clientX - drag.current.x));
      }}
      onPointerUp={() => {
        drag.current = undefined;
      }}
      onDblClick={() => onWidth(column.id, undefined)}
      onKeyDown={(e) => {
        if (e.key !== 'ArrowLeft' && e.key !== 'ArrowRight') return;
        change(e.key === 'ArrowLeft' ? -STEP : STEP);
        e.preventDefault();
      }}
    />
  );
}
