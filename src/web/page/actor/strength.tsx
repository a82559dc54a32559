import { strengthWord } from '../logic/threshold.ts';
import { t } from '../words.tsx';

/** A strength: a bar, a word and the number in steps of 0.05; `of` says which number of the Case it is. */
export function Strength({ value, of }: { readonly value: number; readonly of: string }) {
  return (
    <span class="strength">
      <span class="meter" aria-hidden="true">
        <span style={{ width: `${Math.round(Math.min(1, Math.max(0, value)) * 100)}%` }} />
      </span>
      {t(`page.actor.strength.${strengthWord(value)}`)}{' '}
      <data class="n weight" value={String(value)} data-of={of}>
        {t('ui.weight', { weight: value })}
      </data>
    </span>
  );
}
