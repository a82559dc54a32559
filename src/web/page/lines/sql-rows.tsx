import { useEffect, useState } from 'preact/hooks';
import type { FoundLine, SqlRows } from '../../wire/lines.ts';
import { get } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { lineOfRow, widthsOf } from '../logic/sql-rows.ts';
import { Empty } from '../parts/panel.tsx';
import { openProof } from '../parts/said.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { GridBox, GridCell, GridHeadRow, GridLine, GridRows } from './grid-parts.tsx';
import { useScroller } from './scroller.tsx';

const ROW = 24;
const HEAD = 28;
const PAGE = 20;

/** The rows of an answer; a row that names a line leads to it. */
export function SqlRowsPart({ rows }: { readonly rows: SqlRows }) {
  const at = Number(place.value.params.at ?? -1);
  const [said, setSaid] = useState('');
  const goTo = (index: number): void =>
    set({ at: String(Math.min(rows.rows.length - 1, Math.max(0, index))) }, true);
  const show = async (): Promise<void> => {
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
  const jump = (): unknown => (at < 0 ? false : void show());
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
      <SqlGrid rows={rows} at={at} onRow={goTo} onOpen={() => void show()} />
      {said !== '' && (
        <p class="trouble" role="alert">
          {said}
        </p>
      )}
      {at >= 0 && <OneRow rows={rows} at={at} onOpen={() => void show()} />}
    </>
  );
}

function SqlGrid({
  rows,
  at,
  onRow,
  onOpen,
}: {
  readonly rows: SqlRows;
  readonly at: number;
  readonly onRow: (index: number) => void;
  readonly onOpen: () => void;
}) {
  const scroller = useScroller(rows.rows.length, ROW, HEAD);
  useEffect(() => {
    if (at >= 0) scroller.show(at);
  }, [at]);
  const widths = widthsOf(rows.columns, rows.rows);
  const cell = (text: string, i: number, head: boolean) => (
    <GridCell
      head={head}
      kind={rows.numeric[i] === true ? 'ln-number' : ''}
      width={`${widths[i] ?? 10}ch`}
      title={text}
    >
      <bdi class="evidence">{text}</bdi>
    </GridCell>
  );
  return (
    <GridBox
      box={scroller.box}
      kind="ln-one-line ln-sql-grid"
      label={t('page.lines.sql-result')}
      count={rows.rows.length + 1}
      active={at >= scroller.from && at < scroller.to ? `row-${at}` : undefined}
      onScroll={scroller.onScroll}
    >
      <GridHeadRow>{rows.columns.map((name, i) => cell(name, i, true))}</GridHeadRow>
      <GridRows height={scroller.height}>
        {rows.rows.slice(scroller.from, scroller.to).map((row, i) => {
          const index = scroller.from + i;
          return (
            <GridLine
              key={index}
              id={`row-${index}`}
              index={index}
              chosen={index === at}
              top={scroller.topOf(index)}
              onChoose={() => onRow(index)}
              onOpen={onOpen}
            >
              {row.map((text, j) => cell(text, j, false))}
            </GridLine>
          );
        })}
      </GridRows>
    </GridBox>
  );
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
