import { useState } from 'preact/hooks';
import type { ToldJournalEntry } from '../../wire/journal.ts';
import { entriesOf, journal, stoodOn, write, writer } from '../journal.tsx';
import { frame } from '../state.tsx';
import { t } from '../words.tsx';
import { Judgement } from './judgement.tsx';
import { maskedWords } from './masked.tsx';
import { Writer } from './note.tsx';
import { startNote, toggleMarkOf } from './noted.tsx';
import { OverruleForm } from './overrule.tsx';
import { Empty } from './panel.tsx';
import { Time } from './time.tsx';

/** Kinds of subjects that have a judgement of their own. */
const JUDGED = /^(session|item|account|set):/;

/**
 * What people wrote about a subject, and the buttons to write more. For the drawer, whose head says what was overruled:
 * that stands beside the computed judgement, not below it.
 */
export function NotesOn({ of }: { readonly of: string }) {
  const [overruling, setOverruling] = useState('');
  const stood = stoodOn(of);
  const notes = entriesOf(stood?.notes ?? []);
  const [mark] = entriesOf(stood === undefined || stood.mark === 0 ? [] : [stood.mark]);
  const readOnly = frame.value?.readOnly === true;
  const loaded = journal.value.loaded;
  const nothing = notes.length === 0 && mark === undefined && (stood?.overrule ?? 0) === 0;
  return (
    <div class="notes-on">
      {mark !== undefined && <MarkLine mark={mark} />}
      {notes.map((one) => (
        <NoteItem one={one} />
      ))}
      {loaded && nothing && <Empty why={t('page.notes.none')} />}
      <TakenBack of={of} />
      {!readOnly && (
        <p class="buttons">
          <button type="button" onClick={() => startNote(of)}>
            {t('page.notes.note')}
          </button>{' '}
          <button type="button" aria-pressed={mark !== undefined} onClick={() => toggleMarkOf(of)}>
            {t(mark === undefined ? 'page.notes.mark' : 'page.notes.unmark')}
          </button>{' '}
          {JUDGED.test(of) && (
            <button type="button" aria-expanded={overruling === of} onClick={() => setOverruling(of)}>
              {t('page.notes.overrule')}
            </button>
          )}{' '}
          {stood !== undefined && stood.overrule > 0 && <TakeBack at={stood.overrule} />}
        </p>
      )}
      {overruling === of && <OverruleForm of={of} onDone={() => setOverruling('')} />}
    </div>
  );
}

/** Who marked it, and when. */
function MarkLine({ mark }: { readonly mark: ToldJournalEntry }) {
  return (
    <p class="marked mark-line">
      <span aria-hidden="true">★</span> {t('page.notes.marked-by', { who: mark.who })}{' '}
      <Time iso={mark.time} both={false} />
    </p>
  );
}

function NoteItem({ one }: { readonly one: ToldJournalEntry }) {
  return (
    <article class="note-item">
      <p class="small">
        <bdi class="evidence who">{one.who}</bdi> · <Time iso={one.time} /> <Doubt one={one} />
      </p>
      <bdi class="evidence said">{maskedWords(one.text)}</bdi>
      {frame.value?.readOnly !== true && <TakeBack at={one.at} />}
    </article>
  );
}

/** Why an entry is to be read with care. */
export function Doubt({ one }: { readonly one: ToldJournalEntry }) {
  return (
    <>
      {!one.proven && <strong class="doubt">{t('page.notes.unproven')}</strong>}
      {one.earlier && <span class="doubt"> {t('page.notes.earlier')}</span>}
      {one.lost && <span class="doubt"> {t('page.notes.lost')}</span>}
    </>
  );
}

/** Takes a note or an overrule back: it stays in the journal, and no longer stands. */
export function TakeBack({ at }: { readonly at: number }) {
  const [error, setError] = useState('');
  const [asking, setAsking] = useState(false);
  const [one] = entriesOf([at]);
  if (one === undefined) return null;
  const act = (): void => {
    if (writer.value.trim() === '') setAsking(true);
    else
      write({ kind: 'withdraw', about: one.about, value: String(one.n) }).catch((e: unknown) =>
        setError(e instanceof Error ? e.message : String(e)),
      );
  };
  return (
    <>
      {asking && <Writer />}
      <button type="button" class="quiet" onClick={act}>
        {t(one.kind === 'overrule' ? 'page.notes.take-back-overrule' : 'page.notes.take-back')}
      </button>
      {error !== '' && <span role="alert"> {error}</span>}
    </>
  );
}

function TakenBack({ of }: { readonly of: string }) {
  const withdrawn = stoodOn(of)?.withdrawn ?? [];
  if (withdrawn.length === 0) return null;
  return (
    <details>
      <summary>{t('page.notes.withdrawn', { count: withdrawn.length })}</summary>
      {withdrawn.map(({ entry, by }) => {
        const [one, back] = entriesOf([entry, by]);
        if (one === undefined || back === undefined) return null;
        return (
          <article class="note-item withdrawn">
            <p class="small">
              <bdi class="evidence who">{one.who}</bdi> · <Time iso={one.time} both={false} />
              {one.kind === 'overrule' && (
                <>
                  {' '}
                  · {t('page.overrule.instead')} <Judgement value={one.value} />
                </>
              )}
            </p>
            <s>
              <bdi class="evidence said">{maskedWords(one.text)}</bdi>
            </s>
            <p class="small">
              {t('page.notes.taken-back-by', { who: back.who })} <Time iso={back.time} both={false} />
            </p>
          </article>
        );
      })}
    </details>
  );
}
