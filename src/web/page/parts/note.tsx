import { signal } from '@preact/signals';
import type { TargetedKeyboardEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { ToldSubject } from '../../wire.ts';
import { useData } from '../api.tsx';
import { keepWriter, stoodOn, target, write, writer } from '../journal.tsx';
import { frame, place } from '../state.tsx';
import { t } from '../words.tsx';
import { Masked } from './masked.tsx';
import { Empty } from './panel.tsx';
import { Said } from './said.tsx';

/** What the next note is begun with. */
interface Begun {
  readonly about?: string;
  /** Whether a mark goes with it. */
  readonly mark?: boolean;
  /** What follows when the mark was written. */
  readonly onMarked?: () => void;
}

export const begun = signal<Begun>({});

/** Writes a note on what is open: the row that has the focus, what the drawer shows, its line, or the whole case. */
export function NoteDialog({ onDone }: { readonly onDone: () => void }) {
  if (frame.value?.readOnly === true) return <Empty why={t('page.note.read-only')} />;
  return <NoteForm onDone={onDone} />;
}

function NoteForm({ onDone }: { readonly onDone: () => void }) {
  // Taken once: the dialog takes the focus from the row that says what the note is about.
  const [choices] = useState(aboutChoices);
  const [about, setAbout] = useState(choices[0] ?? '');
  const [text, setText] = useState('');
  const [mark, setMark] = useState(begun.value.mark === true);
  const [error, setError] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async (): Promise<void> => {
    setBusy(true);
    try {
      await writeNote(about, text, mark);
      if (mark && about === begun.value.about) begun.value.onMarked?.();
      onDone();
    } catch (e) {
      setError(e instanceof Error ? e.message : String(e));
      setBusy(false);
    }
  };
  return (
    <form
      class="note-form"
      onKeyDown={submitByKey}
      onSubmit={(e) => {
        e.preventDefault();
        if (!busy && (text.trim() !== '' || mark)) void submit();
      }}
    >
      <AboutChoice choices={choices} about={about} onAbout={setAbout} />
      <NoteText text={text} required={!mark} onText={setText} />
      <label>
        <input type="checkbox" checked={mark} onChange={(e) => setMark(e.currentTarget.checked)} />{' '}
        {t('page.note.mark-too')}
      </label>
      <Writer />
      <p role="alert">{error}</p>
      <WriteButton busy={busy} />
    </form>
  );
}

/** Enter with Ctrl or Cmd sends a form from any of its fields. */
export function submitByKey(event: TargetedKeyboardEvent<HTMLFormElement>): void {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

function WriteButton({ busy }: { readonly busy: boolean }) {
  return (
    <p class="buttons">
      <button type="submit" class="main" disabled={busy}>
        {t('page.note.write')}
      </button>{' '}
      <span class="small">{t('page.note.how')}</span>
    </p>
  );
}

async function writeNote(about: string, text: string, mark: boolean): Promise<void> {
  if (text.trim() !== '') await write({ kind: 'note', about, text });
  if (mark && (stoodOn(about)?.mark ?? 0) === 0) await write({ kind: 'mark', about });
}

interface AboutChoiceProps {
  readonly choices: readonly string[];
  readonly about: string;
  readonly onAbout: (about: string) => void;
}

function AboutChoice({ choices, about, onAbout }: AboutChoiceProps) {
  return (
    <fieldset>
      <legend>{t('page.note.about')}</legend>
      {choices.map((one) => (
        <label>
          <input
            type="radio"
            name="about"
            checked={about === one}
            onChange={() => onAbout(one)}
            value={one}
          />{' '}
          <Title of={one} />
        </label>
      ))}
    </fieldset>
  );
}

interface NoteTextProps {
  readonly text: string;
  readonly required: boolean;
  readonly onText: (text: string) => void;
}

function NoteText({ text, required, onText }: NoteTextProps) {
  useEffect(
    () => () => {
      begun.value = {};
    },
    [],
  );
  return (
    <>
      <label for="note-text">{t('page.note.text')}</label>
      <textarea
        id="note-text"
        data-focus
        rows={6}
        required={required}
        maxLength={20_000}
        value={text}
        onInput={(e) => onText(e.currentTarget.value)}
      />
    </>
  );
}

/** What a note could be about, the nearest first. */
function aboutChoices(): readonly string[] {
  const { p } = place.value.params;
  const nearest = begun.value.about ?? target();
  return [...new Set([nearest, ...(p === undefined ? [] : [`ref:${p}`]), ''])];
}

/** What a subject is called. */
function Title({ of }: { readonly of: string }) {
  const cell = of.startsWith('cell:');
  const loaded = useData<ToldSubject>(of === '' || cell ? '' : 'subject', { of });
  if (of === '') return <>{t('page.journal.whole-case')}</>;
  if (loaded.data === undefined || loaded.loading) return <Masked name={of} />;
  return <Said pieces={loaded.data.title} />;
}

/** Who writes: asked once in a browser, and in sight from then on. */
export function Writer() {
  const [open, setOpen] = useState(writer.value.trim() === '');
  if (!open) {
    return (
      <p class="writer">
        {t('page.note.writes', { who: writer.value })}{' '}
        <button type="button" onClick={() => setOpen(true)}>
          {t('page.note.other-name')}
        </button>
      </p>
    );
  }
  return (
    <p class="writer">
      <label>
        {t('page.note.name')}{' '}
        <input
          maxLength={200}
          autocomplete="name"
          required
          value={writer.value}
          onInput={(e) => keepWriter(e.currentTarget.value)}
        />
      </label>{' '}
      <span class="small">{t('page.note.name-why')}</span>
    </p>
  );
}
