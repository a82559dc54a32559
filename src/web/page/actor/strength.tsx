import { strengthWord } from '../logic/threshold.ts';
import { t } from '../words.tsx';

/** A strength: a bar, a number in steps of 0.05 and a word; never a number alone. */
export function Strength({ value }: { readonly value: number }) {
  return (
    <span class="strength">
      <span class="meter" aria-hidden="true">
        <span style={{ width: `${Math.round(Math.min(1, Math.max(0, value)) * 100)}%` }} />
      </span>
      {t(`page.actor.strength.${strengthWord(value)}`)}{' '}
      <span class="weight">{t('ui.weight', { weight: value })}</span>
    </span>
  );
}
