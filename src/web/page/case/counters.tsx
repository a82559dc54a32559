import type { Counter } from '../../wire.ts';
import { changed, formatPlace, kept } from '../logic/place.ts';
import { GradeMark } from '../parts/grade.tsx';
import { N, Share } from '../parts/number.tsx';
import { place } from '../state.tsx';
import { phrase, t } from '../words.tsx';

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
  const { grade, items, accounts, more } = one;
  const scope = changed({ screen: 'scope', params: kept(place.value) }, { grade });
  return (
    <li class={items + accounts + more === 0 ? 'tile none' : 'tile'} data-grade={grade}>
      <a href={formatPlace(scope)} title={t('page.case.show-grade', { grade: t(`ui.grade.${grade}`) })}>
        <GradeMark grade={grade} />
      </a>
      <Amount one={one} />
      <span class="small">
        <N value={accounts} of={`count accounts grade=${grade}`} />{' '}
        {t('page.case.accounts', { count: accounts })}
      </span>
      <Links one={one} />
      <Covered one={one} />
    </li>
  );
}

/** What an expression counts of a grade: all but what only the owner touched. */
const ofGrade = (grade: string): string => `count items grade=${grade} link!=owner`;

/** Items that a record names and those that only a count tells of, together; and of which kind how many are. */
function Amount({ one: { grade, items, least, more } }: { readonly one: Counter }) {
  const all = items + least;
  return (
    <>
      <span class="big">
        {least < more && `${t('page.case.at-least')} `}
        <N value={all} of={`items-at-least ${grade}`} /> {t('page.case.items', { count: all })}
      </span>
      {more > 0 && (
        <span class="small">
          {phrase('page.case.named-and-counted', {
            exact_is: String(least === more),
            named: <N value={items} of={ofGrade(grade)} />,
            least: <N value={least} of={`sets-at-least ${grade}`} />,
            most: <N value={more} of={`sets-beyond-items ${grade}`} />,
          })}
        </span>
      )}
    </>
  );
}

/** How surely the intruder did it; where all is certain the split says nothing more. */
function Links({ one: { grade, items, links } }: { readonly one: Counter }) {
  if (links.certain === items) return null;
  const some = (['certain', 'probable', 'possible'] as const).filter((link) => links[link] > 0);
  return (
    <ul class="small links">
      {some.map((link) => (
        <li>
          <N value={links[link]} of={`${ofGrade(grade)} link=${link}`} /> {t(`ui.link.${link}`)}
        </li>
      ))}
    </ul>
  );
}

function Covered({ one: { grade, coverage } }: { readonly one: Counter }) {
  return (
    <span class="small cover">
      {coverage === null
        ? t('page.case.no-account')
        : phrase(coverage === 1 ? 'page.case.covered' : 'page.case.covered-least', {
            share: <Share value={coverage} of={`counter-coverage ${grade}`} />,
          })}
    </span>
  );
}
