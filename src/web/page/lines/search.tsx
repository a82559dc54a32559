import { useEffect, useState } from 'preact/hooks';
import type { LineField, LineRow, SearchStart, ToldWrong } from '../../wire/lines.ts';
import { urlOf } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { withTerm, withTimes } from '../logic/query-text.ts';
import { formatColumns, parseColumns, type TableColumn, toggled } from '../logic/table-columns.ts';
import { N, Share } from '../parts/number.tsx';
import { Empty } from '../parts/panel.tsx';
import { openProof } from '../parts/said.tsx';
import { place, set } from '../state.tsx';
import { percent, t } from '../words.tsx';
import { TermChips } from './chips.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { Fields, orderedFields } from './fields.tsx';
import { LinesGrid } from './grid.tsx';
import { Hours } from './hours.tsx';
import { HowTo } from './how.tsx';
import { RuleDialog } from './rule.tsx';
import { firstPart, type Search, useSearch } from './use-search.tsx';

type Ready = SearchStart & { readonly state: 'ready' };

/** What a search finds: how much, when, and the lines. */
export function SearchPart({
  text,
  onGo,
  onWrong,
}: {
  readonly text: string;
  readonly onGo: (text: string) => void;
  readonly onWrong: (wrong: ToldWrong | undefined) => void;
}) {
  const search = useSearch(text);
  const { start } = search;
  const wrong = start?.state === 'wrong' ? start.wrong : undefined;
  useEffect(() => onWrong(wrong), [wrong]);
  return (
    <>
      {start !== undefined && start.state !== 'wrong' && (
        <TermChips text={text} terms={start.terms} onGo={onGo} />
      )}
      {search.error !== '' && (
        <p class="trouble" role="alert">
          {search.error}{' '}
          <button type="button" onClick={search.again}>
            {t('page.again')}
          </button>
        </p>
      )}
      {start === undefined && search.error === '' && <p class="waiting">{t('page.loading')}</p>}
      {start?.state === 'waiting' && (
        <p class="empty" role="status">
          {t('page.lines.waiting', { share: percent(start.prepared) })}
        </p>
      )}
      {start?.state === 'wrong' && <HowTo onGo={onGo} open />}
      {start?.state === 'ready' && <Results text={text} search={search} start={start} onGo={onGo} />}
    </>
  );
}

interface ResultsProps {
  readonly text: string;
  readonly search: Search;
  readonly start: Ready;
  readonly onGo: (text: string) => void;
}

function Results({ text, search, start, onGo }: ResultsProps) {
  const { found } = search;
  const { params } = place.value;
  const columns = parseColumns(params.cols ?? '');
  const setColumns = (next: readonly TableColumn[]): void => set({ cols: formatColumns(next) }, true);
  const at = Number(params.at ?? -1);
  const [fieldName, setField] = useState('');
  const row = at >= 0 ? search.rowAt(at) : undefined;
  const fields = row === undefined ? [] : orderedFields(row);
  const field = fields.find((f) => f.column === fieldName) ?? fields[0];
  const onOnly = (one: LineField, not: boolean): void => onGo(withTerm(text, `${not ? '-' : ''}${one.term}`));
  const goTo = (index: number): void => {
    const next = Math.min(found.count - 1, Math.max(0, index));
    if (next >= 0) set({ at: String(next) }, true);
  };
  useResultKeys({ at, row, field, fields, search, goTo, setField, onOnly, setColumns, columns, onGo });
  return (
    <>
      <Bar text={text} search={search} start={start} columns={columns} onColumns={setColumns} onGo={onGo} />
      {found.count > 0 && (
        <Hours
          times={start.known === null ? found.times : new Map(start.known.times)}
          span={start.span}
          unit={start.unit}
          onOnly={(from, to) => onGo(withTimes(text, start.terms.filter(isTime), from, to))}
        />
      )}
      {found.count === 0 ? (
        <None search={search} start={start} />
      ) : (
        <LinesGrid
          count={found.count}
          done={search.done}
          rowAt={search.rowAt}
          want={search.want}
          columns={columns}
          onColumns={setColumns}
          wrap={params.wrap === '1'}
          at={at}
          field={field?.column ?? ''}
          onRow={goTo}
          onField={(index, column) => {
            goTo(index);
            setField(column);
          }}
          onOpen={open}
        />
      )}
      {row !== undefined && (
        <Fields
          row={row}
          field={field}
          columns={columns}
          wrap={params.wrap === '1'}
          onField={setField}
          onOnly={onOnly}
          onColumn={(column) => setColumns(toggled(columns, column))}
          onOpen={() => open(row)}
        />
      )}
    </>
  );
}

function open(row: LineRow): void {
  openProof(row.ref, `ref:${row.ref}`);
}

function isTime(term: { readonly text: string; readonly not: boolean }): boolean {
  return !term.not && /^(time|@timestamp)[:<>]/i.test(term.text);
}

function whyNone({ done }: Search, { all, first, last, rows }: Ready): string {
  if (!done) return t('page.lines.none-so-far');
  if (all === 0) return t('page.lines.none-at-all');
  return first === last ? t('page.lines.none-times') : t('page.lines.none', { rows });
}

