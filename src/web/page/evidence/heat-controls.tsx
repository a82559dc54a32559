import { useState } from 'preact/hooks';
import type { HeatView } from '../../wire/evidence.ts';
import { isoOf, readInstant } from '../logic/instant.ts';
import type { Span } from '../logic/window.ts';
import { Time } from '../parts/time.tsx';
import { place, set } from '../state.tsx';
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
  const whole = data.from === data.whole.from && data.to === data.whole.to;
  const button = (label: string, act: () => void, off = false) => (
    <button type="button" disabled={off} onClick={act}>
      {label}
    </button>
  );
  return (
    <div class="heat-controls">
      <span class="heat-window">
        <Time iso={data.from} /> – <Time iso={data.to} />
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
      <GoTo key={`${data.from} ${data.to}`} view={view} go={go} />
      <button type="button" onClick={() => set({ picture: table ? '' : 'table' })}>
        {t(table ? 'page.evidence.heat.picture' : 'page.evidence.heat.table')}
      </button>
    </div>
  );
}

/** Two fields for a window; a time without a zone is UTC, as they say. */
function GoTo({ view, go }: { readonly view: Span; readonly go: (next: Span) => void }) {
  const shown = (at: number): string => isoOf(at).slice(0, 19).replace('T', ' ');
  const [from, setFrom] = useState(shown(view.from));
  const [to, setTo] = useState(shown(view.to));
  const [said, setSaid] = useState('');
  const submit = (event: Event): void => {
    event.preventDefault();
    const [a, b] = [from, to].map((text) => readInstant(text, '', view.from)?.micros);
    if (a === undefined || b === undefined || b <= a) setSaid(t('page.evidence.heat.no-time'));
    else {
      setSaid('');
      go({ from: a, to: b });
    }
  };
  return (
    <form class="group" onSubmit={submit}>
      <label for="heat-from">{t('page.evidence.heat.from-utc')}</label>
      <input id="heat-from" size={19} value={from} onInput={(e) => setFrom(e.currentTarget.value)} />
      <label for="heat-to">{t('page.evidence.heat.to-utc')}</label>
      <input id="heat-to" size={19} value={to} onInput={(e) => setTo(e.currentTarget.value)} />
      <button type="submit">{t('page.evidence.heat.go')}</button>
      <span role="alert">{said}</span>
    </form>
  );
}
