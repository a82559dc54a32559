import { useState } from 'preact/hooks';
import type { SearchStart } from '../../wire/lines.ts';
import { urlOf } from '../api.tsx';
import type { TableColumn } from '../logic/table-columns.ts';
import { N, Share } from '../parts/number.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { HowTo } from './how.tsx';
import { Menu } from './menu.tsx';
import { RuleDialog } from './rule.tsx';
import { firstPart, type Search } from './use-search.tsx';

/** A search that can go on. */
export type Ready = SearchStart & { readonly state: 'ready' };

interface BarProps {
  readonly text: string;
  readonly search: Search;
  readonly start: Ready;
  readonly onGo: (text: string) => void;
  readonly columns: readonly TableColumn[];
  readonly onColumns: (columns: readonly TableColumn[]) => void;
}

/** How many, how far it got, and what can be done with them. */
export function Bar({ text, search, start, columns, onColumns, onGo }: BarProps) {
  const [rule, setRule] = useState(false);
  const { wrap } = place.value.params;
  return (
    <div class="ln-top">
      <Count search={search} start={start} text={text} />
      <span class="ln-tools">
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
    <p class="ln-count" role="status">
      {!exact && `${t('page.lines.at-least')} `}
      <strong>
        <N value={count} of={`hits ${text}`} />
      </strong>{' '}
      {t(text === '' ? 'page.lines.records' : 'page.lines.hits', { count })}
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
    <Menu title={t('page.lines.export')}>
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
    </Menu>
  );
}
