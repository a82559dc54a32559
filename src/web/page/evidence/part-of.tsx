import { Share } from '../parts/number.tsx';
import { t } from '../words.tsx';

const LEAST = 0.001;

/** A share of lines; one that is too small for the usual digits says so, for it is not nothing. */
export function PartOf({
  part,
  all,
  of,
}: {
  readonly part: number;
  readonly all: number;
  readonly of: string;
}) {
  const share = part / Math.max(1, all);
  if (part === 0 || share >= LEAST) return <Share value={share} of={of} />;
  return (
    <data class="n" value={String(share)} data-of={of}>
      {t('page.evidence.under-share')}
    </data>
  );
}
