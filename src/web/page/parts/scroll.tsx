import type { ComponentChildren } from 'preact';
import { t } from '../words.tsx';

/** A table that may be wider than its place: it scrolls by itself, by keys too. */
export function Scroll({ of, children }: { readonly of: string; readonly children: ComponentChildren }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys
    <section class="scroll-x" tabIndex={0} aria-label={t('page.scroll', { what: of })}>
      {children}
    </section>
  );
}
