import type { EntryKind } from '../../../journal/entry.ts';
import { journal } from '../journal.tsx';
import { set } from '../state.tsx';
import { count, t } from '../words.tsx';

const KINDS: readonly EntryKind[] = ['note', 'mark', 'unmark', 'overrule', 'done', 'undone', 'withdraw'];

interface EntryFiltersProps {
  readonly kind: string;
  readonly who: string;
  /** How many entries pass. */
  readonly shown: number;
}

/** Filters the entries of the journal by kind and by who wrote them. */
export function EntryFilters({ kind, who, shown }: EntryFiltersProps) {
  const { entries } = journal.value;
  const writers = [...new Set(entries.map((e) => e.who))].sort();
  return (
    <p class="buttons filters">
      <label>
        {t('page.journal.col.kind')}{' '}
        <select value={kind} onChange={(e) => set({ jk: e.currentTarget.value })}>
          <option value="">{t('page.journal.all')}</option>
          {KINDS.map((one) => (
            <option value={one}>{t(`ui.journal.kind.${one}`)}</option>
          ))}
        </select>
      </label>
      <label>
        {t('page.journal.col.who')}{' '}
        <select value={who} onChange={(e) => set({ jw: e.currentTarget.value })}>
          <option value="">{t('page.journal.all')}</option>
          {writers.map((one) => (
            <option value={one}>{one}</option>
          ))}
        </select>
      </label>
      {(kind !== '' || who !== '') && (
        <button type="button" onClick={() => set({ jk: '', jw: '' })}>
          {t('page.journal.clear')}
        </button>
      )}
      <span role="status" class="small">
        {t('page.journal.shown', { shown: count(shown), count: count(entries.length) })}
      </span>
    </p>
  );
}
