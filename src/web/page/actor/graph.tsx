import type { ActorGraphAnswer, NodeRow, ToldAttempt, ToldBond } from '../../wire/actor.ts';
import { useData } from '../api.tsx';
import { overruleState } from '../journal.tsx';
import { useKeys } from '../keyboard.tsx';
import { readThreshold } from '../logic/threshold.ts';
import { Drawing } from '../parts/drawing.tsx';
import { Masked } from '../parts/masked.tsx';
import { N } from '../parts/number.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Chips, Said } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { GraphTable } from './graph-table.tsx';
import { Names } from './names.tsx';
import { Strength } from './strength.tsx';
import { Threshold } from './threshold.tsx';

/** Bonds in words above the graph; the table has the others. */
export const FIRST = 6;

/** Why several sessions are one somebody: the bonds, the threshold, the graph or its table, and the tries. */
export function Graph({ id, at }: { readonly id: string; readonly at: number }) {
  const threshold = readThreshold(place.value.params.th);
  const loaded = useData<ActorGraphAnswer>('actor/graph', {
    id,
    threshold,
    table: place.value.params.table ?? '',
    overruled: overruleState(),
  });
  return <Shown loaded={loaded}>{(data) => <Shape data={data} at={at} threshold={threshold} />}</Shown>;
}

function Shape({
  data,
  at,
  threshold,
}: {
  readonly data: ActorGraphAnswer;
  readonly at: number;
  readonly threshold: number;
}) {
  const asTable = place.value.params.table === '1';
  useKeys({ table: () => set({ table: asTable ? '' : '1' }) });
  if (data.sessions === 0) return <Empty why={t('page.actor.no-sessions')} />;
  return (
    <>
      {data.id === '' ? <p>{t('page.actor.unlinked-means')}</p> : <Bonds data={data} at={at} />}
      {data.id !== '' && data.steps.length > 0 && <Threshold data={data} threshold={threshold} />}
      <div class="graph-tools">
        <button type="button" aria-pressed={asTable} onClick={() => set({ table: asTable ? '' : '1' })}>
          {t(asTable ? 'page.actor.as-graph' : 'page.actor.as-table')}
        </button>
        {!asTable && <Legend data={data} />}
      </div>
      {asTable ? (
        <GraphTable data={data} at={at} />
      ) : (
        <section
          class="graph-box"
          aria-label={t('page.actor.graph')}
          style={{ '--natural': `${data.drawn.attributes.width ?? 0}px` }}
        >
          <Drawing shape={data.drawn} onOpen={opener(data.rows)} />
        </section>
      )}
      {data.left.sessions + data.left.bonds > 0 && (
        <p class="note">{t('page.actor.left-out', { ...data.left })}</p>
      )}
      <Attempts data={data} />
    </>
  );
}

/** What the URL says when a node is opened: the session in the drawer, or the list of what was folded. */
export function placeOfNode(row: NodeRow): Readonly<Record<string, string>> {
  if (row.open.startsWith('session:')) return { of: row.open, p: '' };
  const [account = ''] = row.accounts;
  return {
    place: row.place,
    account: row.accountCount === 1 ? account : '',
    protocol: row.protocol,
    within: '',
  };
}

/** Opens what a node or a line stands for. */
function opener(rows: readonly NodeRow[]): (what: string) => void {
  return (what) => {
    const row = rows.find((r) => r.open === what);
    set(row === undefined ? { of: what, p: '' } : placeOfNode(row));
  };
}

function Bonds({ data, at }: { readonly data: ActorGraphAnswer; readonly at: number }) {
  return (
    <>
      <p>{t(data.steps.length === 0 ? 'page.actor.only-address' : 'page.actor.one-address')}</p>
      {data.bonds.length === 0 ? (
        data.steps.length > 0 && <p class="note">{t('page.actor.no-bonds')}</p>
      ) : (
        <ul class="bonds">
          {data.bonds.slice(0, FIRST).map((b) => (
            <li class={b.dropped ? 'dropped' : ''}>
              <BondLine bond={b} at={at} />
            </li>
          ))}
        </ul>
      )}
      {data.bondCount > FIRST && (
        <p class="note">
          {t('page.actor.more-bonds', { count: data.bondCount - FIRST })}{' '}
          <button type="button" onClick={() => set({ table: '1' })}>
            {t('page.actor.as-table')}
          </button>
        </p>
      )}
    </>
  );
}

/** A bond: what ties which two, how strong, and the lines. */
export function BondLine({ bond, at }: { readonly bond: ToldBond; readonly at: number }) {
  return (
    <>
      <Masked name={bond.a} look="account" /> {t('page.actor.bond-and')}{' '}
      <Masked name={bond.b} look="account" />{' '}
      <Strength value={bond.weight} of={`actors.${at}.links.${bond.link - 1}.weight`} />
      {bond.dropped && <em class="flag"> {t('page.actor.dropped')}</em>}
      <br />
      <Said pieces={bond.pieces} /> <Chips cited={bond.cited} />
    </>
  );
}

function Legend({ data }: { readonly data: ActorGraphAnswer }) {
  return (
    <ul class="graph-legend">
      {data.legend.map(({ kind, drawn }) => (
        <li>
          <Drawing shape={drawn} /> {t(`graph.line.${kind}`)}
        </li>
      ))}
      {data.bonds.length > 0 && <li>{t('page.actor.line-means')}</li>}
    </ul>
  );
}

function Attempts({ data }: { readonly data: ActorGraphAnswer }) {
  if (data.id === '') return null;
  const { attempts, others } = data;
  const left = others.count - others.attempts.length;
  return (
    <>
      <h3>{t('page.actor.attempts')}</h3>
      {attempts.length === 0 ? <Empty why={t('page.actor.no-attempts')} /> : <AttemptList of={attempts} />}
      {others.count > 0 && (
        <>
          <h3>{t('page.actor.other-attempts')}</h3>
          <p class="note">{t('page.actor.other-attempts-mean')}</p>
          <AttemptList of={others.attempts} />
          {left > 0 && <p class="note">{t('page.actor.other-attempts-cut', { count: left })}</p>}
        </>
      )}
    </>
  );
}

function AttemptList({ of }: { readonly of: readonly ToldAttempt[] }) {
  return (
    <ul>
      {of.map((one) => (
        <li>
          {t(`ui.attempts.kind.${one.kind}`)}: <N value={one.tries} of={`attempts.${one.at}.tries`} />{' '}
          {t('page.actor.n-tries', { n: one.tries })} ·{' '}
          <N value={one.accountCount} of={`length attempts.${one.at}.accounts`} />{' '}
          {t('page.actor.n-accounts', { n: one.accountCount })} ·{' '}
          <Names names={one.addresses} count={one.addressCount} /> · <Time iso={one.first} /> –{' '}
          <Time iso={one.last} both={false} />
          {one.entered && <strong> {t('page.actor.entered')}</strong>} <Chips cited={one.cited} />
        </li>
      ))}
    </ul>
  );
}
