import { computed, signal } from '@preact/signals';
import type { Frame, Status } from '../wire.ts';
import { type KeySettings, readSettings } from './logic/keys.ts';
import {
  changed,
  formatPlace,
  kept,
  type Place,
  parsePlace,
  type ScreenId,
  withPinned,
} from './logic/place.ts';

/** Where the reader is. The URL is the only keeper of it. */
export const place = signal<Place>(parsePlace(location.hash));
/** The frame; `undefined` until it has come. */
export const frame = signal<Frame | undefined>(undefined);
export const status = signal<Status | undefined>(undefined);
/** Whether the server has not let this browser in yet. */
export const locked = signal(false);
/** Whether the server cannot be reached. */
export const offline = signal(false);

const KEPT = { theme: 'constat-theme', keys: 'constat-keys', zone: 'constat-zone' } as const;
export const THEMES = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export const theme = signal<Theme>(THEMES.find((t) => t === localStorage.getItem(KEPT.theme)) ?? 'system');
export const keySettings = signal<KeySettings>(readSettings(localStorage.getItem(KEPT.keys)));
/** Which clock comes first; the other stands beside it. */
export const zoneFirst = signal<'utc' | 'case'>(localStorage.getItem(KEPT.zone) === 'case' ? 'case' : 'utc');
/** Names masked, for screens that others see. */
export const masked = computed(() => place.value.params.mask === '1');

// A link makes a new entry of the history, which has no state yet; the ways back and forward have seen theirs.
if (history.state === null) history.replaceState({ seen: true }, '');
window.addEventListener('hashchange', () => {
  const next = parsePlace(location.hash);
  const linked = history.state === null;
  const shown = linked ? withPinned(place.value, next) : next;
  if (linked) history.replaceState({ seen: true }, '', formatPlace(shown));
  place.value = shown;
});

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

function goTo(next: Place, replace: boolean): void {
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
