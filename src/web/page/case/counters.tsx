import type { Counter } from '../../wire.ts';
import { changed, formatPlace, kept } from '../logic/place.ts';
import { GradeMark } from '../parts/grade.tsx';
import { N, Share } from '../parts/number.tsx';
import { place } from '../state.tsx';
import { t } from '../words.tsx';

/** How much has each grade; a click shows it in the scope. */
export function Counters({ counters }: { readonly counters: readonly Counter[] }) {
  return (
    <ul class="tiles" aria-label={t('ui.counters')}>
      {counters.map((one) => (
        <Tile one={one} />
      ))}
    </ul>
  );
}

function Tile({ one }: { readonly one: Counter }) {
  const { grade, items, accounts, more, links, coverage } = one;
  const scope = changed({ screen: 'scope', params: kept(place.value) }, { grade });
  return (
    <li class={items + accounts + more === 0 ? 'tile none' : 'tile'} data-grade={grade}>
      <a href={formatPlace(scope)} title={t('page.case.show-grade', { grade: t(`ui.grade.${grade}`) })}>
        <GradeMark grade={grade} />
      </a>
      <span class="big">
        <N value={items} of={`count ${itemsOf(grade)}`} /> {t('page.case.items', { count: items })}
      </span>
      {more > 0 && (
        <span class="small">
          {t('page.case.up-to')} <N value={more} of={`sets-beyond-items ${grade}`} />{' '}
          {t('page.case.by-count')}
        </span>
      )}
      <span class="small">
        <N value={accounts} of={`count accounts grade=${grade}`} />{' '}
        {t('page.case.accounts', { count: accounts })}
      </span>
      {links.certain !== items && <Links one={one} />}
      <span class="small cover">
        {coverage === null ? (
          t('page.case.no-account')
        ) : (
          <>
            {t('page.case.covered')} <Share value={coverage} of={`counter-coverage ${grade}`} />
          </>
        )}
      </span>
    </li>
  );
}

/** Which items a tile counts, for a test to count them again. */
function itemsOf(grade: Counter['grade']): string {
  return `items grade=${grade} link!=owner`;
}

/** How many items are the intruder's for certain, how many probably and how many possibly. */
function Links({ one: { grade, links } }: { readonly one: Counter }) {
  const those = itemsOf(grade);
  return (
    <span class="small">
      <N value={links.certain} of={`count ${those} link=certain`} /> {t('ui.link.certain')},{' '}
      <N value={links.probable} of={`count ${those} link=probable`} /> {t('ui.link.probable')},{' '}
      <N value={links.possible} of={`count ${those} link=possible`} /> {t('ui.link.possible')}
    </span>
  );
}
