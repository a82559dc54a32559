import { useId } from 'preact/hooks';

/**
 * A share of 0 to 1 as a bar: solid what was logged, hatched what was not. The number stands beside it, for the bar is
 * not read out.
 */
export function Meter({ share, width = 72 }: { readonly share: number; readonly width?: number }) {
  const id = `meter-${useId()}`;
  const inner = width - 2;
  // Never drawn full while something is missing.
  const full = share >= 1 ? inner : Math.min(inner - 2, Math.floor(share * inner));
  return (
    <svg class="cover-bar" width={width} height="12" viewBox={`0 0 ${width} 12`} aria-hidden="true">
      <defs>
        <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse">
          <path d="M0 5L5 0" class="k-hatch" fill="none" stroke-width="1.2" />
        </pattern>
      </defs>
      <rect x="1" y="1" width={inner} height="10" fill={`url(#${id})`} />
      <rect x="1" y="1" width={Math.max(0, full)} height="10" class="k-data" />
      <rect x="0.5" y="0.5" width={width - 1} height="11" fill="none" class="k-frame" />
    </svg>
  );
}
