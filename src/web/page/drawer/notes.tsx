import { openDialog } from '../parts/dialogs.tsx';
import { Empty } from '../parts/panel.tsx';
import { t } from '../words.tsx';

/** The place of notes, marks and overrules on what is open; parts/note.tsx lists them here. */
export function Notes(_: { readonly of: string }) {
  return (
    <section class="part">
      <h3>{t('page.drawer.notes')}</h3>
      <Empty why={t('page.drawer.no-notes')} />
      <button type="button" onClick={() => openDialog('note')}>
        {t('page.key.note')}
      </button>
    </section>
  );
}
