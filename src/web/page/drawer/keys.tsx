import type { ToldProof } from '../../wire/proof.ts';
import { useKeys } from '../keyboard.tsx';
import { set } from '../state.tsx';
import { copy } from './copy.tsx';
import { closeDrawer, drawer, openWithin } from './open.tsx';

/** What the keys of the drawer work with. */
interface KeyParts {
  readonly known: ToldProof | undefined;
  readonly lineRef: string;
  readonly session: string;
  readonly part: { readonly current: HTMLElement | null };
  /** Gives the focus back to where it came from. */
  readonly giveBack: () => void;
}

/** Proofs one after another, the citation, the session of the line, and the way out by keys. */
export function useDrawerKeys({ known, lineRef, session, part, giveBack }: KeyParts): void {
  const { of, pinned } = drawer.value;
  const go = (to: string | undefined): boolean => {
    if (to === undefined || to === '') return false;
    set({ of, p: to });
    return true;
  };
  useKeys({
    close: () => {
      if (!pinned) return closeDrawer();
      // A pinned drawer stays; who is in it is let out.
      if (!(part.current?.contains(document.activeElement) ?? false)) return false;
      return giveBack();
    },
    'proof.next': () => go(known?.next),
    'proof.previous': () => go(known?.previous),
    citation: () => (known === undefined || known.ref === '' ? false : copy(known.citation)),
    permalink: () => copy(location.href),
    'same-session': () => (session === '' ? false : openWithin(session, lineRef)),
  });
}
