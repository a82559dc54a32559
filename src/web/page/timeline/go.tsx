import { useState } from 'preact/hooks';
import { twoClocks } from '../logic/clock.ts';
import { isoOf, type ReadInstant, readInstant } from '../logic/instant.ts';
import { showing } from '../logic/window.ts';
import { Layer } from '../parts/dialogs.tsx';
import { frame, set, zoneFirst } from '../state.tsx';
import { t } from '../words.tsx';
import { actingTime, isBeyond, spanValues, viewSpan, wholeSpan } from './view.tsx';

/** The zone that a time without one is read in: the clock that comes first. */
function readingZone(): string {
  return zoneFirst.value === 'case' ? (frame.value?.zone ?? '') : '';
}

/** Reads a time as the page would; near what is in view. */
export function readTime(text: string): ReadInstant | undefined {
  return readInstant(text, readingZone(), actingTime());
}

// An example from another time would say nothing to this reader.
function dayInView(): string {
  return isoOf(actingTime()).slice(0, 10);
}

/** Says how a text was read, on both clocks, and in which zone where the text names none. */
export function ReadAs({ text }: { readonly text: string }) {
  if (text.trim() === '') return null;
  const read = readTime(text);
  if (read === undefined)
    return <span class="trouble">{t('page.timeline.not-a-time', { day: dayInView() })}</span>;
  const { utc, local } = twoClocks(isoOf(read.micros), frame.value?.zone ?? '', true);
  return (
    <span class="note">
      {t('page.timeline.read-as', { utc, local })}{' '}
      {!read.hasZone && `${t('page.timeline.read-zone', { zone: readingZone() || 'UTC' })} `}
      {isBeyond(read.micros) && t('page.timeline.beyond')}
    </span>
  );
}

/** Asks for a time and goes there. */
export function GoDialog({ onDone }: { readonly onDone: () => void }) {
  const [text, setText] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    const read = readTime(text);
    if (read === undefined) return;
    const view = viewSpan();
    const whole = wholeSpan();
    set({
      ...spanValues(showing(view, read.micros, whole)),
      // The list begins there.
      ev: `${read.micros}-0-0`,
      row: '',
    });
    onDone();
  };
  return (
    <Layer title={t('page.timeline.go-title')} onClose={onDone}>
      <form class="tl-go" onSubmit={submit}>
        <label for="tl-go">{t('page.timeline.go-label', { day: dayInView() })}</label>
        <input
          id="tl-go"
          data-focus
          autocomplete="off"
          value={text}
          onInput={(e) => setText(e.currentTarget.value)}
        />
        <button type="submit" disabled={readTime(text) === undefined}>
          {t('page.timeline.go-do')}
        </button>
        <p role="status">
          <ReadAs text={text} />
        </p>
      </form>
    </Layer>
  );
}
