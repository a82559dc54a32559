import { useState } from 'preact/hooks';
import { t } from '../words.tsx';

/** Copies a text. */
export function CopyButton({ text }: { readonly text: string }) {
  const [copied, setCopied] = useState('');
  return (
    <button
      type="button"
      onClick={() => {
        navigator.clipboard.writeText(text).then(
          () => setCopied(text),
          () => setCopied(''),
        );
      }}
    >
      <span aria-live="polite">{t(copied === text ? 'page.lines.copied' : 'page.lines.copy')}</span>
    </button>
  );
}

/** Saves a text as a file. */
export function SaveButton({
  name,
  type,
  text,
}: {
  readonly name: string;
  readonly type: string;
  readonly text: string;
}) {
  return (
    <button
      type="button"
      onClick={() => {
        const url = URL.createObjectURL(new Blob([text], { type }));
        const link = document.createElement('a');
        link.href = url;
        link.download = name;
        link.click();
        URL.revokeObjectURL(url);
      }}
    >
      {t('page.lines.save')}
    </button>
  );
}
