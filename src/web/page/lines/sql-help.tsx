import type { Schema } from '../../wire/lines.ts';
import { useData } from '../api.tsx';
import { Shown } from '../parts/panel.tsx';
import { t } from '../words.tsx';

type SchemaTable = Schema['tables'][number];

interface WhatToAskProps {
  readonly onGo: (text: string) => void;
  readonly open: boolean;
}

/** Questions in SQL to begin with, and the tables that can be asked. */
export function WhatToAsk({ onGo, open }: WhatToAskProps) {
  const loaded = useData<Schema>('schema');
  return (
    <Shown loaded={loaded}>
      {({ tables, examples }) => (
        <div class="ln-sql-help">
          <details open={open}>
            <summary>{t('page.lines.sql-examples')}</summary>
            <ul class="ln-examples">
              {examples.map(({ means, sql }) => (
                <li>
                  <button type="button" class="ln-example" onClick={() => onGo(`; ${sql}`)}>
                    {means}
                  </button>
                  <pre>{sql}</pre>
                </li>
              ))}
            </ul>
          </details>
          {tables.map((table) => (
            <TableHelp table={table} />
          ))}
        </div>
      )}
    </Shown>
  );
}

/** A table and its columns, folded. */
function TableHelp({ table }: { readonly table: SchemaTable }) {
  return (
    <details>
      <summary>
        <code>{table.name}</code> <span class="note">{table.means}</span>
      </summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('page.lines.column-name')}</th>
            <th scope="col">{t('page.lines.column-type')}</th>
            <th scope="col">{t('page.lines.column-means')}</th>
          </tr>
        </thead>
        <tbody>
          {table.columns.map((c) => (
            <ColumnHelp column={c} />
          ))}
        </tbody>
      </table>
    </details>
  );
}

function ColumnHelp({ column: c }: { readonly column: SchemaTable['columns'][number] }) {
  return (
    <tr>
      <th scope="row">
        <code>{c.name}</code>
      </th>
      <td>
        <code>{c.type}</code>
      </td>
      <td>
        {c.means}
        {c.ecs !== '' && (
          <>
            {' '}
            <code class="note">{c.ecs}</code>
          </>
        )}
      </td>
    </tr>
  );
}
