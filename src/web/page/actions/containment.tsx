import { useRef, useState } from 'preact/hooks';
import type { ActionsScreen, ToldAction } from '../../wire/actions.ts';
import { useData } from '../api.tsx';
import { entriesOf, stoodOn, write, writer } from '../journal.tsx';
import { useKeys } from '../keyboard.tsx';
import { CopyButton } from '../parts/copy.tsx';
import { maskedWords } from '../parts/masked.tsx';
import { Writer } from '../parts/note.tsx';
import { Noted, notable } from '../parts/noted.tsx';
import { N } from '../parts/number.tsx';
import { Empty, Shown } from '../parts/panel.tsx';
import { openProof, ToldLine } from '../parts/said.tsx';
import { Time } from '../parts/time.tsx';
import { Trouble } from '../parts/trouble.tsx';
import { useWalk } from '../parts/walk.tsx';
import { frame } from '../state.tsx';
import { t } from '../words.tsx';

/** What to do, in order, each with its proofs, what to run, and a tick when it is done. */
export function Containment() {
  const loaded = useData<ActionsScreen>('actions');
  return <Shown loaded={loaded}>{(data) => <Steps actions={data.actions} />}</Shown>;
}

/** Ticks what is done, or takes the tick back; who ticks is asked for where nobody said so before. */
function useTick() {
  const [error, setError] = useState('');
  const [asking, setAsking] = useState('');
  const tick = (of: string): void => {
    if (frame.value?.readOnly === true) return;
    if (writer.value.trim() === '') {
      setAsking(of);
      return;
    }
    setError('');
    setAsking('');
    write({ kind: (stoodOn(of)?.done ?? 0) > 0 ? 'undone' : 'done', about: of }).catch((e: unknown) =>
      setError(e instanceof Error ? e.message : String(e)),
    );
  };
  return { tick, error, asking };
}

function Steps({ actions }: { readonly actions: readonly ToldAction[] }) {
  const { tick, error, asking } = useTick();
  const box = useRef<HTMLOListElement>(null);
  useWalk({ box, onOpen: (row) => openProof('', row.dataset.row ?? '') });
  useKeys({
    'row.select': () => {
      const row = document.activeElement?.closest<HTMLElement>('.steps [data-row]')?.dataset.row;
      return row === undefined ? false : tick(row);
    },
  });
  if (actions.length === 0) return <Empty why={t('page.actions.nothing')} />;
  const done = actions.filter((a) => (stoodOn(a.of)?.done ?? 0) > 0).length;
  return (
    <>
      <p class="note">
        {t('page.actions.intro')}{' '}
        <span class="progress">
          {t('page.actions.done')} {done} / <N value={actions.length} of="length actions" />
        </span>
      </p>
      <Trouble text={error} />
      <ol class="steps" ref={box}>
        {actions.map((action, i) => (
          <Step action={action} number={i + 1} onTick={() => tick(action.of)} asking={asking === action.of} />
        ))}
      </ol>
    </>
  );
}

interface StepProps {
  readonly action: ToldAction;
  readonly number: number;
  readonly onTick: () => void;
  /** Whether it waits for the name of who ticks it. */
  readonly asking: boolean;
}

function Step({ action, number, onTick, asking }: StepProps) {
  const { of } = action;
  const [done] = entriesOf([stoodOn(of)?.done ?? 0]);
  return (
    <li tabIndex={-1} data-row={of} {...notable(of, done === undefined ? 'step' : 'step is-done')}>
      <span class="step-head">
        <Tick isDone={done !== undefined} number={number} onTick={onTick} />
        <span class="step-number">{number}</span>
      </span>
      <div class="step-body">
        <p>
          <ToldLine told={action} /> <Noted of={of} />
        </p>
        {action.command !== '' && <Command action={action} number={number} />}
        {asking && <WhoTicks number={number} onTick={onTick} />}
        {done !== undefined && (
          <p class="small done-by">
            {t('page.actions.done-by', { who: done.who })} <Time iso={done.time} />
          </p>
        )}
      </div>
    </li>
  );
}

interface TickProps {
  readonly isDone: boolean;
  readonly number: number;
  readonly onTick: () => void;
}

function Tick({ isDone, number, onTick }: TickProps) {
  return (
    <input
      type="checkbox"
      checked={isDone}
      disabled={frame.value?.readOnly === true}
      onClick={(e) => {
        // The journal says whether it is done; the box follows it.
        e.preventDefault();
        onTick();
      }}
      aria-label={t('page.actions.tick', { number })}
    />
  );
}

/** What to run and where, to be copied. */
function Command({ action: { command, where }, number }: Pick<StepProps, 'action' | 'number'>) {
  return (
    <div class="command">
      <p class="small">
        {t(`page.actions.where.${where}`)}{' '}
        <CopyButton
          text={command}
          label={t('page.actions.copy', { what: t('page.actions.command', { number }) })}
        />
      </p>
      <pre>
        <code>{maskedWords(command)}</code>
      </pre>
    </div>
  );
}

/** Asks who ticks a step, and ticks it. */
function WhoTicks({ number, onTick }: Pick<StepProps, 'number' | 'onTick'>) {
  return (
    <form
      class="buttons"
      onSubmit={(e) => {
        e.preventDefault();
        onTick();
      }}
    >
      <Writer />
      <button type="submit">{t('page.actions.tick-now', { number })}</button>
    </form>
  );
}
