import { useState } from 'preact/hooks';
import type { MessageKey } from '../../../report/languages/en.ts';
import type { ToldMatrix } from '../../wire/actor.ts';
import { useData } from '../api.tsx';
import { entriesOf, stoodOn } from '../journal.tsx';
import { applied, areRivals, type Sums } from '../logic/matrix.ts';
import { maskedText } from '../parts/masked.tsx';
import { N } from '../parts/number.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Said } from '../parts/said.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { MatrixRow } from './matrix-row.tsx';

/** Value of the URL that stands for all accounts. */
const ALL = '*';

/** Evidence in rows, hypotheses in columns: of the ways in, and of the origin where the Case names any. */
export function Hypotheses({ actor }: { readonly actor: string }) {
  const { h: kind = 'entry', hyp = '' } = place.value.params;
  const asked = hyp === ALL ? { all: '1' } : { account: hyp, actor };
  const loaded = useData<ToldMatrix>('actor/matrix', { kind, ...asked });
  return (
    <Shown loaded={loaded}>
      {(data) => (
        <>
          <Choice data={data} kind={kind} />
          <Matrix data={data} />
          {!data.hasOrigin && <Origin />}
        </>
      )}
    </Shown>
  );
}

function Choice({ data, kind }: { readonly data: ToldMatrix; readonly kind: string }) {
  return (
    <div class="matrix-tools">
      {data.hasOrigin && (
        <label>
          {t('page.actor.matrix-of')}{' '}
          <select
            value={kind}
            onChange={(e) => set({ h: e.currentTarget.value === 'origin' ? 'origin' : '' })}
          >
            <option value="entry">{t('page.actor.matrix-entry')}</option>
            <option value="origin">{t('page.actor.matrix-origin')}</option>
          </select>
        </label>
      )}
      {data.kind === 'entry' && data.accounts.length > 1 && (
        <label>
          {t('page.actor.matrix-account')}{' '}
          <select
            value={data.account === '' ? ALL : data.account}
            onChange={(e) => set({ hyp: e.currentTarget.value })}
          >
            {data.accounts.map((a) => (
              <option value={a}>{maskedText(a)}</option>
            ))}
            <option value={ALL}>{t('page.actor.all-accounts')}</option>
          </select>
        </label>
      )}
    </div>
  );
}

/** The overrule of a cell that stands in the journal. */
function overruleOf(about: string): string | undefined {
  const stood = stoodOn(about);
  return entriesOf(stood === undefined || stood.overrule === 0 ? [] : [stood.overrule])[0]?.value;
}

function Matrix({ data }: { readonly data: ToldMatrix }) {
  const [open, setOpen] = useState('');
  if (data.columns.length === 0) return <Empty why={t('page.actor.no-entry')} />;
  const { values, sums } = applied(data, overruleOf);
  const compared = areRivals(data);
  return (
    <>
      <p class="note">{t(meaning(data))}</p>
      {data.columns.length === 1 && <p class="note">{t('page.actor.one-column')}</p>}
      <div class="scroll">
        <table class="matrix">
          <caption class="vh">{t('page.actor.hypotheses')}</caption>
          <Heads data={data} />
          <tbody>
            {data.rows.map((row, r) => (
              <MatrixRow
                row={row}
                values={values[r] ?? []}
                compared={compared}
                open={open}
                onOpen={setOpen}
              />
            ))}
          </tbody>
          {compared && <Totals data={data} sums={sums} />}
        </table>
      </div>
    </>
  );
}

function meaning(data: ToldMatrix): MessageKey {
  if (data.kind === 'origin') return 'page.actor.origin-means';
  return areRivals(data) ? 'page.actor.matrix-means' : 'page.actor.not-rivals';
}

function Heads({ data }: { readonly data: ToldMatrix }) {
  const within = data.account === '' ? '' : ` account=${JSON.stringify(data.account)}`;
  return (
    <thead>
      <tr>
        <th scope="col">{t('page.actor.col.evidence')}</th>
        {data.columns.map((c) => (
          <th scope="col">
            <Said pieces={c.title} />
            <div class="small">
              {c.likelihood}{' '}
              {data.kind === 'entry' && (
                <>
                  <N value={c.accounts} of={`count entry vector=${JSON.stringify(c.key)}${within}`} />{' '}
                  {t('page.actor.n-accounts', { n: c.accounts })}
                </>
              )}
            </div>
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** Sums of the columns; what an overrule changed stands before and after. */
function Totals({ data, sums }: { readonly data: ToldMatrix; readonly sums: readonly Sums[] }) {
  const total = (before: number, after: number, of: string) => (
    <td>
      <N value={before} of={of} />
      {before !== after && (
        <>
          {' → '}
          <strong>{after}</strong>
        </>
      )}
    </td>
  );
  const of = (i: number): string =>
    `${data.kind} ${JSON.stringify(data.account)} ${JSON.stringify(data.columns[i]?.key ?? '')}`;
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('page.actor.sum')}</th>
        {sums.map((s, i) => total(s.before, s.after, `cells ${of(i)}`))}
      </tr>
      <tr>
        <th scope="row">{t('page.actor.sum-against')}</th>
        {sums.map((s, i) => total(s.againstBefore, s.againstAfter, `cells-against ${of(i)}`))}
      </tr>
    </tfoot>
  );
}

/** Why there is nothing to say of who is behind it, and what would bear on it. */
function Origin() {
  return (
    <div class="origin">
      <h3>{t('page.case.origin')}</h3>
      <p>{t('page.actor.no-origin')}</p>
      <ul>
        <li>{t('page.actor.would-bear.infrastructure')}</li>
        <li>{t('page.actor.would-bear.targets')}</li>
        <li>{t('page.actor.would-bear.tools')}</li>
        <li>{t('page.actor.would-bear.elsewhere')}</li>
        <li>{t('page.actor.would-bear.owner')}</li>
      </ul>
    </div>
  );
}