/** Why no line is here. */
function None({ search, start }: Pick<ResultsProps, 'search' | 'start'>) {
  return (
    <div>
      <Empty why={whyNone(search, start)} />
      {search.done && start.beside.files > 0 && (
        <p class="note">{t('page.lines.beside', { ...start.beside })}</p>
      )}
    </div>
  );
}

interface KeyParts {
  readonly at: number;
  readonly row: LineRow | undefined;
  readonly field: LineField | undefined;
  readonly fields: readonly LineField[];
  readonly search: Search;
  readonly goTo: (index: number) => void;
  readonly setField: (column: string) => void;
  readonly onOnly: (field: LineField, not: boolean) => void;
  readonly columns: readonly TableColumn[];
  readonly setColumns: (columns: readonly TableColumn[]) => void;
  readonly onGo: (text: string) => void;
}

const PAGE = 20;

function useResultKeys(parts: KeyParts): void {
  const { at, row, field, fields, search, goTo, setField, onOnly, columns, setColumns, onGo } = parts;
  const step = (by: number): void => {
    const next =
      fields[
        Math.min(fields.length - 1, Math.max(0, (field === undefined ? -1 : fields.indexOf(field)) + by))
      ];
    if (next !== undefined) setField(next.column);
  };
  // The next hit takes the drawer along, where it is open.
  const hit = (index: number): void => {
    goTo(index);
    const next = search.rowAt(index);
    if (next !== undefined && place.value.params.p !== undefined) open(next);
  };
  useKeys({
    'row.next': () => goTo(at + 1),
    'row.previous': () => goTo(at - 1),
    'row.first': () => goTo(0),
    'row.last': () => goTo(search.found.count - 1),
    'row.page-down': () => goTo(at + PAGE),
    'row.page-up': () => goTo(at - PAGE),
    'row.open': () => (row === undefined ? false : open(row)),
    'row.expand': () => step(1),
    'row.fold': () => step(-1),
    'row.select': () => (field === undefined ? false : setColumns(toggled(columns, field.column))),
    'hit.next': () => hit(at + 1),
    'hit.previous': () => hit(at - 1),
    'filter.include': () => (field === undefined ? false : onOnly(field, false)),
    'filter.exclude': () => (field === undefined ? false : onOnly(field, true)),
    'filter.clear': () => onGo(''),
  });
}

interface BarProps extends ResultsProps {
  readonly columns: readonly TableColumn[];
  readonly onColumns: (columns: readonly TableColumn[]) => void;
}

/** How many, how far it got, and what can be done with them. */
function Bar({ text, search, start, columns, onColumns, onGo }: BarProps) {
  const [rule, setRule] = useState(false);
  const { wrap } = place.value.params;
  return (
    <div class="lines-bar">
      <Count search={search} start={start} text={text} />
      <span class="lines-tools">
        <button
          type="button"
          aria-pressed={wrap === '1'}
          onClick={() => set({ wrap: wrap === '1' ? '' : '1' })}
        >
          {t('page.lines.wrap')}
        </button>
        <ColumnsMenu columns={columns} onColumns={onColumns} />
        <ExportMenu text={text} columns={columns} />
        {text !== '' && (
          <button type="button" onClick={() => setRule(true)}>
            {t('page.lines.save-rule')}
          </button>
        )}
        <HowTo onGo={onGo} />
      </span>
      {rule && <RuleDialog text={text} part={firstPart(search.found)} onClose={() => setRule(false)} />}
    </div>
  );
}

function Count({ search, start, text }: Pick<BarProps, 'search' | 'start' | 'text'>) {
  const { found, done } = search;
  const count = start.known?.count ?? found.count;
  const exact = done || start.known !== null;
  return (
    <p class="lines-count" role="status">
      {!exact && `${t('page.lines.at-least')} `}
      <strong>
        <N value={count} of={`hits ${text}`} />
      </strong>{' '}
      {t('page.lines.hits', { count })}
      <span class="note">
        {' · '}
        {done ? (
          t('page.lines.searched-all', { rows: start.rows })
        ) : (
          <>
            <Share
              value={start.rows === 0 ? 1 : Math.min(1, found.rows / start.rows)}
              of={`searched ${text}`}
            />{' '}
            {t('page.lines.searched-some', { share: '', rows: start.rows }).trim()}
          </>
        )}
        {start.rows < start.all && ` · ${t('page.lines.within-times', { rows: start.rows, all: start.all })}`}
      </span>
      {start.textGone && <span class="note trouble"> {t('page.lines.text-gone')}</span>}
    </p>
  );
}

function ExportMenu({ text, columns }: { readonly text: string; readonly columns: readonly TableColumn[] }) {
  const href = (format: string): string =>
    urlOf('search/export', {
      q: text,
      format,
      column: columns.map((c) => c.name).filter((c) => c !== 'file'),
    });
  return (
    <details class="menu">
      <summary>{t('page.lines.export')}</summary>
      <div class="menu-body">
        <ul>
          <li>
            <a href={href('csv')} download>
              {t('page.lines.export-csv')}
            </a>
          </li>
          <li>
            <a href={href('jsonl')} download>
              {t('page.lines.export-jsonl')}
            </a>
          </li>
        </ul>
        <p class="note">{t('page.lines.export-most')}</p>
      </div>
    </details>
  );
}
