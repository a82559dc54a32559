import { useState } from 'preact/hooks';
import { t } from '../words.tsx';

const SHOWN = 2000;

/** Copies a text, and says so. `label` names what is copied for who cannot see the place. */
export function CopyButton({
  text,
  label,
  word,
}: {
  readonly text: string;
  readonly label: string;
  readonly word?: string;
}) {
  const [said, setSaid] = useState('');
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid(t('page.copy.done'));
    } catch {
      setSaid(t('page.copy.failed'));
    }
    setTimeout(() => setSaid(''), SHOWN);
  };
  return (
    <span class="copy">
      <button type="button" aria-label={label} onClick={() => void copy()}>
        {word ?? t('page.copy')}
      </button>
      <span role="status" class="copied">
        {said}
      </span>
    </span>
  );
}
