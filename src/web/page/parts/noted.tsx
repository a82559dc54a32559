import { journal, markedClass, stoodOn, toggleMark, writer } from '../journal.tsx';
import { frame, hrefOf, place, set } from '../state.tsx';
import { count, t } from '../words.tsx';
import { openDialog } from './dialogs.tsx';
import { begun } from './note.tsx';

/** Opens the form for a note, on `about` or on what is open. `onMarked` follows when a mark was written with it. */
export function startNote(about?: string, mark = false, onMarked: () => void = () => undefined): void {
  begun.value = { ...(about === undefined ? {} : { about }), mark, onMarked };
  openDialog('note');
}

/** Sets or takes away a mark; who has not said who they are is asked first. `false`: nothing may be written. */
export function toggleMarkOf(about: string): boolean {
  if (frame.value?.readOnly === true) return false;
  if (writer.value.trim() === '') startNote(about, true);
  else void toggleMark(about).catch(() => startNote(about, true));
  return true;
}

/** Opens what is marked next, or before, in the order in which it was first written about. */
export function goMark(step: 1 | -1): boolean {
  const marked = [...journal.value.stood.values()].filter((s) => s.mark > 0).map((s) => s.about);
  const at = marked.indexOf(place.value.params.of ?? '');
  const next = marked.at(at < 0 ? (step > 0 ? 0 : -1) : (at + step) % marked.length);
  if (next === undefined) return false;
  set({ of: next, p: '' });
  return true;
}

/**
 * What makes a row one that can be noted: it says what it is about, so that the keys for notes and marks know, and is
 * tinted as a whole when it is marked. Spread over the row's element.
 */
export function notable(
  about: string,
  className = '',
): { readonly 'data-about': string; readonly class: string } {
  return { 'data-about': about, class: `${className} ${markedClass(about)}`.trim() };
}

/** What people wrote about something, in a word: marked, overruled, so many notes. Opens it in the drawer. */
export function Noted({ of }: { readonly of: string }) {
  // Read here, so that the badge comes when others write.
  const stood = journal.value.stood.get(of) ?? stoodOn(of);
  if (stood === undefined) return null;
  const said = [
    ...(stood.mark > 0 ? [{ key: 'mark', text: t('page.noted.marked') }] : []),
    ...(stood.overrule > 0 ? [{ key: 'overrule', text: t('page.noted.overruled') }] : []),
    ...(stood.notes.length > 0
      ? [{ key: 'note', text: t('page.noted.notes', { count: stood.notes.length }) }]
      : []),
  ];
  if (said.length === 0) return null;
  return (
    <a class="noted-badge" href={hrefOf({ of, p: '' })} aria-label={said.map((s) => s.text).join(', ')}>
      {said.map(({ key }) => (
        <span class={`noted-${key}`} aria-hidden="true">
          {SIGNS[key]}
          {key === 'note' && count(stood.notes.length)}
        </span>
      ))}
    </a>
  );
}

const SIGNS: Readonly<Record<string, string>> = { mark: '★', overrule: '⇄', note: '✎' };
