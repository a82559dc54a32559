import { useEffect, useRef, useState } from 'preact/hooks';
import type { ActorList, ToldActor } from '../../wire/actor.ts';
import { useData } from '../api.tsx';
import { overruleState } from '../journal.tsx';
import { N } from '../parts/number.tsx';
import { Shown } from '../parts/panel.tsx';
import { Chips } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf } from '../state.tsx';
import { t } from '../words.tsx';
import { Names } from './names.tsx';
import { OverruledCounts } from './overruled.tsx';
import { Strength } from './strength.tsx';

interface CardsProps {
  readonly data: ActorList;
  readonly chosen: string;
  /** What the URL says for sessions that are nobody's. */
  readonly nobody: string;
  /** Whether it is the first page: that one says how many there are. */
  readonly isFirst?: boolean;
}

/** Everybody, one card each; the next page is asked for when somebody wants it. */
export function ActorCards({ data, chosen, nobody, isFirst = false }: CardsProps) {
  const [more, setMore] = useState(false);
  return (
    <>
      {isFirst && (
        <p class="note">{t('page.actor.count', { count: data.count, nobody: data.hasNobody ? 1 : 0 })}</p>
      )}
      <ul class="actor-cards">
        {data.actors.map((one) => (
          <li>
            <Card one={one} chosen={one.id === chosen} nobody={nobody} />
          </li>
        ))}
      </ul>
      {data.next !== '' &&
        (more ? (
          <NextCards after={data.next} chosen={chosen} nobody={nobody} />
        ) : (
          <button type="button" onClick={() => setMore(true)}>
            {t('page.actor.more')}
          </button>
        ))}
    </>
  );
}

function NextCards({ after, ...rest }: { readonly after: string } & Omit<CardsProps, 'data'>) {
  const loaded = useData<ActorList>('actor', { after, overruled: overruleState() });
  return <Shown loaded={loaded}>{(data) => <ActorCards data={data} {...rest} />}</Shown>;
}

interface CardProps {
  readonly one: ToldActor;
  readonly chosen: boolean;
  readonly nobody: string;
}

function Card({ one, chosen, nobody }: CardProps) {
  const who = one.id === '' ? nobody : one.id;
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return (
    <div ref={card} class={chosen ? 'actor-card chosen' : 'actor-card'}>
      <a href={hrefOfActor(who)} aria-current={chosen ? 'true' : undefined}>
        {one.id === '' ? t('page.actor.nobody') : t('page.subject.actor', { id: one.id })}
      </a>
      <JudgedSessions one={one} />
      <OverruledCounts of={one.overruled} />
      <Amounts one={one} />
      {one.weakest !== null && (
        <span class="small">
          {t('page.actor.held-by')} <Strength value={one.weakest} of={`weakest ${JSON.stringify(one.id)}`} />
        </span>
      )}
      <span class="small">
        <Names names={one.accounts} count={one.accountCount} />
      </span>
      <span class="small">
        <Time iso={one.first} both={false} /> – <Time iso={one.last} both={false} />{' '}
        <Chips cited={one.cited} />
      </span>
    </div>
  );
}

/** Leads to somebody, without what was filtered or looked at of somebody else. */
function hrefOfActor(a: string): string {
  return hrefOf({ a, th: '', place: '', account: '', protocol: '', within: '', hyp: '' });
}

/** Whose sessions a number of a card counts, for a test to count them again. */
function countedBy({ id }: ToldActor): string {
  return `actor=${JSON.stringify(id)}${id === '' ? ' judgement!=legitimate' : ''}`;
}

function JudgedSessions({ one }: { readonly one: ToldActor }) {
  return (
    <span class="judged">
      {(Object.keys(one.judged) as (keyof typeof one.judged)[]).map((j) => (
        <span class={`j-${j}`}>
          {t(`ui.judgement.${j}`)}:{' '}
          <N value={one.judged[j] ?? 0} of={`count sessions ${countedBy(one)} judgement=${j}`} />
        </span>
      ))}
    </span>
  );
}

/** How many sessions, addresses, accounts and tries. */
function Amounts({ one }: { readonly one: ToldActor }) {
  const who = countedBy(one);
  return (
    <span class="small">
      <N value={one.sessions} of={`count sessions ${who}`} />{' '}
      {t('page.actor.n-sessions', { n: one.sessions })} ·{' '}
      {one.id === '' ? (
        t('page.actor.n-addresses-of', { n: one.addressCount })
      ) : (
        <>
          <N value={one.addressCount} of={`length actors.${one.at}.addresses`} />{' '}
          {t('page.actor.n-addresses', { n: one.addressCount })}
        </>
      )}{' '}
      · <N value={one.accountCount} of={`distinct sessions account ${who}`} />{' '}
      {t('page.actor.n-accounts', { n: one.accountCount })}
      {one.tries > 0 && (
        <>
          {' '}
          · <N value={one.tries} of={`sum attempts tries ${who}`} />{' '}
          {t('page.actor.n-tries', { n: one.tries })}
        </>
      )}
    </span>
  );
}
