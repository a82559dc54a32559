import { signal } from '@preact/signals';
import type { Frame, Status } from '../wire.ts';
import { type KeySettings, readSettings } from './logic/keys.ts';
import {
  changed,
  formatPlace,
  kept,
  type Place,
  parsePlace,
  type ScreenId,
  staysMasked,
  withMask,
  withPinned,
} from './logic/place.ts';

/** What the address ends with that the terminal shows. */
export const TOKEN = /^#token=([A-Za-z0-9_-]+)$/;

/** Where the reader is. The URL is the only keeper of it. */
export const place = signal<Place>(parsePlace(location.hash));
/** Names masked, for screens that others see: as long as the tab is open, or until the reader shows them again. */
export const masked = signal(false);
/** The frame; `undefined` until it has come. */
export const frame = signal<Frame | undefined>(undefined);
export const status = signal<Status | undefined>(undefined);
/** Whether the server has not let this browser in yet. */
export const locked = signal(false);
/** Whether the server cannot be reached. */
export const offline = signal(false);

const KEPT = {
  theme: 'constat-theme',
  keys: 'constat-keys',
  zone: 'constat-zone',
  mask: 'constat-masked',
} as const;
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export const theme = signal<Theme>(THEMES.find((t) => t === localStorage.getItem(KEPT.theme)) ?? 'system');
export const keySettings = signal<KeySettings>(readSettings(localStorage.getItem(KEPT.keys)));
/** Which clock comes first; the other stands beside it. */
export const zoneFirst = signal<'utc' | 'case'>(localStorage.getItem(KEPT.zone) === 'case' ? 'case' : 'utc');
keepMask(staysMasked(sessionStorage.getItem(KEPT.mask) === '1', place.value, true));
arriveAt(place.value);
window.addEventListener('hashchange', () => {
  if (TOKEN.test(location.hash)) return;
  const next = parsePlace(location.hash);
  // A link makes a new entry of the history, which has no state yet; the ways back and forward have seen theirs.
  const linked = history.state === null;
  keepMask(staysMasked(masked.value, next, linked));
  arriveAt(linked ? withPinned(place.value, next) : next);
});

/** Shows a place that the address names already, or that stands for it. */
function arriveAt(next: Place): void {
  place.value = withMask(next, masked.value);
  if (!TOKEN.test(location.hash)) history.replaceState({ seen: true }, '', formatPlace(place.value));
}

function keepMask(on: boolean): void {
  masked.value = on;
  sessionStorage.setItem(KEPT.mask, on ? '1' : '');
}

/** Masks names, or shows them again: on this place and on all that follow, those of the history too. */
export function setMask(on: boolean): void {
  keepMask(on);
  arriveAt(place.value);
}

/** Changes values of the place; an empty value takes it away. `replace`: no step for the back button. */
export function set(values: Readonly<Record<string, string>>, replace = false): void {
  goTo(changed(place.value, values), replace);
}

/** Goes to a screen. The proof that is open stays open; so do masks. */
export function goScreen(screen: ScreenId, values: Readonly<Record<string, string>> = {}): void {
  goTo(changed({ screen, params: kept(place.value) }, values), false);
}

/** The address of a place with some values changed, for links. */
export function hrefOf(values: Readonly<Record<string, string>>): string {
  return formatPlace(changed(place.value, values));
}

function goTo(to: Place, replace: boolean): void {
  const next = withMask(to, masked.value);
  const hash = formatPlace(next);
  if (hash === location.hash) return;
  if (replace) history.replaceState({ seen: true }, '', hash);
  else history.pushState({ seen: true }, '', hash);
  place.value = next;
}

export function keepTheme(next: Theme): void {
  theme.value = next;
  localStorage.setItem(KEPT.theme, next);
}

export function keepKeys(next: KeySettings): void {
  keySettings.value = next;
  localStorage.setItem(KEPT.keys, JSON.stringify(next));
}

export function keepZone(next: 'utc' | 'case'): void {
  zoneFirst.value = next;
  localStorage.setItem(KEPT.zone, next);
}
