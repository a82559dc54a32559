import { type Html, html } from '../base/html.ts';
import type { MessageKey } from './languages/en.ts';
import { LIMITS, type Page } from './page.ts';

/** A column: its head, how a row's cell is written, and whether it holds numbers. */
export interface Column<Row> {
  readonly head: MessageKey;
  readonly cell: (row: Row) => Html;
  readonly numeric?: boolean;
  /** Not to be squeezed: holds sentences (`wide`, many of them `reasons`) or a name (`name`). */
  readonly size?: 'wide' | 'name' | 'reasons';
  /** Names the row: written as a row's head. */
  readonly heads?: boolean;
}

/** How a table is named and bounded. */
export interface TableOptions<Row> {
  readonly caption: string;
  /** Whether the caption is in sight; a heading right above often says the same. */
  readonly captionShown?: boolean;
  /** Rows that are written at most; what is left out is counted below the table. */
  readonly most?: number;
  readonly rowClass?: (row: Row) => string;
  /** What the script filters and sorts by: `data-` attributes by name. */
  readonly rowData?: (row: Row) => Readonly<Record<string, string | number>>;
}

/** A table with a caption, scoped heads, and a stated bound. It may be scrolled sideways by keyboard. */
export function table<Row>(
  page: Page,
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  options: TableOptions<Row>,
): Html {
  const most = options.most ?? LIMITS.rows;
  const shown = rows.slice(0, most);
  const heads = columns.map(
    (c) => html`<th scope="col"${classOf(c.numeric ? 'num' : '')}>${page.label(c.head)}</th>`,
  );
  const body = shown.map(
    (
      row,
    ) => html`<tr${classOf(options.rowClass?.(row) ?? '')}${dataOf(options.rowData?.(row) ?? {})}>${columns.map((c) => cellOf(c, row))}</tr>
`,
  );
  const note =
    shown.length < rows.length
      ? html`<p class="note">${page.ui('ui.rows-cut', { shown: shown.length, count: rows.length })}</p>`
      : undefined;
  return html`<div class="scroll" role="region" tabindex="0" aria-label="${options.caption}"><table><caption${classOf(options.captionShown ? '' : 'vh')}>${options.caption}</caption><thead><tr>${heads}</tr></thead><tbody>
${body}</tbody></table></div>${note}`;
}

function cellOf<Row>(column: Column<Row>, row: Row): Html {
  if (column.heads) return html`<th scope="row">${column.cell(row)}</th>`;
  return html`<td${classOf(column.numeric ? 'num' : (column.size ?? ''))}>${column.cell(row)}</td>`;
}

function dataOf(values: Readonly<Record<string, string | number>>): Html {
  return html`${Object.entries(values).map(([name, value]) => html` data-${name}="${String(value)}"`)}`;
}

function classOf(name: string): Html {
  return name === '' ? html`` : html` class="${name}"`;
}
