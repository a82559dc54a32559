import { useEffect } from 'preact/hooks';
import type { LineRow, ToldWrong } from '../../wire/lines.ts';
import { withTimes } from '../logic/query-text.ts';
import { toggled } from '../logic/table-columns.ts';
import { Empty } from '../parts/panel.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { set } from '../state.tsx';
import { percent, t } from '../words.tsx';
import { Bar, type Ready } from './bar.tsx';
import { TermChips } from './chips.tsx';
import { Fields } from './fields.tsx';
import { LinesGrid } from './grid.tsx';
import { Hours } from './hours.tsx';
import { HowTo } from './how.tsx';
import { openLine } from './result-keys.tsx';
import { type Chosen, useChosen } from './use-chosen.tsx';
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
      <Trouble text={search.error} onAgain={search.again} />
      {start === undefined && search.error === '' && <p class="waiting">{t('page.loading')}</p>}
      {start?.state === 'waiting' && search.error === '' && (
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
  const chosen = useChosen(text, search, onGo);
  return (
    <>
      <Bar
        text={text}
        search={search}
        start={start}
        columns={chosen.columns}
        onColumns={chosen.setColumns}
        onGo={onGo}
      />
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
        <FoundLines search={search} chosen={chosen} />
      )}
      {chosen.row !== undefined && <ChosenLine row={chosen.row} chosen={chosen} />}
    </>
  );
}

/** The lines that were found, as a table. */
function FoundLines({ search, chosen }: { readonly search: Search; readonly chosen: Chosen }) {
  return (
    <LinesGrid
      count={search.found.count}
      done={search.done}
      rowAt={search.rowAt}
      want={search.want}
      columns={chosen.columns}
      onColumns={chosen.setColumns}
      wrap={chosen.wrap}
      at={chosen.at}
      field={chosen.field?.column ?? ''}
      onRow={chosen.goTo}
      onField={(index, column) => set({ at: String(index), field: column }, true)}
      onOpen={openLine}
    />
  );
}

/** The chosen line with its fields. */
function ChosenLine({ row, chosen }: { readonly row: LineRow; readonly chosen: Chosen }) {
  const { field, columns, setColumns } = chosen;
  return (
    <Fields
      row={row}
      field={field}
      columns={columns}
      wrap={chosen.wrap}
      onField={chosen.setField}
      onOnly={chosen.onOnly}
      onColumn={(column) => setColumns(toggled(columns, column))}
      onOpen={() => openLine(row)}
    />
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
