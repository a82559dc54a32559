import { NotesOn } from '../parts/notes-on.tsx';
import { t } from '../words.tsx';

/** Notes, marks and overrules on what is open. */
export function Notes({ of }: { readonly of: string }) {
  return (
    <section class="part">
      <h3>{t('page.drawer.notes')}</h3>
      <NotesOn of={of} />
    </section>
  );
}
