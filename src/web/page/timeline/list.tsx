import type { ComponentChildren } from 'preact';
import type { TimelineScreen } from '../../wire/timeline.ts';
import { twoClocks } from '../logic/clock.ts';
import { isoOf, microsOf } from '../logic/instant.ts';
import { currentMark } from '../marks.tsx';
import { Empty } from '../parts/panel.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { MOST_ROWS, type Pages } from './pages.tsx';
import { Row } from './row.tsx';
import { filters, keyTime, viewSpan } from './view.tsx';

interface ListProps {
  readonly pages: Pages;
  readonly who: 'all' | 'actor';
  readonly isPreparing: boolean;
  /** From the first to the last act of the case; `null` when there is none. */
  readonly acts: TimelineScreen['acts'];
}

/** The records in view: time, what, who. */
export function EventList({ pages, who, isPreparing, acts }: ListProps) {
  return (
    <section class="tl-list" aria-label={t('page.timeline.list')}>
      <Head who={who} />
      <Trouble text={pages.error} />
      {pages.previous !== '' && (
        <p>
          <button type="button" onClick={() => set({ before: pages.previous, ev: '' }, true)}>
            {t('page.timeline.before')}
          </button>
        </p>
      )}
      {pages.rows.length > 0 ? (
        <Rows pages={pages} />
      ) : (
        pages.isThere && !pages.loading && <Empty why={whyEmpty({ who, pages, acts })} />
      )}
      {!pages.isThere && pages.error === '' && (
        <p class="waiting">{t(isPreparing ? 'page.timeline.list-preparing' : 'page.loading')}</p>
      )}
      {pages.next !== '' && <More pages={pages} />}
    </section>
  );
}

function Head({ who }: Pick<ListProps, 'who'>) {
  return (
    <div class="tl-list-head">
      <h2>{t('page.timeline.list')}</h2>
      <fieldset>
        <legend class="vh">{t('page.timeline.who')}</legend>
        {(['actor', 'all'] as const).map((one) => (
          <label>
            <input
              type="radio"
              name="tl-who"
              checked={who === one}
              onChange={() => set({ who: one === 'all' ? 'all' : '', ev: '', before: '', row: '' })}
            />{' '}
            {t(`page.timeline.who.${one}`)}
          </label>
        ))}
      </fieldset>
      <span class="note">{t('page.timeline.who-means')}</span>
    </div>
  );
}

/** Why no row is there: what lies elsewhere is not said to be nowhere. */
function whyEmpty({ who, pages, acts }: Omit<ListProps, 'isPreparing'>): string {
  const { account, actor } = filters();
  if (pages.next !== '') return t('page.timeline.none-filter');
  const begins = keyTime(place.value.params.ev);
  if (begins !== undefined && pages.previous !== '') return noneAfter(who, begins);
  const { from, to } = viewSpan();
  if (who === 'actor' && acts !== null) {
    if (from > (microsOf(acts.to) ?? from)) return noneAfter(who, from);
    if (to < (microsOf(acts.from) ?? to)) return t('page.timeline.none-actor-before', { time: shown(to) });
  }
  if (who === 'actor') return t('page.timeline.none-actor');
  return t(account === '' && actor === '' ? 'page.timeline.none' : 'page.timeline.none-filter');
}

function noneAfter(who: 'all' | 'actor', micros: number): string {
  return t(who === 'actor' ? 'page.timeline.none-actor-after' : 'page.timeline.none-after', {
    time: shown(micros),
  });
}

function shown(micros: number): string {
  return twoClocks(isoOf(micros), '', true).utc;
}

function More({ pages }: { readonly pages: Pages }) {
  const onward = pages.rows.length === 0;
  const isFull = pages.rows.length >= MOST_ROWS;
  return (
    <p>
      {onward && `${t('page.timeline.searched', { time: pages.searched })} `}
      <button
        type="button"
        disabled={pages.loading}
        onClick={() => (isFull ? set({ ev: pages.next, before: '' }) : pages.more())}
      >
        {t(onward ? 'page.timeline.look-on' : 'page.timeline.more')}
      </button>
    </p>
  );
}

function Rows({ pages }: { readonly pages: Pages }) {
  const head = (key: 'time' | 'what' | 'who' | 'where' | 'session', extra?: ComponentChildren) => (
    <th scope="col">
      {t(`page.timeline.col.${key}`)} {extra}
    </th>
  );
  const mark = currentMark();
  const chosen = place.value.params.row;
  const rowOrFirst = pages.rows.some((r) => r.key === chosen) ? chosen : pages.rows[0]?.key;
  return (
    <div class="tl-rows">
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a grid is a table whose rows are chosen */}
      <table role="grid" aria-label={t('page.timeline.list')} aria-rowcount={-1} aria-busy={pages.loading}>
        <thead>
          <tr>
            {head('time', mark !== undefined && <span class="small">({t('page.timeline.since-mark')})</span>)}
            {head('what')}
            {head('who')}
            {head('where')}
            {head('session')}
          </tr>
        </thead>
        <tbody>
          {pages.rows.map((row, i) => (
            <Row
              key={row.key}
              row={row}
              index={i + 2}
              isChosen={row.key === chosen}
              isStop={row.key === rowOrFirst}
              mark={mark}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}
