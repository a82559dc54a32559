import { useEffect, useRef } from 'preact/hooks';
import { hint } from '../hint.tsx';
import { target } from '../journal.tsx';
import { useKeys } from '../keyboard.tsx';
import { formatPlace } from '../logic/place.ts';
import { frame, goScreen, keepTheme, keepZone, masked, status, THEMES, theme, zoneFirst } from '../state.tsx';
import { percent, t } from '../words.tsx';
import { openDialog } from './dialogs.tsx';
import { toggleMasks, useNames } from './masked.tsx';
import { Meter } from './meter.tsx';
import { goMark, startNote, toggleMarkOf } from './noted.tsx';
import { Share } from './number.tsx';
import { Time } from './time.tsx';

/** Case, window, clocks, coverage, theme, help: in the same place on every screen. */
export function TopBar() {
  useNames();
  useTopKeys();
  const bar = useRef<HTMLElement>(null);
  useEffect(() => heightOfBar(bar.current), [frame.value === undefined]);
  const one = frame.value;
  if (one === undefined) return null;
  return (
    <header class="top" ref={bar}>
      <span class="brand">Constat</span>
      <span class="case-name">
        {t('page.top.case')} <bdi class="evidence">{one.name}</bdi>
      </span>
      <span class="window">
        <Time iso={one.window.from} both={false} /> – <Time iso={one.window.to} both={false} />
      </span>
      {one.zone !== '' && <ZoneButton zone={one.zone} />}
      {one.coverage !== null && <CoverageLink coverage={one.coverage} />}
      <Prepared />
      <button type="button" aria-pressed={masked.value} title={t('page.mask.means')} onClick={toggleMasks}>
        {t('page.mask.names')}
      </button>
      <ThemeChoice />
      <button type="button" onClick={() => openDialog('palette')} aria-label={t('page.key.palette')}>
        :
      </button>
      <button type="button" onClick={() => openDialog('help')} aria-label={t('page.top.help')}>
        ?
      </button>
    </header>
  );
}

/** What sticks below the bar must know how high it is: it has as many rows as its words need. */
function heightOfBar(bar: HTMLElement | null): (() => void) | undefined {
  if (bar === null) return undefined;
  const root = document.documentElement.style;
  const watch = new ResizeObserver(([entry]) => {
    const height = `${entry?.borderBoxSize[0]?.blockSize ?? bar.offsetHeight}px`;
    if (height !== root.getPropertyValue('--bar')) root.setProperty('--bar', height);
  });
  watch.observe(bar);
  return () => watch.disconnect();
}

/** Keys that do the same on every screen. */
function useTopKeys(): void {
  useKeys({
    zone: toggleZone,
    help: () => openDialog('help'),
    palette: () => openDialog('palette'),
    mask: toggleMasks,
    note: () => startNote(),
    mark: () => toggleMarkOf(target()),
    'mark.next': () => goMark(1),
    'mark.previous': () => goMark(-1),
  });
}

function toggleZone(): void {
  if (frame.value?.zone === '') {
    hint.value = t('page.top.one-clock');
    return;
  }
  keepZone(zoneFirst.value === 'utc' ? 'case' : 'utc');
}

/** Which of the two clocks stands first; a click turns them round. */
function ZoneButton({ zone }: { readonly zone: string }) {
  return (
    <button type="button" onClick={toggleZone} title={t('page.top.zone')}>
      {zoneFirst.value === 'utc' ? `UTC | ${zone}` : `${zone} | UTC`}
    </button>
  );
}

function CoverageLink({ coverage }: { readonly coverage: number }) {
  return (
    <a
      class="cover"
      title={t('page.top.coverage-means')}
      href={formatPlace({ screen: 'evidence', params: {} })}
      onClick={(e) => {
        e.preventDefault();
        goScreen('evidence');
      }}
    >
      {t('page.top.coverage')} <Meter share={coverage} width={60} />{' '}
      <Share value={coverage} of="sign-in-coverage" />
    </a>
  );
}

function ThemeChoice() {
  return (
    <label class="theme">
      <span class="vh">{t('page.top.theme')}</span>
      <select
        value={theme.value}
        onChange={(e) => keepTheme(THEMES.find((x) => x === e.currentTarget.value) ?? 'system')}
      >
        {THEMES.map((x) => (
          <option value={x}>{t(`page.theme.${x}`)}</option>
        ))}
      </select>
    </label>
  );
}

function Prepared() {
  const now = status.value;
  if (now === undefined || now.engine !== 'preparing') return null;
  return <span role="status">{t('page.top.preparing', { share: percent(now.prepared) })}</span>;
}
