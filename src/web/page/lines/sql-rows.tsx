import { useState } from 'preact/hooks';
import type { FoundLine, SqlRows } from '../../wire/lines.ts';
import { get } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { lineOfRow } from '../logic/sql-rows.ts';
import { Empty } from '../parts/panel.tsx';
import { openProof } from '../parts/said.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { SqlGrid } from './sql-grid.tsx';

const PAGE = 20;

/** The rows of an answer; a row that names a line leads to it. */
export function SqlRowsPart({ rows }: { readonly rows: SqlRows }) {
  const at = Number(place.value.params.at ?? -1);
  const goTo = (index: number): void =>
    set({ at: String(Math.min(rows.rows.length - 1, Math.max(0, index))) }, true);
  const { show, said } = useLineOfRow(rows, at);
  const jump = (): unknown => (at < 0 ? false : show());
  useKeys({
    'row.next': () => goTo(at + 1),
    'row.previous': () => goTo(at - 1),
    'row.first': () => goTo(0),
    'row.last': () => goTo(rows.rows.length - 1),
    'row.page-down': () => goTo(at + PAGE),
    'row.page-up': () => goTo(at - PAGE),
    'row.open': jump,
    'sql.line': jump,
  });
  if (rows.rows.length === 0) return <Empty why={t('page.lines.sql-none')} />;
  return (
    <>
      <p class="ln-count" role="status">
        {t('page.lines.sql-rows', { rows: rows.rows.length, seconds: rows.milliseconds / 1000 })}
        {rows.more && <span class="note"> · {t('page.lines.sql-more')}</span>}
        {rows.cut > 0 && <span class="note"> · {t('page.lines.sql-cut', { count: rows.cut })}</span>}
        <span class="note"> · {t('page.lines.sql-line-how')}</span>
      </p>
      <SqlGrid rows={rows} at={at} onRow={goTo} onOpen={show} />
      <Trouble text={said} />
      {at >= 0 && <OneRow rows={rows} at={at} onOpen={show} />}
    </>
  );
}

/** Opens the line that the row names; says so when it names none, or when that could not be had. */
function useLineOfRow(rows: SqlRows, at: number): { readonly show: () => void; readonly said: string } {
  const [said, setSaid] = useState('');
  const open = async (): Promise<void> => {
    const line = lineOfRow(rows.columns, rows.rows[at] ?? []);
    setSaid('');
    if (line === undefined) return setSaid(t('page.lines.sql-no-line'));
    try {
      const { ref } = 'ref' in line ? line : await get<FoundLine>('line-ref', line);
      openProof(ref, `ref:${ref}`);
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return { show: () => void open(), said };
}

/** The chosen row with its cells one below the other. */
function OneRow({
  rows,
  at,
  onOpen,
}: {
  readonly rows: SqlRows;
  readonly at: number;
  readonly onOpen: () => void;
}) {
  const row = rows.rows[at] ?? [];
  return (
    <section class="ln-line-fields" aria-label={t('page.lines.sql-row')}>
      <p class="ln-line-actions">
        <span>
          {t('page.lines.sql-row')} {at + 1}
        </span>
        <button type="button" onClick={onOpen} disabled={lineOfRow(rows.columns, row) === undefined}>
          {t('page.lines.sql-line')} <kbd>V</kbd>
        </button>
      </p>
      <dl class="ln-one-row">
        {rows.columns.map((name, i) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <bdi class="evidence">{row[i]}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
