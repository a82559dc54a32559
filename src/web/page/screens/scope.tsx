import type { ScopeFacets } from '../../wire/scope.ts';
import { useData } from '../api.tsx';
import { useKeys } from '../keyboard.tsx';
import { askedOf, filterOfPlace, NO_FILTER } from '../logic/scope-place.ts';
import { place, set } from '../state.tsx';
import { ScopeBar } from './scope/bar.tsx';
import { Facets } from './scope/facets.tsx';
import { ScopeTable } from './scope/table.tsx';
import type { Screen } from './screen.tsx';

/** Screen 3: what was touched, account by account, for those who must tell people of it. */
export const scopeScreen: Screen = { id: 'scope', title: 'page.screen.scope', Body: Scope };

function Scope() {
  const filter = filterOfPlace(place.value.params);
  const asked = askedOf(filter);
  const facets = useData<ScopeFacets>('scope/facets', asked);
  useKeys({
    find: () => document.getElementById('scope-find')?.focus(),
    'filter.clear': () => set(NO_FILTER),
  });
  return (
    <div class="scope">
      <Facets loaded={facets} filter={filter} />
      <div class="scope-main">
        <ScopeBar facets={facets.data} filter={filter} />
        <ScopeTable filter={filter} asked={asked} />
      </div>
    </div>
  );
}
