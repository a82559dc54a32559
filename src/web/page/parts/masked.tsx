import { signal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import type { Names } from '../../wire/names.ts';
import { get } from '../api.tsx';
import { type KnownNames, maskNames, maskWithin } from '../logic/mask.ts';
import { visible } from '../logic/visible.ts';
import { masked, setMask } from '../state.tsx';
import { t } from '../words.tsx';

const KEPT = 'constat-mask';

/** Names of the case; `undefined` until names were masked once. */
const known = signal<KnownNames | undefined>(undefined);
/** Whether what cannot be masked is shown in spite of masks. */
const isBare = signal(false);

/** Kept as long as the tab: masks stay the same when the page is loaded again, and mean nothing to anybody else. */
function salt(): string {
  const kept = sessionStorage.getItem(KEPT);
  if (kept !== null) return kept;
  const made = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('');
  sessionStorage.setItem(KEPT, made);
  return made;
}

/** Masks names, or shows them again. */
export function toggleMasks(): void {
  isBare.value = false;
  setMask(!masked.value);
}

/** Learns which names there are, when they are masked. */
export function useNames(): void {
  useEffect(() => {
    if (!masked.value || known.value !== undefined) return;
    get<Names>('names').then(
      ({ accounts, plain }) => {
        known.value = { accounts: new Set(accounts), plain: new Set(plain) };
      },
      // Until it is known what is no name, everything is masked.
      () => {},
    );
  }, [masked.value]);
}

/** A name as plain text, masked while names are masked: for labels and titles of elements. */
export function maskedText(name: string): string {
  return masked.value ? maskNames(name, salt(), known.value) : visible(name);
}

/** Words as plain text, in which names are masked while names are masked. */
export function maskedWords(words: string): string {
  return masked.value ? maskWithin(words, salt(), known.value) : words;
}

/** A name of a person or a thing of theirs: an account, a subject, a file. Masked while names are masked. */
export function Masked({ name, look = '' }: { readonly name: string; readonly look?: string }) {
  return <bdi class={`evidence ${look}`.trim()}>{maskedText(name)}</bdi>;
}

/** Something that shows names wherever they stand in it, such as raw lines: while names are masked, on demand only. */
export function Unmaskable({ children }: { readonly children: ComponentChildren }) {
  if (!masked.value) return <>{children}</>;
  if (isBare.value)
    return (
      <>
        <p class="note trouble">{t('page.mask.bare')}</p>
        {children}
      </>
    );
  return (
    <p class="empty">
      {t('page.mask.hidden')}{' '}
      <button
        type="button"
        onClick={() => {
          isBare.value = true;
        }}
      >
        {t('page.mask.show')}
      </button>
    </p>
  );
}
