import { useState } from 'preact/hooks';
import type { CellValue, ToldCell, ToldMatrix } from '../../wire/actor.ts';
import { useData } from '../api.tsx';
import { Overrule } from '../parts/overrule.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { Chips, Said } from '../parts/said.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';

const VALUES = ['++', '+', '0', '-', '--'] as const;
/** Names of the values in keys of sentences. */
const NAMES = {
  '++': 'strong-for',
  '+': 'for',
  '0': 'none',
  '-': 'against',
  '--': 'strong-against',
} as const;

/** Evidence in rows, hypotheses in columns: of the ways in, and of the origin where the Case names any. */
export function Hypotheses() {
  const { h: kind = 'entry', hyp = '' } = place.value.params;
  const loaded = useData<ToldMatrix>('actor/matrix', { kind, account: hyp });
  return (
    <Shown loaded={loaded}>
      {(data) => (
        <>
          <Choice data={data} kind={kind} />
          <Matrix data={data} reload={loaded.reload} />
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
          <select value={data.account} onChange={(e) => set({ hyp: e.currentTarget.value })}>
            <option value="">{t('page.actor.all-accounts')}</option>
            {data.accounts.map((a) => (
              <option value={a}>{a}</option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}

function Matrix({ data, reload }: { readonly data: ToldMatrix; readonly reload: () => void }) {
  const [open, setOpen] = useState('');
  if (data.columns.length === 0) return <Empty why={t('page.actor.no-entry')} />;
  return (
    <>
      <p class="note">{t(data.kind === 'entry' ? 'page.actor.matrix-means' : 'page.actor.origin-means')}</p>
      {data.columns.length === 1 && <p class="note">{t('page.actor.one-column')}</p>}
      <div class="scroll">
        <table class="matrix">
          <caption class="vh">{t('page.actor.hypotheses')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('page.actor.col.evidence')}</th>
              {data.columns.map((c) => (
                <th scope="col">
                  <Said pieces={c.title} />
                  <div class="small">
                    {c.likelihood}{' '}
                    {data.kind === 'entry' && t('page.actor.column-accounts', { count: c.accounts })}
                  </div>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <>
                <tr class={row.differs ? 'differs' : ''}>
                  <th scope="row">
                    <Said pieces={row.pieces} />
                    <div class="small">
                      {row.accounts > 1 && <>{t('page.actor.row-accounts', { count: row.accounts })} · </>}
                      {t(row.differs ? 'page.actor.differs' : 'page.actor.same-for-all')}
                    </div>
                  </th>
                  {row.cells.map((cell) => (
                    <td>
                      <Cell
                        cell={cell}
                        open={open === cell.about}
                        onOpen={() => setOpen(open === cell.about ? '' : cell.about)}
                      />
                    </td>
                  ))}
                </tr>
                {row.cells.map(
                  (cell) =>
                    open === cell.about && (
                      <tr class="cell-form">
                        <td colSpan={data.columns.length + 1}>
                          <Overrule
                            about={cell.about}
                            computed={`${cell.computed} ${t(`page.actor.cell.${NAMES[cell.computed]}`)}`}
                            values={VALUES.filter((v) => v !== cell.computed).map((value) => ({
                              value,
                              words: `${value} ${t(`page.actor.cell.${NAMES[value]}`)}`,
                            }))}
                            now={cell.overrule}
                            onDone={reload}
                          />
                        </td>
                      </tr>
                    ),
                )}
              </>
            ))}
          </tbody>
          <Sums data={data} />
        </table>
      </div>
    </>
  );
}

function Cell({
  cell,
  open,
  onOpen,
}: {
  readonly cell: ToldCell;
  readonly open: boolean;
  readonly onOpen: () => void;
}) {
  const value = (cell.overrule?.value ?? cell.computed) as CellValue;
  const words = t(`page.actor.cell.${NAMES[value]}`);
  return (
    <>
      <button type="button" class={`cell c-${NAMES[value]}`} aria-expanded={open} onClick={onOpen}>
        <span aria-hidden="true">{value.replaceAll('-', '−')}</span>
        <span class="vh">{words}</span>
      </button>
      {cell.overrule !== null && (
        <del>
          <span class="vh">{t('page.actor.computed', { value: '' })}</span>
          {cell.computed.replaceAll('-', '−')}
        </del>
      )}{' '}
      <Chips cited={cell.cited} />
    </>
  );
}

function Sums({ data }: { readonly data: ToldMatrix }) {
  const sum = (before: number, after: number) => (
    <td>
      {before === after ? (
        <strong>{before}</strong>
      ) : (
        <>
          <del>{before}</del> → <strong>{after}</strong>
        </>
      )}
    </td>
  );
  return (
    <tfoot>
      <tr>
        <th scope="row">{t('page.actor.sum')}</th>
        {data.columns.map((c) => sum(c.before, c.after))}
      </tr>
      <tr>
        <th scope="row">{t('page.actor.sum-against')}</th>
        {data.columns.map((c) => sum(c.againstBefore, c.againstAfter))}
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
