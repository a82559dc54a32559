import type { ToldReason } from '../../wire.ts';
import { ToldLine } from '../parts/said.tsx';
import { t } from '../words.tsx';

/** Reasons as they come, heaviest first; each with its weight and its chips. */
export function Reasons({ reasons }: { readonly reasons: readonly ToldReason[] }) {
  return (
    <ul class="reasons">
      {reasons.map((reason) => (
        <li>
          <span class="weight">{t('ui.weight', { weight: reason.weight })}</span> <ToldLine told={reason} />
        </li>
      ))}
    </ul>
  );
}
