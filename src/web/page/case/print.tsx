import type { CasePrint } from '../../wire.ts';
import { useData } from '../api.tsx';
import { frame, masked } from '../state.tsx';
import { t } from '../words.tsx';

/** On paper only: which case this is, and the lines behind the numbers in brackets. */
export function PrintNotes() {
  const { data } = useData<CasePrint>('case-print');
  if (data === undefined) return null;
  return (
    <section class="endnotes on-paper" aria-label={t('page.case.notes')}>
      <h2>{t('page.case.notes')}</h2>
      <p class="small">
        {t('page.case.printed', {
          name: frame.value?.name ?? '',
          hash: data.sha256,
          version: frame.value?.constat ?? '',
        })}
      </p>
      <ol>
        {data.notes.map((note) => (
          <li>
            <span class="number">[{note.n}]</span>{' '}
            <span class="cited">
              <bdi class="evidence">{note.citation}</bdi>
            </span>
            <br />
            <bdi class="evidence fixed">
              {note.text === ''
                ? t('page.case.no-quote')
                : masked.value
                  ? t('page.mask.not-printed')
                  : note.text}
            </bdi>
          </li>
        ))}
      </ol>
    </section>
  );
}
