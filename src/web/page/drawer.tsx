import { useKeys } from './keyboard.tsx';
import { set } from './state.tsx';
import { t } from './words.tsx';

/** The proof drawer. */
export function Drawer() {
  const close = (): void => set({ p: '', of: '' });
  useKeys({ close });
  return (
    <aside class="drawer" aria-label={t('ui.drawer.label')}>
      <button type="button" onClick={close}>
        {t('page.close')}
      </button>
    </aside>
  );
}
