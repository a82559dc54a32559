import { useEffect, useRef } from 'preact/hooks';
import type { EventRow } from '../../wire/timeline.ts';
import { elapsed } from '../logic/clock.ts';
import { isoOf, microsOf } from '../logic/instant.ts';
import { isMarked } from '../marks.tsx';
import { Masked } from '../parts/masked.tsx';
import { Said } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { hrefOf, place, set } from '../state.tsx';
import { t } from '../words.tsx';

/** What a row opens: its session where it is an actor's, else the line by itself. */
export function opens(row: EventRow): { readonly p: string; readonly of: string } {
  return { p: row.ref, of: row.session === '' ? `ref:${row.ref}` : `session:${row.session}` };
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

interface RowProps {
  readonly row: EventRow;
  readonly index: number;
  readonly isChosen: boolean;
  readonly isStop: boolean;
  readonly mark: number | undefined;
}

/** One record: a click opens what it is of. */
export function Row({ row, index, isChosen, isStop, mark }: RowProps) {
  const element = useFollowed(isChosen);
  const names = [
    row.isActors ? 'tl-act' : '',
    isMarked(microsOf(row.time) ?? Number.NaN) ? 'noted' : '',
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
      <Cells row={row} mark={mark} />
    </tr>
  );
}

/** A row that gets the focus when it is chosen: not while somebody types, nor away from the drawer. */
function useFollowed(isChosen: boolean): { readonly current: HTMLTableRowElement | null } {
  const element = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    const active = document.activeElement;
    if (!isChosen || !(active === document.body || active?.closest('.tl-rows') != null)) return;
    element.current?.focus({ preventScroll: true });
    bringIn(element.current);
  }, [isChosen]);
  return element;
}

function Cells({ row, mark }: Pick<RowProps, 'row' | 'mark'>) {
  return (
    <>
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
        <Masked name={row.account} />
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
    </>
  );
}
