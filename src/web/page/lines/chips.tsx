import type { ToldTerm } from '../../wire/lines.ts';
import { withoutSpan } from '../logic/query-text.ts';
import { t } from '../words.tsx';

/** What is asked for, one piece each, and a way to take it away. */
export function TermChips({
  text,
  terms,
  onGo,
}: {
  readonly text: string;
  readonly terms: readonly ToldTerm[];
  readonly onGo: (text: string) => void;
}) {
  if (terms.length === 0) return null;
  return (
    <ul class="ln-term-chips" aria-label={t('page.lines.chips')}>
      {terms.map((term) => (
        <li class={term.not ? 'ln-term ln-not' : 'ln-term'}>
          {term.not && <span class="ln-sign">{t('page.lines.without')}</span>}
          <bdi class="evidence">{/^time\b|^@timestamp\b/i.test(term.text) ? term.read : term.text}</bdi>
          <button
            type="button"
            aria-label={t('page.lines.take-away', { term: term.text })}
            onClick={() => onGo(withoutSpan(text, term.from, term.to))}
          >
            ×
          </button>
        </li>
      ))}
      <li>
        <button type="button" onClick={() => onGo('')}>
          {t('page.lines.clear')}
        </button>
      </li>
    </ul>
  );
}
