import { Masked } from '../parts/masked.tsx';
import { t } from '../words.tsx';

/** The first of some names of evidence, and how many more there are. */
export function Names({ names, count }: { readonly names: readonly string[]; readonly count: number }) {
  return (
    <>
      {names.map((name, i) => (
        <>
          {i > 0 && ', '}
          <Masked name={name} />
        </>
      ))}
      {count > names.length && <> {t('page.actor.and-more', { count: count - names.length })}</>}
    </>
  );
}
