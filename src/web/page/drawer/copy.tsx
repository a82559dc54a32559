import { signal } from '@preact/signals';
import { toClipboard } from '../parts/copy.tsx';
import { t } from '../words.tsx';

const said = signal<{ readonly text: string; readonly copied: boolean } | undefined>(undefined);

/** Puts a text on the clipboard and says so; where the browser refuses, the text is shown to be copied by hand. */
export async function copy(text: string): Promise<void> {
  said.value = { text, copied: await toClipboard(text) };
}

/** What was copied last. */
export function Copied() {
  const now = said.value;
  return (
    <p role="status" class="copied-last small">
      {now !== undefined && (
        <>
          {t(now.copied ? 'page.drawer.copied' : 'page.drawer.copy-refused')}{' '}
          <bdi class="evidence fixed">{now.text}</bdi>
        </>
      )}
    </p>
  );
}

/** Forgets what was copied, when something else is shown. */
export function forgetCopied(): void {
  said.value = undefined;
}
