import type { Context } from '../../wire/context.ts';
import type { ToldCited, ToldProof } from '../../wire/proof.ts';
import type { ToldSubject } from '../../wire.ts';
import { type Loaded, useData } from '../api.tsx';
import { askFor } from '../logic/around.ts';
import { drawer } from './open.tsx';

/** What the drawer shows, as far as it has come. */
export interface Asked {
  readonly subject: Loaded<ToldSubject>;
  readonly proof: Loaded<ToldProof>;
  /** The proof of the present address; not one that only stays in sight. */
  readonly known: ToldProof | undefined;
  /** Of the line; empty while it is not known. */
  readonly ref: string;
  readonly context: Loaded<Context>;
  readonly cited: Loaded<ToldCited>;
}

/** Asks for the subject of the address, its proof, the lines around that, and what else rests on it. */
export function useAsked(): Asked {
  const { of, p, around } = drawer.value;
  const subject = useData<ToldSubject>('subject', { of });
  const proof = useData<ToldProof>('proof', { of, p });
  const known = proof.loading ? undefined : proof.data;
  const ref = p !== '' ? p : (known?.ref ?? '');
  // Which line is the first the server knows, so that nothing waits to be told.
  const line = p === '' ? { of } : { ref: p };
  const context = useData<Context>('context', { ...line, ...askFor(around) });
  const cited = useData<ToldCited>('cited', line);
  return { subject, proof, known, ref, context, cited };
}

/** The session of the line as the Case has it, else as the server calls it; empty when neither is known. */
export function sessionOf({ cited, context }: Asked): string {
  return (cited.loading ? '' : cited.data?.session) || (context.loading ? '' : context.data?.session) || '';
}
