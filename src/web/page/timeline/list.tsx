import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { EventRow } from '../../wire/timeline.ts';
import { elapsed } from '../logic/clock.ts';
import { isoOf, microsOf } from '../logic/instant.ts';
import { currentMark, marks } from '../marks.tsx';
import { Empty } from '../parts/panel.tsx';
import { Said } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf, place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { MOST_ROWS, type Pages } from './pages.tsx';
import { filters } from './view.tsx';

/** What a row opens: its session where it is an actor's, else the line by itself. */
export function opens(row: EventRow): { readonly p: string; readonly of: string } {
  return { p: row.ref, of: row.session === '' ? `ref:${row.ref}` : `session:${row.session}` };
}

/** The records in view: time, what, who. */
export function EventList({
  pages,
  who,
  isPreparing,
}: {
  readonly pages: Pages;
  readonly who: 'all' | 'actor';
  readonly isPreparing: boolean;
}) {
  return (
    <section class="tl-list" aria-label={t('page.timeline.list')}>
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
      {pages.error !== '' && (
        <p class="trouble" role="alert">
          {pages.error}
        </p>
      )}
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
        pages.isThere && !pages.loading && <Empty why={whyEmpty(who, pages)} />
      )}
      {!pages.isThere && pages.error === '' && (
        <p class="waiting">{t(isPreparing ? 'page.timeline.list-preparing' : 'page.loading')}</p>
      )}
      {pages.next !== '' && <More pages={pages} />}
    </section>
  );
}

function whyEmpty(who: 'all' | 'actor', pages: Pages): string {
  const { account, actor } = filters();
  if (pages.next !== '') return t('page.timeline.none-filter');
  if (who === 'actor') return t('page.timeline.none-actor');
  return t(account === '' && actor === '' ? 'page.timeline.none' : 'page.timeline.none-filter');
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

/** Scrolls the list to a row, and the page only where the list is out of sight: the drawing stays where it is. */
function bringIn(row: HTMLTableRowElement | null): void {
  const box = row?.closest('.tl-rows');
  if (row === null || box == null) return;
  const head = row.offsetHeight;
  if (row.offsetTop - head < box.scrollTop) box.scrollTop = row.offsetTop - 2 * head;
  else if (row.offsetTop + head > box.scrollTop + box.clientHeight)
    box.scrollTop = row.offsetTop + 2 * head - box.clientHeight;
  const { bottom } = row.getBoundingClientRect();
  if (bottom > innerHeight - head) scrollBy(0, bottom - innerHeight + 2 * head);
}

function Row({
  row,
  index,
  isChosen,
  isStop,
  mark,
}: {
  readonly row: EventRow;
  readonly index: number;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly mark: number | undefined;
}) {
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    // Not while somebody types, nor away from the drawer.
    const active = document.activeElement;
    if (!isChosen || !(active === document.body || active?.closest('.tl-rows') != null)) return;
    element.current?.focus({ preventScroll: true });
    bringIn(element.current);
  }, [isChosen]);
  const isMarked = marks().includes(microsOf(row.time) ?? Number.NaN);
  const names = [
    row.isActors ? 'tl-act' : '',
    isMarked ? 'noted' : '',
    place.value.params.p === row.ref ? 'tl-open' : '',
  ];
  return (
    <tr
      ref={element}
      class={names.filter((n) => n !== '').join(' ')}
      tabIndex={isStop ? 0 : -1}
      aria-rowindex={index}
      aria-selected={isChosen}
      onClick={(e) => {
        if (e.target instanceof Element && e.target.closest('a') !== null) return;
        set({ row: row.key, ...opens(row) });
      }}
    >
      <td>
        <a
          class="tl-time"
          href={hrefOf({ row: row.key, ...opens(row) })}
          tabIndex={-1}
          title={t('page.timeline.open-row')}
        >
          <Time iso={row.time} fine />
        </a>
        {mark !== undefined && <span class="tl-since n">{elapsed(isoOf(mark), row.time)}</span>}
      </td>
      <td>
        <Said pieces={row.what} />
        {row.count > 1 && (
          <span class="tl-times" title={t('page.timeline.times-label', { count: row.count })}>
            {' '}
            {t('page.timeline.times', { count: row.count })}
          </span>
        )}
      </td>
      <td>
        <bdi class="evidence">{row.account}</bdi>
      </td>
      <td>
        <bdi class="evidence">{row.address}</bdi>
      </td>
      <td>
        {row.session !== '' && (
          <a href={hrefOf({ of: `session:${row.session}`, p: '' })} tabIndex={-1}>
            {row.session}
          </a>
        )}
      </td>
    </tr>
  );
}
