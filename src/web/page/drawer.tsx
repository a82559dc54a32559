import { useEffect } from 'preact/hooks';
import type { Context } from '../wire/context.ts';
import type { ToldCited, ToldProof } from '../wire/proof.ts';
import type { ToldSubject } from '../wire.ts';
import { useData } from './api.tsx';
import { About } from './drawer/about.tsx';
import { useAhead } from './drawer/ahead.tsx';
import { copy, forgetCopied } from './drawer/copy.tsx';
import { Divider } from './drawer/divider.tsx';
import { Bar, Head } from './drawer/head.tsx';
import { CitedBy, Fields, Moment } from './drawer/line.tsx';
import { Notes } from './drawer/notes.tsx';
import { closeDrawer, drawer, openWithin } from './drawer/open.tsx';
import { Raw } from './drawer/raw.tsx';
import { useFocusInto } from './focus.tsx';
import { useKeys } from './keyboard.tsx';
import { askFor } from './logic/around.ts';
import { Empty, Shown } from './parts/panel.tsx';
import { set, status } from './state.tsx';
import { t } from './words.tsx';

/** The proof drawer: a line of evidence among its neighbours, what it proves, and what speaks against that. */
export function Drawer() {
  const { of, p, pinned, around } = drawer.value;
  const subject = useData<ToldSubject>('subject', { of });
  const proof = useData<ToldProof>('proof', { of, p });
  const known = proof.loading ? undefined : proof.data;
  const ref = p !== '' ? p : (known?.ref ?? '');
  // Which line is the first the server knows, so that nothing waits to be told.
  const line = p === '' ? { of } : { ref: p };
  const context = useData<Context>('context', { ...line, ...askFor(around) });
  const cited = useData<ToldCited>('cited', line);
  const { part, target, giveBack } = useFocusInto(`${of} ${p}`);
  useEffect(forgetCopied, [of, p]);
  const isReady = status.value?.engine === 'ready';
  useEffect(() => {
    // What was only quoted while the index was made can be read now.
    if (isReady && (context.error !== '' || (context.data !== undefined && context.data.state !== 'read')))
      context.reload();
  }, [isReady]);

  useAhead(known, cited.loading || context.loading, isReady);
  // As the Case has it, else as the server calls it.
  const session =
    (cited.loading ? '' : cited.data?.session) || (context.loading ? '' : context.data?.session) || '';
  const go = (to: string | undefined): boolean => {
    if (to === undefined || to === '') return false;
    set({ of, p: to });
    return true;
  };
  useKeys({
    close: () => {
      if (!pinned) return closeDrawer();
      // A pinned drawer stays; who is in it is let out.
      if (!(part.current?.contains(document.activeElement) ?? false)) return false;
      return giveBack();
    },
    'proof.next': () => go(known?.next),
    'proof.previous': () => go(known?.previous),
    citation: () => (known === undefined || known.ref === '' ? false : copy(known.citation)),
    permalink: () => copy(location.href),
    'same-session': () => (session === '' ? false : openWithin(session, ref)),
  });

  return (
    <aside class="drawer" aria-label={t('page.drawer.label')} ref={part}>
      <Divider />
      <div class="drawer-body">
        <Bar known={proof.data} />
        <Head subject={subject} proof={proof} session={session} title={target} />
        {proof.error !== '' && <p class="trouble">{proof.error}</p>}
        {known !== undefined && known.ref === '' && <Empty why={t('page.drawer.no-line')} />}
        <div class="drawer-columns">
          {ref !== '' && (
            <div>
              <Raw context={context} file={ref.split(':', 1)[0] ?? ''} path={proof.data?.place.path ?? ''} />
              {known !== undefined && <Moment context={context} place={known.place} />}
              <Fields context={context} />
            </div>
          )}
          <div>
            <Shown loaded={subject}>{(data) => <About subject={data} />}</Shown>
            {ref !== '' && <CitedBy cited={cited} of={of} lineRef={ref} />}
            <Notes of={of} />
          </div>
        </div>
      </div>
    </aside>
  );
}
