import { useState } from 'preact/hooks';
import type { HeatView } from '../../wire/evidence.ts';
import { twoClocks } from '../logic/clock.ts';
import { isoOf, readInstant } from '../logic/instant.ts';
import type { Span } from '../logic/window.ts';
import { Time } from '../parts/time.tsx';
import { frame, place, set, zoneFirst } from '../state.tsx';
import { t } from '../words.tsx';

/** How one gets about in the heat map. */
export interface HeatWays {
  /** What is in view. */
  readonly view: Span;
  readonly zoom: (factor: number) => void;
  readonly pan: (share: number) => void;
  readonly go: (next: Span) => void;
  /** To the next gap, or back. */
  readonly step: (by: number) => void;
}

interface HeatControlsProps extends HeatWays {
  readonly data: HeatView;
  readonly table: boolean;
}

/** What a pointer or a finger does instead of keys: zoom, move, go to a time, next gap, table. */
export function HeatControls({ data, view, zoom, pan, go, step, table }: HeatControlsProps) {
  const chosen = Number(place.value.params.g ?? 0);
  const clock = firstClock();
  const whole = data.from === data.whole.from && data.to === data.whole.to;
  const button = (label: string, act: () => void, off = false) => (
    <button type="button" disabled={off} onClick={act}>
      {label}
    </button>
  );
  return (
    <div class="heat-controls">
      <span class="heat-window">
        <Time iso={inWindow(data.from, data)} /> – <Time iso={inWindow(data.to, data)} />
      </span>
      <span class="group">
        {button(t('page.key.time.zoom-in'), () => zoom(0.5))}
        {button(t('page.key.time.zoom-out'), () => zoom(2), whole)}
        {button(t('page.key.time.left'), () => pan(-0.5), data.from === data.whole.from)}
        {button(t('page.key.time.right'), () => pan(0.5), data.to === data.whole.to)}
        {button(t('page.evidence.heat.whole'), () => set({ from: '', to: '' }), whole)}
      </span>
      <span class="group">
        {button(t('page.evidence.heat.previous-gap'), () => step(-1), data.gaps.length === 0)}
        {button(t('page.evidence.heat.next-gap'), () => step(1), data.gaps.length === 0)}
        {chosen > 0 &&
          button(t('page.evidence.heat.open-gap', { n: chosen }), () => set({ of: `gap:${chosen}`, p: '' }))}
      </span>
      <GoTo key={`${data.from} ${data.to} ${clock.name}`} view={view} go={go} clock={clock} />
      <button type="button" onClick={() => set({ picture: table ? '' : 'table' })}>
        {t(table ? 'page.evidence.heat.picture' : 'page.evidence.heat.table')}
      </button>
    </div>
  );
}

/** Two fields for a window, on the clock that stands first; a time that names another zone is read in that. */
function GoTo({ view, go, clock }: GoToProps) {
  const shown = (at: number): string => {
    const { utc, local } = twoClocks(isoOf(at), clock.zone);
    return (local === '' ? utc : local).slice(0, 19);
  };
  const [from, setFrom] = useState(shown(view.from));
  const [to, setTo] = useState(shown(view.to));
  const [said, setSaid] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    const [a, b] = [from, to].map((text) => readInstant(text, clock.zone, view.from)?.micros);
    if (a === undefined || b === undefined || b <= a)
      setSaid(t('page.evidence.heat.no-time', { clock: clock.name }));
    else {
      setSaid('');
      go({ from: a, to: b });
    }
  };
  return (
    <form class="group" onSubmit={submit}>
      <label for="heat-from">{t('page.evidence.heat.go-from', { clock: clock.name })}</label>
      <input id="heat-from" size={19} value={from} onInput={(e) => setFrom(e.currentTarget.value)} />
      <label for="heat-to">{t('page.evidence.heat.go-to', { clock: clock.name })}</label>
      <input id="heat-to" size={19} value={to} onInput={(e) => setTo(e.currentTarget.value)} />
      <button type="submit">{t('page.evidence.heat.go')}</button>
      <span role="alert">{said}</span>
    </form>
  );
}

interface GoToProps {
  readonly view: Span;
  readonly go: (next: Span) => void;
  readonly clock: Clock;
}

/** A clock: its name, and its zone, empty for UTC. */
interface Clock {
  readonly name: string;
  readonly zone: string;
}

/** The clock that stands first. */
function firstClock(): Clock {
  const zone = frame.value?.zone ?? '';
  return zoneFirst.value === 'case' && zone !== '' ? { name: zone, zone } : { name: 'UTC', zone: '' };
}

/** A time of the map as far as the time in question goes: whole cells end beyond it. */
function inWindow(iso: string, { window: { from, to } }: Pick<HeatView, 'window'>): string {
  if (Date.parse(iso) < Date.parse(from)) return from;
  return Date.parse(iso) > Date.parse(to) ? to : iso;
}
