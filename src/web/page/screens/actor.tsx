import type { ActorList, ToldActor } from '../../wire/actor.ts';
import { Addresses } from '../actor/addresses.tsx';
import { ActorCards } from '../actor/cards.tsx';
import { Graph } from '../actor/graph.tsx';
import { Hypotheses } from '../actor/matrix.tsx';
import { Sessions } from '../actor/sessions.tsx';
import { useData } from '../api.tsx';
import { overruleState } from '../journal.tsx';
import { Empty, Panel, Shown } from '../parts/panel.tsx';
import { place } from '../state.tsx';
import { t } from '../words.tsx';
import type { Screen } from './screen.tsx';

/** Screen 4: who, how sure, one or several. */
export const actorScreen: Screen = {
  id: 'actor',
  title: 'page.screen.actor',
  Body: () => {
    const loaded = useData<ActorList>('actor', { overruled: overruleState() });
    return (
      <div class="actor-screen">
        <Shown loaded={loaded}>{(data) => <Actors data={data} />}</Shown>
      </div>
    );
  },
};

/** Value of the URL that stands for nobody. */
const NOBODY = 'none';

function Actors({ data }: { readonly data: ActorList }) {
  const { a } = place.value.params;
  const [first] = data.actors;
  if (first === undefined)
    return (
      <div class="actor">
        <Panel title="page.actor.who">
          <Empty why={t('page.actor.no-actor')} />
        </Panel>
        <Panel title="page.actor.hypotheses">
          <Hypotheses actor="" />
        </Panel>
      </div>
    );
  const id = a === undefined ? first.id : a === NOBODY ? '' : a;
  const known = data.actors.find((one) => one.id === id);
  return (
    <div class="actor">
      <div class="actor-who">
        <Panel title="page.actor.who">
          <ActorCards data={data} chosen={id} nobody={NOBODY} isFirst />
        </Panel>
        <Panel title="page.actor.sessions">
          <Sessions key={id} id={id} />
        </Panel>
      </div>
      <div class="actor-graph">
        <Panel title={id === '' ? 'page.actor.unlinked' : 'page.actor.why'}>
          <Graph key={id} id={id} at={atOf(known)} />
        </Panel>
        <Panel title="page.actor.addresses">
          <Addresses key={id} id={id} />
        </Panel>
      </div>
      <Panel title="page.actor.hypotheses" id="hypotheses">
        <Hypotheses actor={id} />
      </Panel>
    </div>
  );
}

const atOf = (one: ToldActor | undefined): number => one?.at ?? -1;
