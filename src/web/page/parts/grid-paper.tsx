import { render } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { t } from '../words.tsx';
import type { GridColumn, GridProps } from './grid.tsx';

/** Rows that are fetched for paper; more than that is for the exported list. */
const MOST_ON_PAPER = 500;
/** A list that stays so long is fetched; one that somebody types through is not. */
const REST = 700;

/** The rows for paper, where nothing scrolls: made as a table when the browser begins to print. */
export function GridPaper<R>({ props }: { readonly props: GridProps<R> }) {
  const box = useRef<HTMLDivElement>(null);
  const now = useRef(props);
  now.current = props;
  const { rows } = props;
  useEffect(() => {
    const timer = setTimeout(() => now.current.rows.want(0, MOST_ON_PAPER), REST);
    return () => clearTimeout(timer);
  }, [rows.key]);
  useEffect(() => {
    // Printing waits for no later turn: what is to be on paper is drawn within the event.
    const begin = (): void => void (box.current && render(<Paper props={now.current} />, box.current));
    const end = (): void => void (box.current && render(null, box.current));
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return <div ref={box} class="on-paper grid-paper" />;
}

function Paper<R>({ props }: { readonly props: GridProps<R> }) {
  const { rows } = props;
  const columns = props.columns.filter((column) => column.quiet !== true);
  const shown = heldFromTop(props);
  if (rows.total === 0) return null;
  return (
    <>
      {shown.length < rows.total && (
        <p class="grid-paper-part">{t('page.grid.on-paper', { to: shown.length, total: rows.total })}</p>
      )}
      <table aria-label={props.label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th scope="col" class={column.numeric ? 'numeric' : ''}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <PaperRow row={row} columns={columns} rowClass={props.rowClass?.(row) ?? ''} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface PaperRowProps<R> {
  readonly row: R;
  readonly columns: readonly GridColumn<R>[];
  readonly rowClass: string;
}

function PaperRow<R>({ row, columns, rowClass }: PaperRowProps<R>) {
  return (
    <tr class={rowClass}>
      {columns.map((column) => (
        <td class={column.numeric ? 'numeric' : ''} data-column={column.id}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** The rows that are here from the first on, as many as paper takes. */
function heldFromTop<R>({ rows }: GridProps<R>): readonly R[] {
  const held: R[] = [];
  for (let at = 0; at < Math.min(rows.total, MOST_ON_PAPER); at += 1) {
    const row = rows.row(at);
    if (row === undefined) break;
    held.push(row);
  }
  return held;
}
