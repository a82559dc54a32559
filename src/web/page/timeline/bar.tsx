import { useState } from 'preact/hooks';
import type { LaneKind } from '../../../report/timeline/rows.ts';
import type { TimelineScreen } from '../../wire/timeline.ts';
import { elapsed } from '../logic/clock.ts';
import { isoOf } from '../logic/instant.ts';
import { showing } from '../logic/window.ts';
import { currentMark, marks, toggleMark } from '../marks.tsx';
import { Masked, maskedText } from '../parts/masked.tsx';
import { Time } from '../parts/time.tsx';
import { masked, place, set } from '../state.tsx';
import { t } from '../words.tsx';
import { ReadAs, readTime } from './go.tsx';
import { Moves } from './moves.tsx';
import { filters, select, selection, spanValues, viewSpan, wholeSpan } from './view.tsx';

/** The kinds of lanes, in the order in which they follow each other. */
export const LANES: readonly LaneKind[] = ['session', 'account', 'server', 'detection'];

interface BarProps {
  readonly data: TimelineScreen | undefined;
  readonly onGo: () => void;
}

/** What moves through time, and what is drawn of it. */
export function Bar({ data, onGo }: BarProps) {
  return (
    <div class="tl-bar">
      <Moves acts={data?.acts ?? null} onGo={onGo} />
      <div class="tl-group">
        <LanesChoice />
        <Filters data={data} />
        <button type="button" onClick={() => set({ t: place.value.params.t === '1' ? '' : '1' })}>
          {t(place.value.params.t === '1' ? 'page.timeline.picture' : 'page.timeline.table')}
        </button>
        <SelectForm />
      </div>
      <Chosen />
    </div>
  );
}

function LanesChoice() {
  return (
    <label>
      {t('page.timeline.lanes')}{' '}
      <select
        value={place.value.params.lanes ?? 'session'}
        onChange={(e) => set({ lanes: e.currentTarget.value === 'session' ? '' : e.currentTarget.value })}
      >
        {LANES.map((kind) => (
          <option value={kind}>{t(`page.timeline.lanes.${kind}`)}</option>
        ))}
      </select>
    </label>
  );
}

function Filters({ data }: { readonly data: TimelineScreen | undefined }) {
  const { account, actor } = filters();
  const only = (values: Readonly<Record<string, string>>): void =>
    set({ ...values, ev: '', before: '', row: '' });
  const actors = data?.actors ?? (actor === '' ? [] : [actor]);
  const accounts = data?.accounts ?? [];
  const known = account === '' || accounts.includes(account) ? accounts : [account, ...accounts];
  return (
    <>
      <label for="tl-actor">
        {t('page.timeline.filter.actor')}{' '}
        <Choice id="tl-actor" value={actor} of={actors} onChoose={(one) => only({ actor: one })} />
      </label>
      <label for="tl-account">
        {t('page.timeline.filter.account')}{' '}
        {masked.value ? (
          <Choice id="tl-account" value={account} of={known} onChoose={(one) => only({ account: one })} />
        ) : (
          <input
            id="tl-account"
            list="tl-accounts"
            autocomplete="off"
            size={16}
            value={account}
            placeholder={t('page.timeline.filter.every')}
            onChange={(e) => only({ account: e.currentTarget.value.trim() })}
          />
        )}
        <datalist id="tl-accounts">{!masked.value && accounts.map((a) => <option value={a} />)}</datalist>
      </label>
    </>
  );
}

function Choice({
  id,
  value,
  of,
  onChoose,
}: {
  readonly id: string;
  readonly value: string;
  readonly of: readonly string[];
  readonly onChoose: (one: string) => void;
}) {
  return (
    <select id={id} value={value} onChange={(e) => onChoose(e.currentTarget.value)}>
      <option value="">{t('page.timeline.filter.every')}</option>
      {of.map((one) => (
        <option value={one}>{maskedText(one)}</option>
      ))}
    </select>
  );
}

/** A span by two inputs: what dragging does, for who cannot drag. */
function SelectForm() {
  const [isOpen, setOpen] = useState(false);
  const [from, setFrom] = useState('');
  const [to, setTo] = useState('');
  const [a, b] = [readTime(from), readTime(to)];
  const span =
    a === undefined || b === undefined || a.micros >= b.micros ? undefined : { from: a.micros, to: b.micros };
  const field = (id: string, name: string, text: string, say: (text: string) => void) => (
    <p>
      <label for={id}>{name}</label>{' '}
      <input id={id} autocomplete="off" value={text} onInput={(e) => say(e.currentTarget.value)} />{' '}
      <ReadAs text={text} />
    </p>
  );
  return (
    <details class="tl-select" open={isOpen} onToggle={(e) => setOpen(e.currentTarget.open)}>
      <summary>{t('page.timeline.select')}</summary>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          if (span === undefined) return;
          select(span);
          setOpen(false);
        }}
      >
        {field('tl-from', t('page.timeline.select-from'), from, setFrom)}
        {field('tl-to', t('page.timeline.select-to'), to, setTo)}
        <button type="submit" disabled={span === undefined}>
          {t('page.timeline.select-do')}
        </button>
      </form>
    </details>
  );
}

/** What is selected, filtered and marked; each can be taken away here. */
function Chosen() {
  const span = selection();
  const { account, actor } = filters();
  const all = marks();
  if (span === undefined && account === '' && actor === '' && all.length === 0) return null;
  const without = (name: 'actor' | 'account', value: string, words: string) =>
    value === '' ? null : (
      <button type="button" class="tl-chip" onClick={() => set({ [name]: '', ev: '', before: '', row: '' })}>
        {words} <Masked name={value} /> <span aria-hidden="true">×</span>
      </button>
    );
  return (
    <div class="tl-group tl-chosen-things">
      {without('actor', actor, t('page.timeline.only-actor'))}
      {without('account', account, t('page.timeline.only-account'))}
      {span !== undefined && (
        <span class="tl-chip">
          {t('page.timeline.selected')} <Time iso={isoOf(span.from)} both={false} fine /> –{' '}
          <Time iso={isoOf(span.to)} both={false} fine />{' '}
          <span class="n">({elapsed(isoOf(span.from), isoOf(span.to))})</span>{' '}
          <button type="button" onClick={() => set({ ...spanValues(span), s1: '', s2: '' })}>
            {t('page.timeline.zoom-selection')}
          </button>{' '}
          <button type="button" onClick={() => select(undefined)}>
            {t('page.timeline.clear-selection')}
          </button>
        </span>
      )}
      {all.length > 0 && <Marks all={all} />}
    </div>
  );
}

function Marks({ all }: { readonly all: readonly number[] }) {
  const current = currentMark();
  return (
    <span class="tl-marks">
      {t('page.timeline.marks')}{' '}
      {all.map((m) => (
        <span class="tl-chip" data-current={m === current ? 'true' : undefined}>
          <button
            type="button"
            aria-label={t('page.timeline.mark-go', { time: isoOf(m) })}
            onClick={() =>
              set({
                ...spanValues(showing(viewSpan(), m, wholeSpan())),
                mark: isoOf(m),
                ev: `${m}-0-0`,
                before: '',
              })
            }
          >
            <Time iso={isoOf(m)} both={false} fine />
          </button>{' '}
          <button
            type="button"
            aria-label={t('page.timeline.unmark', { time: isoOf(m) })}
            onClick={() => toggleMark(m)}
          >
            ×
          </button>
        </span>
      ))}
    </span>
  );
}
