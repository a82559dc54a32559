import { t } from '../words.tsx';

/** What went wrong, told at once, with a way to try again where there is one; nothing when nothing did. */
export function Trouble({ text, onAgain }: { readonly text: string; readonly onAgain?: () => void }) {
  if (text === '') return null;
  return (
    <p class="trouble" role="alert">
      {text}
      {onAgain !== undefined && (
        <>
          {' '}
          <button type="button" onClick={onAgain}>
            {t('page.again')}
          </button>
        </>
      )}
    </p>
  );
}
