import { useRef, useState } from 'preact/hooks';
import { urlOf } from '../api.tsx';
import { journal } from '../journal.tsx';
import { useKeys } from '../keyboard.tsx';
import { filtered } from '../logic/journal.ts';
import { CopyButton } from '../parts/copy.tsx';
import { startNote } from '../parts/noted.tsx';
import { Empty } from '../parts/panel.tsx';
import { openProof } from '../parts/said.tsx';
import { useWalk } from '../parts/walk.tsx';
import { frame, place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { EntryFilters } from './entry-filters.tsx';
import { EntryTable } from './entry-table.tsx';

const STEP = 200;

/** Who wrote what, newest first, and whether the chain of entries holds. */
export function JournalTab() {
  const [most, setMost] = useState(STEP);
  const { entries, loaded } = journal.value;
  const { jk = '', jw = '' } = place.value.params;
  const shown = filtered(entries, jk, jw);
  useKeys({ 'filter.clear': () => set({ jk: '', jw: '' }) });
  const box = useRef<HTMLTableElement>(null);
  useWalk({ box, onOpen: (row) => openEntry(row.dataset.row ?? '') });
  if (!loaded) return <p class="waiting">{t('page.loading')}</p>;
  return (
    <>
      <Chain />
      {entries.length === 0 ? (
        <Empty why={t('page.journal.none')} />
      ) : (
        <>
          <EntryFilters kind={jk} who={jw} shown={shown.length} />
          {shown.length === 0 ? (
            <Empty why={t('page.journal.filtered-out')} />
          ) : (
            <EntryTable entries={shown.slice(0, most)} box={box} />
          )}
          {shown.length > most && (
            <button type="button" onClick={() => setMost(most + STEP)}>
              {t('page.journal.more', { count: shown.length - most })}
            </button>
          )}
        </>
      )}
    </>
  );
}

function openEntry(row: string): void {
  const one = journal.value.entries[Number(row) - 1];
  if (one !== undefined && one.about !== '') openProof('', one.about);
}

/** Whether the chain holds, and the hash that proves it later. */
function Chain() {
  const { entries, broken, remarks, head, last } = journal.value;
  const earlier = entries.filter((e) => e.earlier).length;
  return (
    <div class="chain">
      {broken !== '' ? (
        <p class="trouble">{t('page.trouble.journal', { where: broken })}</p>
      ) : (
        entries.length > 0 && (
          <p>
            <span aria-hidden="true">✓</span> {t('page.journal.whole', { count: entries.length })}{' '}
            <span class="small">
              {t('page.journal.head', { number: String(last) })} <code class="hash">{head}</code>{' '}
            </span>
            <CopyButton text={head} label={t('page.actions.copy', { what: t('page.journal.hash') })} />
          </p>
        )
      )}
      {remarks.map((one) => (
        <p class="note">{one}</p>
      ))}
      {earlier > 0 && <p class="note">{t('page.journal.earlier', { count: earlier })}</p>}
      <p class="buttons">
        {frame.value?.readOnly !== true && (
          <button type="button" onClick={() => startNote('')}>
            {t('page.journal.write')}
          </button>
        )}
        {entries.length > 0 &&
          (['jsonl', 'csv'] as const).map((as) => (
            <a class="button" href={urlOf('journal/file', { as })} download={`journal.${as}`}>
              {t(`page.journal.save.${as}`)}
            </a>
          ))}
      </p>
    </div>
  );
}
