import type { MessageKey } from '../../../report/languages/en.ts';
import { phrase, t } from '../words.tsx';
import { N } from './number.tsx';

interface PagerProps {
  /** `Files {from} to {to} of {count}`. */
  readonly words: MessageKey;
  /** Rows before those that are shown, how many are shown, and how many there are. */
  readonly offset: number;
  readonly shown: number;
  readonly count: number;
  /** What `count` counts, as {@link N} takes it. */
  readonly countOf: string;
  /** Rows of a page. */
  readonly page: number;
  readonly onGo: (offset: number) => void;
}

/** Which rows are shown, and the ways to those before and after; nothing where all are. */
export function Pager({ words, offset, shown, count, countOf, page, onGo }: PagerProps) {
  if (shown >= count) return null;
  const at = (n: number) => <N value={n} of={`position ${n}`} />;
  return (
    <p class="pager">
      {phrase(words, {
        from: at(offset + 1),
        to: at(offset + shown),
        count: <N value={count} of={countOf} />,
      })}{' '}
      <button type="button" disabled={offset === 0} onClick={() => onGo(Math.max(0, offset - page))}>
        {t('page.pager.back')}
      </button>{' '}
      <button type="button" disabled={offset + shown >= count} onClick={() => onGo(offset + shown)}>
        {t('page.pager.next')}
      </button>
    </p>
  );
}
