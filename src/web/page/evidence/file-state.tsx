import type { FileState } from '../../wire/evidence.ts';
import { t } from '../words.tsx';

/** How a file is now: a shape and a word. */
export function State({ state }: { readonly state: FileState }) {
  const shape = { unchecked: '○', same: '✓', changed: '≠', gone: '✕', unreadable: '?' }[state];
  return (
    <span class={`state s-${state}`}>
      <span aria-hidden="true">{shape}</span> {t(`page.evidence.state.${state}`)}
    </span>
  );
}
