import { useEffect } from 'preact/hooks';
import type { SqlRows } from '../../wire/lines.ts';
import { widthsOf } from '../logic/sql-rows.ts';
import { t } from '../words.tsx';
import { GridBox, GridCell, GridHeadRow, GridLine, GridRows } from './grid-parts.tsx';
import { useScroller } from './scroller.tsx';

const ROW = 24;
const HEAD = 28;

interface SqlGridProps {
  readonly rows: SqlRows;
  /** Number of the row that is chosen; -1 for none. */
  readonly at: number;
  readonly onRow: (index: number) => void;
  readonly onOpen: () => void;
}

/** The rows of an answer as a table: only those in view are there. */
export function SqlGrid({ rows, at, onRow, onOpen }: SqlGridProps) {
  const scroller = useScroller(rows.rows.length, ROW, HEAD);
  useEffect(() => {
    if (at >= 0) scroller.show(at);
  }, [at]);
  const cells = { numeric: rows.numeric, widths: widthsOf(rows.columns, rows.rows) };
  return (
    <GridBox
      box={scroller.box}
      kind="ln-one-line ln-sql-grid"
      label={t('page.lines.sql-result')}
      count={rows.rows.length + 1}
      active={at >= scroller.from && at < scroller.to ? `row-${at}` : undefined}
      onScroll={scroller.onScroll}
    >
      <GridHeadRow>
        <Cells texts={rows.columns} head {...cells} />
      </GridHeadRow>
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
              <Cells texts={row} {...cells} />
            </GridLine>
          );
        })}
      </GridRows>
    </GridBox>
  );
}

interface CellsProps {
  readonly texts: readonly string[];
  readonly numeric: SqlRows['numeric'];
  /** Of the columns, in characters. */
  readonly widths: readonly number[];
  /** Whether they are heads. */
  readonly head?: boolean;
}

function Cells({ texts, numeric, widths, head = false }: CellsProps) {
  return (
    <>
      {texts.map((text, i) => (
        <GridCell
          head={head}
          kind={numeric[i] === true ? 'ln-number' : ''}
          width={`${widths[i] ?? 10}ch`}
          title={text}
        >
          <bdi class="evidence">{text}</bdi>
        </GridCell>
      ))}
    </>
  );
}
