import { signal } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';
import type { FileState, VerifyState } from '../../wire/evidence.ts';
import { get, post } from '../api.tsx';
import { N } from '../parts/number.tsx';
import { Time } from '../parts/time.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { percent, t } from '../words.tsx';
import { State } from './file-state.tsx';

const EVERY = 500;

/** The last that was heard of the job; the table of files asks again when it ends. */
const verified = signal<VerifyState | undefined>(undefined);

const ORDER: readonly FileState[] = ['changed', 'gone', 'unreadable', 'same', 'unchecked'];

/** The job as it stands, asked for again while it runs, and what starts or cancels it. */
function useJob() {
  const [said, setSaid] = useState('');
  const now = verified.value;
  const running = now?.stage === 'running';
  useEffect(() => {
    const ask = (): void => {
      get<VerifyState>('verify').then(
        (state) => (verified.value = state),
        () => {},
      );
    };
    ask();
    if (!running) return;
    const timer = setInterval(ask, EVERY);
    return () => clearInterval(timer);
  }, [running]);
  const tell = (what: 'start' | 'cancel'): void => {
    setSaid('');
    post<VerifyState>('verify', { do: what }).then(
      (state) => (verified.value = state),
      (error: unknown) => setSaid(error instanceof Error ? error.message : String(error)),
    );
  };
  return { now, running, said, tell };
}

/** Whether the evidence is still what was investigated: hashed again on demand, and said how it was. */
export function Verify() {
  const { now, running, said, tell } = useJob();
  if (now === undefined) return <p class="waiting">{t('page.loading')}</p>;
  return (
    <div class="verify">
      <p>
        <Stage now={now} />{' '}
        {running ? (
          <button type="button" onClick={() => tell('cancel')}>
            {t('page.evidence.verify.cancel')}
          </button>
        ) : (
          <button type="button" class="verify-now" onClick={() => tell('start')}>
            {t('page.evidence.verify.now')}
          </button>
        )}
      </p>
      <Trouble text={said} />
      {running && (
        <progress
          max={Math.max(1, now.bytes)}
          value={now.doneBytes}
          aria-label={t('page.evidence.verify.title')}
        />
      )}
      <Counts now={now} />
      <p class="note">{t('page.evidence.verify.hashes-only')}</p>
    </div>
  );
}

function Stage({ now }: { readonly now: VerifyState }) {
  switch (now.stage) {
    case 'never':
      return <>{t('page.evidence.verify.never')}</>;
    case 'running':
      return (
        <span role="status">
          {t('page.evidence.verify.running', { share: percent(now.doneBytes / Math.max(1, now.bytes)) })}{' '}
          <bdi class="evidence fixed">{now.current}</bdi>
        </span>
      );
    case 'done':
    case 'cancelled':
    case 'failed':
      return (
        <span role="status">
          {t(`page.evidence.verify.${now.stage}`)} <Time iso={now.ended} /> {now.complaint}
        </span>
      );
  }
}

function Counts({ now }: { readonly now: VerifyState }) {
  if (now.stage === 'never') return null;
  return (
    <ul class="verify-counts">
      {ORDER.filter((s) => now.counts[s] > 0).map((s) => (
        <li>
          <N value={now.counts[s]} of={`verified ${s}`} /> <State state={s} />
        </li>
      ))}
      {now.added.count > 0 && (
        <li>
          <N value={now.added.count} of="verified added" /> {t('page.evidence.verify.added')}{' '}
          {now.added.first.map((name) => (
            <bdi class="evidence fixed">{name} </bdi>
          ))}
        </li>
      )}
    </ul>
  );
}

/** What changes when a job ends. */
export function verifyStamp(): string {
  return `${verified.value?.stage ?? ''} ${verified.value?.ended ?? ''}`.trim();
}
