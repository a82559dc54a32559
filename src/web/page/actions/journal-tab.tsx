import { useRef, useState } from 'preact/hooks';
import type { EntryKind } from '../../../journal/entry.ts';
import type { ToldJournalEntry } from '../../wire/journal.ts';
import { urlOf } from '../api.tsx';
import { journal, stoodOn } from '../journal.tsx';
import { useKeys } from '../keyboard.tsx';
import { filtered, takenBackBy } from '../logic/journal.ts';
import { CopyButton } from '../parts/copy.tsx';
import { Judgement } from '../parts/judgement.tsx';
import { maskedWords } from '../parts/masked.tsx';
import { notable, startNote } from '../parts/noted.tsx';
import { Doubt, TakeBack } from '../parts/notes-on.tsx';
import { Empty } from '../parts/panel.tsx';
import { openProof, Said } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { useWalk } from '../parts/walk.tsx';
import { frame, hrefOf, place, set } from '../state.tsx';
import { count, t } from '../words.tsx';

const KINDS: readonly EntryKind[] = ['note', 'mark', 'unmark', 'overrule', 'done', 'undone', 'withdraw'];
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
          <Filters kind={jk} who={jw} shown={shown.length} />
          {shown.length === 0 ? (
            <Empty why={t('page.journal.filtered-out')} />
          ) : (
            <div class="scroll">
              <table class="entries" ref={box}>
                <thead>
                  <tr>
                    {(['number', 'time', 'who', 'kind', 'about', 'said'] as const).map((column) => (
                      <th scope="col">{t(`page.journal.col.${column}`)}</th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {shown.slice(0, most).map((one) => (
                    <EntryRow key={one.at} one={one} />
                  ))}
                </tbody>
              </table>
            </div>
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

function Filters({
  kind,
  who,
  shown,
}: {
  readonly kind: string;
  readonly who: string;
  readonly shown: number;
}) {
  const { entries } = journal.value;
  const writers = [...new Set(entries.map((e) => e.who))].sort();
  return (
    <p class="buttons filters">
      <label>
        {t('page.journal.col.kind')}{' '}
        <select value={kind} onChange={(e) => set({ jk: e.currentTarget.value })}>
          <option value="">{t('page.journal.all')}</option>
          {KINDS.map((one) => (
            <option value={one}>{t(`ui.journal.kind.${one}`)}</option>
          ))}
        </select>
      </label>
      <label>
        {t('page.journal.col.who')}{' '}
        <select value={who} onChange={(e) => set({ jw: e.currentTarget.value })}>
          <option value="">{t('page.journal.all')}</option>
          {writers.map((one) => (
            <option value={one}>{one}</option>
          ))}
        </select>
      </label>
      {(kind !== '' || who !== '') && (
        <button type="button" onClick={() => set({ jk: '', jw: '' })}>
          {t('page.journal.clear')}
        </button>
      )}
      <span role="status" class="small">
        {t('page.journal.shown', { shown: count(shown), count: count(entries.length) })}
      </span>
    </p>
  );
}

function EntryRow({ one }: { readonly one: ToldJournalEntry }) {
  const by = takenBackBy(journal.value, one);
  const canTakeBack = frame.value?.readOnly !== true && by === undefined;
  const takes = one.kind === 'note' || one.kind === 'overrule';
  return (
    <tr tabIndex={-1} data-row={String(one.at)} {...notable(one.about, by === undefined ? '' : 'withdrawn')}>
      <th scope="row">{one.n}</th>
      <td>
        <Time iso={one.time} />
      </td>
      <td>
        <bdi class="evidence">{one.who}</bdi>
      </td>
      <td>{t(`ui.journal.kind.${one.kind}`)}</td>
      <td>
        {one.about === '' ? (
          <Said pieces={one.subject} />
        ) : (
          <a href={hrefOf({ of: one.about, p: '' })}>
            <Said pieces={one.subject} />
          </a>
        )}
      </td>
      <td>
        {one.kind === 'overrule' && (
          <p class="side">
            <Judgement value={stoodOn(one.about)?.computed ?? ''} /> → <Judgement value={one.value} />
          </p>
        )}
        {one.kind === 'withdraw' && t('page.journal.takes-back', { number: one.value })}
        <bdi class="evidence said">{maskedWords(one.text)}</bdi> <Doubt one={one} />
        {by !== undefined && <p class="small">{t('page.notes.taken-back-by', { who: by.who })}</p>}
        {canTakeBack && takes && <TakeBack at={one.at} />}
      </td>
    </tr>
  );
}
