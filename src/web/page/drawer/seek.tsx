import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useKeys } from '../keyboard.tsx';
import { set } from '../state.tsx';
import { t } from '../words.tsx';
import { drawer } from './open.tsx';
import type { Seeking } from './seeking.tsx';

interface SeekProps {
  readonly seeking: Seeking;
  readonly hits: number;
  /** Lines that were looked through. */
  readonly lines: number;
}

/** Finds a text in the lines that are shown, and counts. A layer of its own: Escape closes only it. */
export function Seek({ seeking, hits, lines }: SeekProps) {
  const { takesFocus, at, step, close } = seeking;
  const field = useEntered(takesFocus, close);
  return (
    <search class="tools seek">
      <SoughtField field={field} onStep={step} />
      <button type="button" disabled={hits === 0} onClick={() => step(-1)}>
        {t('page.drawer.hit-previous')}
      </button>
      <button type="button" disabled={hits === 0} onClick={() => step(1)}>
        {t('page.drawer.hit-next')}
      </button>
      <span role="status" class="small">
        {drawer.value.sought !== '' &&
          t('page.drawer.hits', { count: hits, at: hits === 0 ? 0 : at + 1, lines })}
      </span>
    </search>
  );
}

/** The field to go into; Escape closes, and the focus goes back to where it was. */
function useEntered(takesFocus: boolean, close: () => void): RefObject<HTMLInputElement | null> {
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  // What is typed right after the key that opened it belongs into it.
  useLayoutEffect(() => {
    before.current = document.activeElement;
    if (takesFocus) field.current?.focus();
  }, []);
  useKeys({
    close: () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
      close();
    },
  });
  return field;
}

interface SoughtFieldProps {
  readonly field: RefObject<HTMLInputElement | null>;
  readonly onStep: (by: number) => void;
}

/** The text that is sought; Enter goes to the next hit, with Shift to the one before. */
function SoughtField({ field, onStep }: SoughtFieldProps) {
  return (
    <label>
      <span class="vh">{t('page.drawer.find-label')}</span>
      <input
        ref={field}
        type="search"
        autocomplete="off"
        spellcheck={false}
        placeholder={t('page.drawer.find-label')}
        value={drawer.value.sought}
        onInput={(e) => set({ dq: e.currentTarget.value }, true)}
        onKeyDown={(e) => {
          if (e.key !== 'Enter') return;
          e.preventDefault();
          onStep(e.shiftKey ? -1 : 1);
        }}
      />
    </label>
  );
}
