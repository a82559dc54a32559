import { useEffect } from 'preact/hooks';
import type { ToldProof } from '../../wire/proof.ts';
import { askAhead, forgetAhead } from '../api.tsx';
import { askFor } from '../logic/around.ts';
import { drawer } from './open.tsx';

/** So many proofs on are there before somebody steps to them. */
const STEPS = 2;

/** Asks for the proofs beside the one that is shown, as soon as that is there itself. */
export function useAhead(known: ToldProof | undefined, isBusy: boolean, isReady: boolean): void {
  const { of, around } = drawer.value;
  // What was only quoted while the index was made is not kept.
  useEffect(forgetAhead, [isReady]);
  useEffect(() => {
    if (known === undefined || isBusy || !isReady) return;
    const lines = askFor(around);
    const ask = async (p: string, steps: number): Promise<void> => {
      if (p === '' || steps === 0) return;
      const [proof] = await Promise.all([
        askAhead<ToldProof>('proof', { of, p }),
        askAhead('context', { ref: p, ...lines }),
        askAhead('cited', { ref: p }),
      ]);
      await ask(proof.next, steps - 1);
    };
    // What could not be had is asked for again by whoever needs it, and said then.
    ask(known.next, STEPS).catch(() => {});
    ask(known.previous, 1).catch(() => {});
  }, [of, known?.ref, isBusy, isReady, around]);
}
