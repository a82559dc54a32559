import type { Piece } from '../../wire.ts';
import { maskOf } from '../logic/mask.ts';
import { masked } from '../state.tsx';

const KEPT = 'constat-mask';

/** Kept as long as the tab: masks stay the same when the page is loaded again, and mean nothing to anybody else. */
function salt(): string {
  const kept = sessionStorage.getItem(KEPT);
  if (kept !== null) return kept;
  const made = Array.from(crypto.getRandomValues(new Uint32Array(4)), (n) => n.toString(36)).join('');
  sessionStorage.setItem(KEPT, made);
  return made;
}

/** A name as plain text, masked while names are masked: for labels and titles of elements. */
export function maskedText(name: string): string {
  return masked.value ? maskOf(name, salt()) : name;
}

/** A name of a person or a thing of theirs: an account, a subject, a file. Masked while names are masked. */
export function Masked({ name }: { readonly name: string }) {
  return <bdi class="evidence">{maskedText(name)}</bdi>;
}

/** Pieces of a sentence of which every text of evidence is a name. */
export function MaskedPieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map((p) => ('words' in p ? p.words : <Masked name={p.evidence} />))}</>;
}
