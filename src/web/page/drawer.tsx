import { useEffect } from 'preact/hooks';
import type { Context } from '../wire/context.ts';
import type { Loaded } from './api.tsx';
import { About } from './drawer/about.tsx';
import { useAhead } from './drawer/ahead.tsx';
import { type Asked, sessionOf, useAsked } from './drawer/asked.tsx';
import { forgetCopied } from './drawer/copy.tsx';
import { Divider } from './drawer/divider.tsx';
import { Bar, Head } from './drawer/head.tsx';
import { useDrawerKeys } from './drawer/keys.tsx';
import { CitedBy, Fields, Moment } from './drawer/line.tsx';
import { Notes } from './drawer/notes.tsx';
import { drawer } from './drawer/open.tsx';
import { Raw } from './drawer/raw.tsx';
import { useFocusInto } from './focus.tsx';
import { Empty, Shown } from './parts/panel.tsx';
import { Trouble } from './parts/trouble.tsx';
import { status } from './state.tsx';
import { t } from './words.tsx';

/** The proof drawer: a line of evidence among its neighbours, what it proves, and what speaks against that. */
export function Drawer() {
  const { of, p } = drawer.value;
  const asked = useAsked();
  const { subject, proof, known, ref, context, cited } = asked;
  const { part, target, giveBack } = useFocusInto(`${of} ${p}`);
  useEffect(forgetCopied, [of, p]);
  const isReady = status.value?.engine === 'ready';
  useReread(context, isReady);
  useAhead(known, cited.loading || context.loading, isReady);
  const session = sessionOf(asked);
  useDrawerKeys({ known, lineRef: ref, session, part, giveBack });
  return (
    <aside class="drawer" aria-label={t('page.drawer.label')} ref={part}>
      <Divider />
      <div class="drawer-body">
        <Bar known={proof.error === '' ? proof.data : undefined} />
        <Head subject={subject} proof={proof} session={session} title={target} />
        <NotShown asked={asked} />
        {known !== undefined && known.ref === '' && <Empty why={t('page.drawer.no-line')} />}
        <div class="drawer-columns">
          {hasLine(asked) && <LineParts asked={asked} />}
          {subject.error === '' && (
            <div>
              <Shown loaded={subject}>{(data) => <About subject={data} />}</Shown>
              {hasLine(asked) && <CitedBy cited={cited} of={of} lineRef={ref} />}
              <Notes of={of} />
            </div>
          )}
        </div>
      </div>
    </aside>
  );
}

/** Whether there is a line to show: one that the address names may lie in no file of the case. */
function hasLine({ ref, subject, proof, context }: Asked): boolean {
  if (subject.error === '' && proof.error === '') return ref !== '';
  return context.data !== undefined && !context.loading && context.error === '';
}

/** Why what the address names cannot be shown, once; the line of it may be there by itself. */
function NotShown({ asked: { subject, proof } }: { readonly asked: Asked }) {
  const again = (): void => {
    subject.reload();
    proof.reload();
  };
  return <Trouble text={subject.error || proof.error} onAgain={again} />;
}

/** The line itself: among its neighbours, when it was written, and what was read out of it. */
function LineParts({ asked }: { readonly asked: Asked }) {
  const { context, proof, known, ref } = asked;
  return (
    <div>
      <Raw context={context} file={ref.split(':', 1)[0] ?? ''} path={proof.data?.place.path ?? ''} />
      {known !== undefined && <Moment context={context} place={known.place} />}
      <Fields context={context} />
    </div>
  );
}

/** What was only quoted while the index was made is read anew once it can be. */
function useReread(context: Loaded<Context>, isReady: boolean): void {
  useEffect(() => {
    if (isReady && (context.error !== '' || (context.data !== undefined && context.data.state !== 'read')))
      context.reload();
  }, [isReady]);
}
