import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Judged } from '../../wire/journal.ts';
import { useData } from '../api.tsx';
import { entriesOf, journal, stoodOn, write } from '../journal.tsx';
import { formatPlace } from '../logic/place.ts';
import { t } from '../words.tsx';
import { Judgement, judgementWord } from './judgement.tsx';
import { maskedWords } from './masked.tsx';
import { submitByKey, Writer } from './note.tsx';
import { Shown } from './panel.tsx';

/**
 * What was computed and what somebody put in its place, side by side; nothing when nobody did. `computed` is given where
 * the journal does not know it (a cell of the hypotheses).
 */
export function Overruled({ of, computed }: { readonly of: string; readonly computed?: string }) {
  const stood = stoodOn(of);
  const [one] = entriesOf(stood === undefined || stood.overrule === 0 ? [] : [stood.overrule]);
  if (stood === undefined || one === undefined) return null;
  const before = computed ?? stood.computed;
  return (
    <div class="overruled">
      <p class="side">
        {before !== '' && (
          <span>
            {t('page.overrule.computed')} <Judgement value={before} />
          </span>
        )}
        <span>
          {t('page.overrule.instead')} <Judgement value={one.value} />
        </span>
      </p>
      <p>
        {t('page.overrule.by', { who: one.who })} <bdi class="evidence said">{maskedWords(one.text)}</bdi>
      </p>
    </div>
  );
}

/** Says at the answer that people judged otherwise: the answer is as computed. */
export function OverruledAnswer() {
  const overruled = [...journal.value.stood.values()].filter((s) => s.overrule > 0).length;
  if (overruled === 0) return null;
  return (
    <p class="overruled">
      <a href={formatPlace({ screen: 'actions', params: { tab: 'journal', jk: 'overrule' } })}>
        {t('ui.journal.overruled-answer', { count: overruled })}
      </a>
    </p>
  );
}

/** Puts another judgement in the place of the computed one; it needs a reason. `judged` is given for a cell. */
export function OverruleForm({
  of,
  judged,
  onDone,
}: {
  readonly of: string;
  readonly judged?: Judged;
  readonly onDone: () => void;
}) {
  const loaded = useData<Judged>(judged === undefined ? 'journal/judged' : '', { of });
  if (judged !== undefined) return <Form of={of} judged={judged} onDone={onDone} />;
  return <Shown loaded={loaded}>{(data) => <Form of={of} judged={data} onDone={onDone} />}</Shown>;
}

interface FormProps {
  readonly of: string;
  readonly judged: Judged;
  readonly onDone: () => void;
}

function Form({ of, judged, onDone }: FormProps) {
  const [value, setValue] = useState('');
  const [text, setText] = useState('');
  const [error, setError] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await write({ kind: 'overrule', about: of, value, text });
      onDone();
    } catch (e) {
      setError(e instanceof Error ? e.message : String(e));
    }
  };
  const form = useFocusWithin();
  return (
    <form
      ref={form}
      class="note-form overrule-form"
      onKeyDown={(e) => {
        submitByKey(e);
        if (e.key !== 'Escape' || e.isComposing) return;
        e.preventDefault();
        onDone();
      }}
      onSubmit={submit}
    >
      <p>{t('page.overrule.means')}</p>
      {judged.computed !== '' && (
        <p>
          {t('page.overrule.computed')} <Judgement value={judged.computed} />
        </p>
      )}
      <OtherJudgements of={of} judged={judged} value={value} onValue={setValue} />
      <Reason of={of} text={text} onText={setText} />
      <Writer />
      <p role="alert">{error}</p>
      <Buttons onLeave={onDone} />
    </form>
  );
}

function Buttons({ onLeave }: { readonly onLeave: () => void }) {
  return (
    <p class="buttons">
      <button type="submit" class="main">
        {t('page.overrule.do')}
      </button>{' '}
      <button type="button" onClick={onLeave}>
        {t('page.overrule.leave')}
      </button>
    </p>
  );
}

/** The form has the focus as long as it is there, and gives it back to what had it before. */
function useFocusWithin(): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useLayoutEffect(() => {
    const own = form.current;
    const before = document.activeElement;
    own?.querySelector<HTMLElement>('input[type="radio"]')?.focus();
    return () => {
      const isWithin = own?.contains(document.activeElement) === true;
      if (isWithin && before instanceof HTMLElement) before.focus();
    };
  }, []);
  return form;
}

interface OtherJudgementsProps {
  readonly of: string;
  readonly judged: Judged;
  readonly value: string;
  readonly onValue: (value: string) => void;
}

/** What can be put in the place of the computed judgement. */
function OtherJudgements({ of, judged, value, onValue }: OtherJudgementsProps) {
  const others = judged.choices.filter((c) => c !== judged.computed);
  return (
    <fieldset>
      <legend>{t('page.overrule.instead')}</legend>
      <div class="choices">
        {others.map((one) => (
          <label>
            <input
              type="radio"
              name={`overrule-${of}`}
              required
              checked={value === one}
              onChange={() => onValue(one)}
            />{' '}
            {judgementWord(one)}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ReasonProps {
  readonly of: string;
  readonly text: string;
  readonly onText: (text: string) => void;
}

function Reason({ of, text, onText }: ReasonProps) {
  return (
    <>
      <label for={`reason-${of}`}>{t('page.overrule.why')}</label>
      <textarea
        id={`reason-${of}`}
        rows={3}
        required
        maxLength={20_000}
        value={text}
        onInput={(e) => onText(e.currentTarget.value)}
      />
    </>
  );
}
