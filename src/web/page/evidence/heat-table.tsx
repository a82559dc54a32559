import type { HeatPeriod, HeatSource, HeatView } from '../../wire/evidence.ts';
import { N } from '../parts/number.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf } from '../state.tsx';
import { t } from '../words.tsx';

/** The heat map in numbers: a stretch of time a row, a source a column; what is a gap says so and opens it. */
export function HeatTable({ data }: { readonly data: HeatView }) {
  return (
    <Scroll of={t('page.evidence.heat.title')}>
      <table class="heat-table">
        <thead>
          <tr>
            <th scope="col">{t('ui.col.time')}</th>
            {data.rows.map((r) => (
              <th scope="col">
                <bdi class="evidence">{`${r.source} ${r.host}`.trim()}</bdi>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.periods.map((p) => (
            <tr>
              <th scope="row">
                <Time iso={p.from} />
              </th>
              {p.cells.map((cell, i) => (
                <Cell cell={cell} of={ofCell(data, p, i)} />
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('page.evidence.heat.sum')}</th>
            {data.rows.map((r) => (
              <td class="num">
                <N value={r.lines} of={ofRow(r, data.from, data.to)} />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </Scroll>
  );
}

function ofCell(data: HeatView, { from, to }: HeatPeriod, at: number): string {
  const row = data.rows[at];
  return row === undefined ? '' : ofRow(row, from, to);
}

function ofRow({ source, host }: HeatSource, from: string, to: string): string {
  return `heat-lines ${JSON.stringify(source)} ${JSON.stringify(host)} ${from} ${to}`;
}

function Cell({ cell, of }: { readonly cell: HeatPeriod['cells'][number]; readonly of: string }) {
  const { lines, state, gap } = cell;
  return (
    <td class={`num h-${state}`}>
      <N value={lines} of={of} />
      {(state === 'gap' || state === 'doubt') && (
        <a href={hrefOf({ of: `gap:${gap}`, p: '', g: String(gap) })}>
          {t(`page.evidence.heat.state.${state}`)}
        </a>
      )}
    </td>
  );
}
