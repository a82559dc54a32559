import type { OverruledCount } from '../../../report/overrules.ts';
import { t } from '../words.tsx';

/** What people judged otherwise of some sessions, with the sign that it has everywhere; nothing where nobody did. */
export function OverruledCounts({ of }: { readonly of: readonly OverruledCount[] }) {
  if (of.length === 0) return null;
  return (
    <span class="overruled-counts">
      {of.map(({ computed, value, count }) => (
        <span>
          <span class="noted-overrule" aria-hidden="true">
            ⇄
          </span>{' '}
          {t('ui.overruled-count', {
            value: t(`ui.judgement.${value}`),
            computed: t(`ui.judgement.${computed}`),
            count,
          })}
        </span>
      ))}
    </span>
  );
}
