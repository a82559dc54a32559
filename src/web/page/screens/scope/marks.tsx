import type { JSX } from 'preact';
import type { ScopeKind } from '../../../wire/scope.ts';

const line = { fill: 'none', stroke: 'currentColor', 'stroke-width': 1.3 } as const;

const SHAPES: Readonly<Record<ScopeKind, JSX.Element>> = {
  account: (
    <>
      <circle cx="8" cy="5.5" r="2.7" {...line} />
      <path d="M3 14C3 10.7 5.2 9.6 8 9.6S13 10.7 13 14" {...line} />
    </>
  ),
  mailbox: <path d="M2 4H6.5L8 5.5H14V12.5H2Z" {...line} />,
  message: (
    <>
      <rect x="2" y="4" width="12" height="8.5" {...line} />
      <path d="M2 4.5L8 9L14 4.5" {...line} />
    </>
  ),
  attachment: <path d="M11 5V10.5A3 3 0 0 1 5 10.5V4.5A2 2 0 0 1 9 4.5V10A1 1 0 0 1 7 10V5.5" {...line} />,
  contacts: (
    <>
      <rect x="3" y="2.5" width="10" height="11" {...line} />
      <circle cx="8" cy="6.5" r="1.6" {...line} />
      <path d="M5.5 11C5.5 9.5 6.5 9 8 9S10.5 9.5 10.5 11" {...line} />
    </>
  ),
  file: <path d="M4 2H9.5L12.5 5V14H4ZM9.5 2V5H12.5" {...line} />,
  set: <path d="M6 3L5 13M11 3L10 13M3 6H13M2.8 10H12.8" {...line} />,
};

/** A small sign of what a row is; the word stands beside it for those who do not see. */
export function KindMark({ kind }: { readonly kind: ScopeKind }) {
  return (
    <svg class="kind-mark" width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      {SHAPES[kind]}
    </svg>
  );
}
