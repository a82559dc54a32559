import type { Cited, Piece, Told } from '../../wire.ts';
import { hrefOf, place, set } from '../state.tsx';
import { count, t } from '../words.tsx';
import { Masked } from './masked.tsx';

/** Pieces of a sentence: the program's words as they are, text of evidence kept apart in its own direction. */
export function Said({ pieces }: { readonly pieces: readonly Piece[] }) {
  return <>{pieces.map((piece) => ('words' in piece ? piece.words : <Masked name={piece.evidence} />))}</>;
}

/** Opens the drawer at a proof, or at the first of something said. */
export function openProof(ref: string, of: string): void {
  set({ p: ref, of });
}

interface CitedProps {
  readonly cited: Cited;
  /** Where a chip leads, when not simply to its proof. */
  readonly hrefTo?: (of: string, p: string) => string;
}

/** The proofs of something said: a chip each for the first, one more for the rest. */
export function Chips({ cited, hrefTo = (of, ref) => hrefOf({ of, p: ref }) }: CitedProps) {
  const { p, of } = place.value.params;
  if (cited.chips.length === 0) return null;
  const link = (ref: string, text: string, label: string) => (
    <a
      class="chip"
      href={hrefTo(cited.of, ref)}
      aria-label={label}
      aria-current={p === ref && of === cited.of ? 'true' : undefined}
      data-chip={cited.of}
    >
      {text}
    </a>
  );
  const rest = cited.count - cited.chips.length;
  return (
    <span class="chips">
      {cited.chips.map(({ n, ref }) => {
        const text = n === 0 ? t('page.proof.line') : `[${n}]`;
        return link(ref, text, n === 0 ? t('page.proof.open') : t('ui.proof-chip', { number: String(n) }));
      })}
      {rest > 0 && link(cited.next, `+${count(rest)}`, t('page.proof.more', { count: rest }))}
    </span>
  );
}

/** Leads to the gap that something rests on where no line shows it. */
export function GapLink({ of }: { readonly of: string }) {
  if (!of.startsWith('gap:')) return null;
  return <a href={hrefOf({ of, p: '' })}>{t('page.gap.open')}</a>;
}

/** A sentence with its chips. */
export function ToldLine({ told }: { readonly told: Told }) {
  return (
    <>
      <Said pieces={told.pieces} /> <Chips cited={told.cited} />
    </>
  );
}
