import type { Schema } from '../../wire/lines.ts';
import { useData } from '../api.tsx';
import { stepped, type TableColumn, toggled } from '../logic/table-columns.ts';
import { t } from '../words.tsx';
import { Menu } from './menu.tsx';

// Said otherwise, or nothing that is compared from line to line.
const BESIDE = new Set(['time', 'precision', 'line', 'offset', 'length', 'repeat', 'counters']);

interface ColumnsProps {
  readonly columns: readonly TableColumn[];
  readonly onColumns: (columns: readonly TableColumn[]) => void;
}

/** Which columns stand before the line, and how wide. */
export function ColumnsMenu(props: ColumnsProps) {
  return (
    <Menu title={t('page.lines.columns')}>
      <ColumnsList {...props} />
    </Menu>
  );
}

function ColumnsList({ columns, onColumns }: ColumnsProps) {
  const { data } = useData<Schema>('schema');
  const all = data?.tables.find((x) => x.name === 'events')?.columns ?? [];
  const more = all.filter((c) => !BESIDE.has(c.name) && !columns.some((x) => x.name === c.name));
  return (
    <>
      {columns.length > 0 && (
        <>
          <h2>{t('page.lines.columns-shown')}</h2>
          <ul>
            {columns.map(({ name }) => (
              <ShownColumn name={name} columns={columns} onColumns={onColumns} />
            ))}
          </ul>
        </>
      )}
      <h2>{t('page.lines.columns-more')}</h2>
      <ul>
        {more.map(({ name, means }) => (
          <li>
            <label title={means}>
              <input type="checkbox" checked={false} onChange={() => onColumns(toggled(columns, name))} />{' '}
              {columnWord(name)}
            </label>
          </li>
        ))}
      </ul>
    </>
  );
}

/** A column that stands in the table: taken away, made narrower or wider. */
function ShownColumn({ name, columns, onColumns }: ColumnsProps & { readonly name: string }) {
  return (
    <li>
      <label>
        <input type="checkbox" checked onChange={() => onColumns(toggled(columns, name))} />{' '}
        {columnWord(name)}
      </label>
      <span class="ln-widths">
        <button
          type="button"
          aria-label={t('page.lines.narrower', { column: name })}
          onClick={() => onColumns(stepped(columns, name, -1))}
        >
          −
        </button>
        <button
          type="button"
          aria-label={t('page.lines.wider', { column: name })}
          onClick={() => onColumns(stepped(columns, name, 1))}
        >
          +
        </button>
      </span>
    </li>
  );
}

function columnWord(name: string): string {
  return name === 'file' ? t('page.lines.path') : name;
}
