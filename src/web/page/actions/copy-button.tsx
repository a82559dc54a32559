import { useState } from 'preact/hooks';
import { t } from '../words.tsx';

/** Copies a text and says so; where the browser does not let it, says that the text must be marked and copied by hand. */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [said, setSaid] = useState('');
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setSaid(t('page.actions.copied')),
      () => setSaid(t('page.actions.not-copied')),
    );
  };
  return (
    <span class="copy">
      <button type="button" onClick={copy} aria-label={`${t('page.actions.copy')}: ${what}`}>
        {t('page.actions.copy')}
      </button>{' '}
      <span role="status" class="small">
        {said}
      </span>
    </span>
  );
}
