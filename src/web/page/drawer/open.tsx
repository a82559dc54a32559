import { computed } from '@preact/signals';
import { type Around, aroundOf, moreOf } from '../logic/around.ts';
import { CLOSED } from '../logic/place.ts';
import { formatTrail, parseTrail, type Step } from '../logic/trail.ts';
import { hrefOf, place, set } from '../state.tsx';

/** What the URL says of the drawer. */
interface DrawerPlace {
  /** The subject; a line that was opened without one is its own. */
  readonly of: string;
  /** The line; empty for the subject's first. */
  readonly p: string;
  readonly pinned: boolean;
  readonly around: Around;
  /** Lines loaded beyond what is around, before and after. */
  readonly before: number;
  readonly after: number;
  readonly sought: string;
  readonly wrap: boolean;
  readonly trail: readonly Step[];
}

export const drawer = computed((): DrawerPlace => {
  const { p = '', of, pin, dc, db, da, dq = '', dw, dt = '' } = place.value.params;
  return {
    of: of ?? `ref:${p}`,
    p,
    pinned: pin === '1',
    around: aroundOf(dc),
    before: moreOf(db),
    after: moreOf(da),
    sought: dq,
    wrap: dw !== '0',
    trail: parseTrail(dt),
  };
});

/** Takes the drawer away. */
export function closeDrawer(): void {
  set(CLOSED);
}

// What the place becomes when something else opens from within the drawer: a way back to what is there now.
function onwards(of: string, p: string): Readonly<Record<string, string>> {
  const { trail, ...now } = drawer.value;
  return of === now.of ? { p } : { of, p, dt: formatTrail([...trail, { of: now.of, p: now.p }]) };
}

/** The address of something else in the drawer, with a way back. */
export function hrefWithin(of: string, p = ''): string {
  return hrefOf(onwards(of, p));
}

/** Opens something else in the drawer, with a way back. */
export function openWithin(of: string, p = ''): void {
  set(onwards(of, p));
}

/** Back to what was open before; `false` when nothing was. */
export function back(): boolean {
  const { trail } = drawer.value;
  const last = trail.at(-1);
  if (last === undefined) return false;
  set({ of: last.of, p: last.p, dt: formatTrail(trail.slice(0, -1)) });
  return true;
}
