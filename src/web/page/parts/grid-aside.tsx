import { useEffect, useState } from 'preact/hooks';
import { t } from '../words.tsx';
import type { GridColumn } from './grid.tsx';

const WHOLE = 0.98;

interface AsideProps<R> {
  readonly box: { readonly current: HTMLDivElement | null };
  readonly columns: readonly GridColumn<R>[];
  /** Widths of the columns; a change of them is looked at anew. */
  readonly template: string;
}

/** Names the columns of a table that one must scroll aside to see: a cut edge alone is easily missed. */
export function GridAside<R>({ box, columns, template }: AsideProps<R>) {
  const [aside, setAside] = useState<readonly number[]>([]);
  useEffect(() => {
    const heads = [...(box.current?.querySelectorAll('.grid-head > [role="columnheader"]') ?? [])];
    const out = new Set<number>();
    const watch = new IntersectionObserver(
      (entries) => {
        for (const one of entries) {
          const at = heads.indexOf(one.target);
          if (one.intersectionRatio < WHOLE) out.add(at);
          else out.delete(at);
        }
        setAside([...out].sort((a, b) => a - b));
      },
      { root: box.current, threshold: WHOLE },
    );
    for (const head of heads) watch.observe(head);
    return () => watch.disconnect();
  }, [columns.length, template]);
  if (aside.length === 0) return null;
  const names = aside.map((at) => columns[at]?.head ?? '').join(', ');
  return <p class="note grid-aside">{t('page.grid.aside', { names })}</p>;
}
