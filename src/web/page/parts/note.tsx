import { t } from '../words.tsx';

/** Writes a note on what is open. */
export function NoteDialog({ onDone }: { readonly onDone: () => void }) {
  return (
    <p>
      {t('page.loading')}{' '}
      <button type="button" onClick={onDone}>
        {t('page.close')}
      </button>
    </p>
  );
}
