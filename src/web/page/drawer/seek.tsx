import { useEffect, useRef } from 'preact/hooks';
import { useKeys } from '../keyboard.tsx';
import { set } from '../state.tsx';
import { t } from '../words.tsx';
import { drawer } from './open.tsx';

interface SeekProps {
  readonly takesFocus: boolean;
  readonly hits: number;
  readonly at: number;
  /** Lines that were looked through. */
  readonly lines: number;
  readonly onStep: (by: number) => void;
  readonly onClose: () => void;
}

/** Finds a text in the lines that are shown, and counts. A layer of its own: Escape closes only it. */
export function Seek({ takesFocus, hits, at, lines, onStep, onClose }: SeekProps) {
  const field = useRef<HTMLInputElement>(null);
  const before = useRef<Element | null>(null);
  useEffect(() => {
    before.current = document.activeElement;
    if (takesFocus) field.current?.focus();
  }, []);
  useKeys({
    close: () => {
      if (before.current instanceof HTMLElement && before.current.isConnected) before.current.focus();
      onClose();
    },
  });
  return (
    <search class="tools seek">
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
      <button type="button" disabled={hits === 0} onClick={() => onStep(-1)}>
        {t('page.drawer.hit-previous')}
      </button>
      <button type="button" disabled={hits === 0} onClick={() => onStep(1)}>
        {t('page.drawer.hit-next')}
      </button>
      <span role="status" class="small">
        {drawer.value.sought !== '' &&
          t('page.drawer.hits', { count: hits, at: hits === 0 ? 0 : at + 1, lines })}
      </span>
    </search>
  );
}
