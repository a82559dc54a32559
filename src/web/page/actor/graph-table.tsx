import type { ActorGraphAnswer, NodeRow } from '../../wire/actor.ts';
import { Masked } from '../parts/masked.tsx';
import { N } from '../parts/number.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf } from '../state.tsx';
import { t } from '../words.tsx';
import { BondLine, FIRST, placeOfNode } from './graph.tsx';
import { Names } from './names.tsx';
import { OverruledCounts } from './overruled.tsx';

/** The graph as tables: its nodes, and its lines where not all of them stand in words above. */
export function GraphTable({ data, at }: { readonly data: ActorGraphAnswer; readonly at: number }) {
  return (
    <div class="scroll">
      {data.bonds.length > FIRST && (
        <>
          <h3>{t('page.actor.table.bonds')}</h3>
          <ul class="bonds">
            {data.bonds.map((b) => (
              <li class={b.dropped ? 'dropped' : ''}>
                <BondLine bond={b} at={at} />
              </li>
            ))}
          </ul>
          {data.bondCount > data.bonds.length && (
            <p class="note">{t('ui.rows-cut', { shown: data.bonds.length, count: data.bondCount })}</p>
          )}
        </>
      )}
      <table class="nodes">
        <caption class="vh">{t('page.actor.graph')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('ui.col.session')}</th>
            <th scope="col">{t('page.fact.address')}</th>
            <th scope="col">{t('ui.col.accounts')}</th>
            <th scope="col">{t('page.actor.col.sessions')}</th>
            <th scope="col">{t('ui.col.span')}</th>
            <th scope="col">{t('page.actor.col.judgement')}</th>
            {data.threshold > 0 && <th scope="col">{t('page.actor.col.at-threshold')}</th>}
          </tr>
        </thead>
        <tbody>
          {data.rows.map((row) => (
            <Row row={row} threshold={data.threshold} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, threshold }: { readonly row: NodeRow; readonly threshold: number }) {
  return (
    <tr>
      <th scope="row">
        <a href={hrefOf(placeOfNode(row))}>
          {row.open.startsWith('list:') ? t('page.actor.from-session', { id: row.first }) : row.first}{' '}
          {row.protocol}
        </a>
      </th>
      <td>
        <Masked name={row.place} />
      </td>
      <td>
        <Names names={row.accounts} count={row.accountCount} />
      </td>
      <td class="num">
        <N
          value={row.sessions}
          of={`node ${JSON.stringify(row.first)} ${row.open.slice(0, 4)} ${row.accountCount}`}
        />
      </td>
      <td>
        <Time iso={row.from} both={false} /> – <Time iso={row.to} both={false} />
      </td>
      <td>
        <span class={`j-${row.judgement}`}>{t(`ui.judgement.${row.judgement}`)}</span>{' '}
        <OverruledCounts of={row.overruled} />
      </td>
      {threshold > 0 && <td>{t(row.leaves ? 'graph.leaves' : 'page.actor.stays')}</td>}
    </tr>
  );
}
