import { useEffect } from 'preact/hooks';
import type { LineField, ToldWrong } from '../../wire/lines.ts';
import { withTerm, withTimes } from '../logic/query-text.ts';
import { formatColumns, parseColumns, type TableColumn, toggled } from '../logic/table-columns.ts';
import { Empty } from '../parts/panel.tsx';
import { place, set } from '../state.tsx';
import { percent, t } from '../words.tsx';
import { Bar, type Ready } from './bar.tsx';
import { TermChips } from './chips.tsx';
import { Fields, orderedFields } from './fields.tsx';
import { LinesGrid } from './grid.tsx';
import { Hours } from './hours.tsx';
import { HowTo } from './how.tsx';
import { openLine, useResultKeys } from './result-keys.tsx';
import { type Search, useSearch } from './use-search.tsx';

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
  const setField = (column: string): void => set({ field: column }, true);
  const row = at >= 0 ? search.rowAt(at) : undefined;
  const fields = row === undefined ? [] : orderedFields(row);
  const field = fields.find((f) => f.column === params.field) ?? fields[0];
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
          onField={(index, column) => set({ at: String(index), field: column }, true)}
          onOpen={openLine}
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
          onOpen={() => openLine(row)}
        />
      )}
    </>
  );
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
