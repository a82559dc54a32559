import { useRef } from 'preact/hooks';
import { NARROWEST, resized, stepped, type TableColumn, toggled, WIDEST } from '../logic/table-columns.ts';
import { t } from '../words.tsx';
import { GridCell, GridHeadRow } from './grid-parts.tsx';
import { timeKind } from './line.tsx';

/** The head of the table: names of columns, each with an edge to draw it wider, by pointer or arrow keys. */
export function GridHead({
  columns,
  onColumns,
}: {
  readonly columns: readonly TableColumn[];
  readonly onColumns: (columns: readonly TableColumn[]) => void;
}) {
  return (
    <GridHeadRow>
      <GridCell head kind={timeKind()}>
        {t('page.lines.time')}
      </GridCell>
      {columns.map((column) => (
        <GridCell head key={column.name} width={`${column.width}px`}>
          {column.name === 'file' ? t('page.lines.path') : column.name}
          <button
            type="button"
            class="ln-drop"
            aria-label={t('page.lines.remove-column', { column: column.name })}
            onClick={() => onColumns(toggled(columns, column.name))}
          >
            ×
          </button>
          <Edge column={column} columns={columns} onColumns={onColumns} />
        </GridCell>
      ))}
      <GridCell head kind="ln-last">
        {t('page.lines.text')}
      </GridCell>
    </GridHeadRow>
  );
}

function Edge({
  column,
  columns,
  onColumns,
}: {
  readonly column: TableColumn;
  readonly columns: readonly TableColumn[];
  readonly onColumns: (columns: readonly TableColumn[]) => void;
}) {
  const from = useRef({ x: 0, width: 0 });
  return (
    // biome-ignore lint/a11y/useSemanticElements: a rule between columns that moves is what this role is for
    <span
      role="separator"
      aria-orientation="vertical"
      aria-label={t('page.lines.resize', { column: column.name })}
      aria-valuemin={NARROWEST}
      aria-valuemax={WIDEST}
      aria-valuenow={column.width}
      tabIndex={0}
      class="ln-edge"
      onPointerDown={(e) => {
        from.current = { x: e.clientX, width: column.width };
        e.currentTarget.setPointerCapture(e.pointerId);
        e.preventDefault();
      }}
      onPointerMove={(e) => {
        if (e.currentTarget.hasPointerCapture(e.pointerId))
          onColumns(resized(columns, column.name, from.current.width + e.clientX - from.current.x));
      }}
      onKeyDown={(e) => {
        if (e.key !== 'ArrowLeft' && e.key !== 'ArrowRight') return;
        e.preventDefault();
        e.stopPropagation();
        onColumns(stepped(columns, column.name, e.key === 'ArrowLeft' ? -1 : 1));
      }}
    />
  );
}
