import { useState } from 'preact/hooks';
import type { ScopeFacets, ScopeFacetValue } from '../../../wire/scope.ts';
import type { Loaded } from '../../api.tsx';
import { type FilterName, type PlaceFilter, withValue } from '../../logic/scope-place.ts';
import { GradeMark } from '../../parts/grade.tsx';
import { Masked, maskedText } from '../../parts/masked.tsx';
import { N } from '../../parts/number.tsx';
import { Shown } from '../../parts/panel.tsx';
import { place, set } from '../../state.tsx';
import { phrase, t } from '../../words.tsx';
import { ByCount } from './tally.tsx';
import { GRADES, gradeWords, valueText } from './words.tsx';

const ORDER = ['grade', 'link', 'kind', 'how', 'account'] as const;
type FacetName = (typeof ORDER)[number];

/** Values to filter by, each with how many items it would leave. */
export function Facets({
  loaded,
  filter,
}: {
  readonly loaded: Loaded<ScopeFacets>;
  readonly filter: PlaceFilter;
}) {
  const { p, of } = place.value.params;
  const [chosen, setChosen] = useState<boolean | undefined>(undefined);
  // The drawer needs the room.
  const open = chosen ?? (innerWidth > 1100 && p === undefined && of === undefined);
  return (
    <details
      class="facets"
      open={open}
      onToggle={(e) => {
        if (e.currentTarget.open !== open) setChosen(e.currentTarget.open);
      }}
    >
      <summary>{t('page.scope.filters')}</summary>
      <Shown loaded={loaded}>
        {(data) => (
          <>
            {ORDER.filter((name) => data.facets[name].length > 0).map((name) => (
              <Facet name={name} data={data} filter={filter} />
            ))}
          </>
        )}
      </Shown>
    </details>
  );
}

function Facet({
  name,
  data,
  filter,
}: {
  readonly name: FacetName;
  readonly data: ScopeFacets;
  readonly filter: PlaceFilter;
}) {
  return (
    <fieldset class="facet" data-facet={name}>
      <legend>{t(`page.scope.facet.${name}`)}</legend>
      <ul>
        {data.facets[name].map((value) => (
          <Value name={name} value={value} filter={filter} />
        ))}
      </ul>
      {name === 'account' && data.moreAccounts > 0 && (
        <p class="note">{t('page.scope.facet.more', { count: data.moreAccounts })}</p>
      )}
    </fieldset>
  );
}

type Counted = 'items' | 'sets' | 'accounts' | 'in-accounts' | 'least' | 'more';

/** What a number of the scope counts, for a test to count it again: all that passes a filter. */
export function countOf(what: Counted, filter: PlaceFilter): string {
  return `scope ${what} ${JSON.stringify(JSON.stringify(filter))}`;
}

interface ValueProps {
  readonly name: FacetName;
  readonly value: ScopeFacetValue;
  readonly filter: PlaceFilter;
}

function Value({ name, value, filter }: ValueProps) {
  const chosen = filter.include[name]?.includes(value.value) === true;
  const refused = filter.exclude[name]?.includes(value.value) === true;
  const { [name]: _, ...exclude } = filter.exclude;
  const alone = { ...filter, include: { ...filter.include, [name]: [value.value] }, exclude };
  const change = (to: 'only' | 'without'): void => {
    const already = to === 'only' ? chosen : refused;
    set(withValue(filter, name, value.value, already ? 'neither' : to));
  };
  const empty = value.count + value.accounts + value.sets === 0;
  return (
    <li class={empty ? 'empty-value' : ''}>
      <span class="facet-value">
        <label>
          <input type="checkbox" checked={chosen} onChange={() => change('only')} />
          <span class="facet-word">
            <ValueWord name={name} value={value.value} />
          </span>
        </label>
        <span class="facet-count">
          <Numbers name={name} value={value} alone={alone} />
        </span>
      </span>
      <button
        type="button"
        class="without"
        aria-pressed={refused}
        aria-label={t('page.scope.without', { value: maskedText(valueText(name, value.value)) })}
        title={t('page.scope.without', { value: maskedText(valueText(name, value.value)) })}
        onClick={() => change('without')}
      >
        −
      </button>
      {name !== 'grade' && value.count > 0 && <GradeBar value={value} />}
    </li>
  );
}

/** Items; accounts and counts beside them where they are what a value would leave. */
function Numbers({
  name,
  value,
  alone,
}: {
  readonly name: FilterName;
  readonly value: ScopeFacetValue;
  readonly alone: PlaceFilter;
}) {
  const accounts = <N value={value.accounts} of={countOf('accounts', alone)} />;
  const only = name === 'kind' && (value.value === 'account' || value.value === 'set');
  return (
    <>
      {!only && <N value={value.count} of={countOf('items', alone)} />}
      {!only && (
        <span class="small">
          <ByCount value={value} of={(bound) => countOf(bound, alone)} />
        </span>
      )}
      {value.accounts > 0 && name !== 'account' && (
        <span class={only ? '' : 'small'}>
          {only ? accounts : phrase('page.scope.facet.accounts', { accounts, count: value.accounts })}
        </span>
      )}
      {only && value.value === 'set' && <N value={value.sets} of={countOf('sets', alone)} />}
    </>
  );
}

function ValueWord({ name, value }: { readonly name: FacetName; readonly value: string }) {
  const grade = GRADES.find((g) => g === value);
  if (name === 'grade' && grade !== undefined) return <GradeMark grade={grade} />;
  if (name === 'account') return <Masked name={value === '' ? t('page.scope.no-account') : value} />;
  return <>{valueText(name, value)}</>;
}

/** How the items of a value are spread over the grades; the words stand in its title and for those who do not see. */
function GradeBar({ value }: { readonly value: ScopeFacetValue }) {
  const text = t('page.scope.facet.by-grade', { text: gradeWords(value.grades) });
  return (
    <span class="grade-bar" role="img" aria-label={text} title={text}>
      {GRADES.map((grade, i) =>
        (value.grades[i] ?? 0) > 0 ? (
          <span class={`fill-${grade}`} style={{ flexGrow: value.grades[i] ?? 0 }} />
        ) : null,
      )}
    </span>
  );
}
