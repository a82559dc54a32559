import { useState } from 'preact/hooks';
import { t } from '../words.tsx';

const SHOWN = 2000;

/** Puts a text on the clipboard; `false` where the browser does not let the page. */
export async function toClipboard(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Copies a text, and says so; where the browser does not let it, that stays to be read. `label` names what is copied for
 * who cannot see the place.
 */
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
    const copied = await toClipboard(text);
    setSaid(t(copied ? 'page.copy.done' : 'page.copy.failed'));
    if (copied) setTimeout(() => setSaid(''), SHOWN);
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
