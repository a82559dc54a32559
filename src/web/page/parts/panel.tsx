import type { ComponentChildren } from 'preact';
import type { MessageKey } from '../../../report/languages/en.ts';
import type { Loaded } from '../api.tsx';
import { t } from '../words.tsx';
import { Trouble } from './trouble.tsx';

/** Part of a screen under a heading. */
export function Panel({
  title,
  children,
  id,
}: {
  readonly title: MessageKey;
  readonly children: ComponentChildren;
  readonly id?: string;
}) {
  return (
    <section class="panel" {...(id === undefined ? {} : { id })} aria-label={t(title)}>
      <h2>{t(title)}</h2>
      {children}
    </section>
  );
}

/** Why nothing is here. A panel is never just empty. */
export function Empty({ why }: { readonly why: string }) {
  return <p class="empty">{why}</p>;
}

/** What was loaded, or why it could not be; what came before stays in sight while newer is on its way. */
export function Shown<T>({
  loaded,
  children,
}: {
  readonly loaded: Loaded<T>;
  readonly children: (data: T) => ComponentChildren;
}) {
  return (
    <>
      <Trouble text={loaded.error} onAgain={loaded.reload} />
      {loaded.data !== undefined ? (
        <div aria-busy={loaded.loading}>{children(loaded.data)}</div>
      ) : (
        loaded.error === '' && <p class="waiting">{t('page.loading')}</p>
      )}
    </>
  );
}
