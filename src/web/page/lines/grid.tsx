import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { LineRow } from '../../wire/lines.ts';
import type { TableColumn } from '../logic/table-columns.ts';
import { t } from '../words.tsx';
import { GridBox, GridCell, GridHeadRow, GridLine, GridRows } from './grid-parts.tsx';
import { GridHead } from './head.tsx';
import { LineCell, RawText, TimeCell } from './line.tsx';
import { useScroller } from './scroller.tsx';

/** What the table of found lines shows and tells. */
export interface GridProps {
  readonly count: number;
  /** Whether `count` is all there is. */
  readonly done: boolean;
  readonly rowAt: (index: number) => LineRow | undefined;
  readonly want: (from: number, to: number) => void;
  readonly columns: readonly TableColumn[];
  readonly onColumns: (columns: readonly TableColumn[]) => void;
  readonly wrap: boolean;
  /** Number of the row that is chosen; -1 for none. */
  readonly at: number;
  /** Column of the field that is chosen. */
  readonly field: string;
  readonly onRow: (index: number) => void;
  readonly onField: (index: number, column: string) => void;
  readonly onOpen: (row: LineRow) => void;
}

const ROW = 24;
const HEAD = 28;
/** Rows below those in view that are asked for once nothing moves, and after how many milliseconds that is. */
const AHEAD = 200;
const REST = 150;
/** Rows of a page of wrapped lines. */
const PAGE = 100;

/** The lines that were found, one row each. */
export function LinesGrid(props: GridProps) {
  return props.wrap ? <Wrapped {...props} /> : <OneLine {...props} />;
}

/** One line a row: only those in view are there. */
function OneLine(props: GridProps) {
  const { count, done, rowAt, want, columns, at } = props;
  const scroller = useScroller(count, ROW, HEAD);
  const { from, to, topOf, height } = scroller;
  useLayoutEffect(() => want(from, Math.min(to, count)), [from, to, count]);
  useEffect(() => {
    const timer = setTimeout(() => want(to, Math.min(to + AHEAD, count)), REST);
    return () => clearTimeout(timer);
  }, [to, count]);
  useEffect(() => {
    if (at >= 0 && at < count) scroller.show(at);
  }, [at, at < count]);
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  return (
    <GridBox
      box={scroller.box}
      kind="ln-one-line"
      label={t('page.lines.table')}
      count={done ? count + 1 : -1}
      active={at >= from && at < to ? `line-${at}` : undefined}
      onScroll={scroller.onScroll}
    >
      <GridHead columns={columns} onColumns={props.onColumns} />
      <GridRows height={height}>
        {rows.map((index) => (
          <FoundRow key={index} index={index} row={rowAt(index)} top={topOf(index)} props={props} />
        ))}
      </GridRows>
    </GridBox>
  );
}

/** A hundred lines at a time, each as high as it needs. */
function Wrapped(props: GridProps) {
  const { count, rowAt, want, at } = props;
  const page = Math.floor(Math.max(0, at) / PAGE);
  const from = page * PAGE;
  const to = Math.min(count, from + PAGE);
  useLayoutEffect(() => want(from, to), [from, to, count]);
  useEffect(() => {
    document.getElementById(`line-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const rows = Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
  return (
    <GridBox
      kind="ln-wrapped"
      label={t('page.lines.table')}
      count={props.done ? count + 1 : -1}
      active={at >= from && at < to ? `line-${at}` : undefined}
    >
      <GridHead columns={props.columns} onColumns={props.onColumns} />
      {from > 0 && <Turn text={t('page.lines.earlier')} onTurn={() => props.onRow(from - 1)} />}
      <GridRows>
        {rows.map((index) => (
          <FoundRow key={index} index={index} row={rowAt(index)} props={props} />
        ))}
      </GridRows>
      {to < count && <Turn text={t('page.lines.later')} onTurn={() => props.onRow(to)} />}
    </GridBox>
  );
}

function Turn({ text, onTurn }: { readonly text: string; readonly onTurn: () => void }) {
  return (
    <GridHeadRow>
      <GridCell>
        <button type="button" onClick={onTurn}>
          {text}
        </button>
      </GridCell>
    </GridHeadRow>
  );
}

interface FoundRowProps {
  readonly index: number;
  readonly row: LineRow | undefined;
  readonly top?: number;
  readonly props: GridProps;
}

function FoundRow({ index, row, top, props }: FoundRowProps) {
  const chosen = index === props.at;
  return (
    <GridLine
      id={`line-${index}`}
      index={index}
      chosen={chosen}
      {...(top === undefined ? {} : { top })}
      onChoose={(event) => {
        props.onRow(index);
        if (row !== undefined && isForRow(event)) props.onOpen(row);
      }}
      onOpen={() => row !== undefined && props.onOpen(row)}
    >
      {row === undefined ? (
        <GridCell kind="waiting">{t('page.loading')}</GridCell>
      ) : (
        <>
          <TimeCell row={row} />
          {props.columns.map((column) => (
            <LineCell key={column.name} row={row} column={column} />
          ))}
          <GridCell kind="ln-last">
            <RawText
              row={row}
              chosen={chosen ? props.field : ''}
              onField={(column) => props.onField(index, column)}
            />
          </GridCell>
        </>
      )}
    </GridLine>
  );
}

/** Whether a click means the row: at a field it means the field, and with text selected it ended a selection. */
function isForRow({ target }: MouseEvent): boolean {
  const atField = target instanceof Element && target.closest('.ln-field') !== null;
  return !atField && getSelection()?.isCollapsed !== false;
}
