import { useId, useState } from 'preact/hooks';
import type { ToldOverrule } from '../../wire/actor.ts';
import { post } from '../api.tsx';
import { frame } from '../state.tsx';
import { t } from '../words.tsx';
import { Time } from './time.tsx';

interface OverruleProps {
  /** What is overruled: `session:S3`, `cell:…`. */
  readonly about: string;
  /** What was computed, in words; it stays in sight. */
  readonly computed: string;
  readonly values: readonly { readonly value: string; readonly words: string }[];
  /** The overrule that stands now. */
  readonly now: ToldOverrule | null;
  readonly onDone: () => void;
}

/** Puts another judgement in the place of a computed one, with a reason; the journal keeps it, the Case does not change. */
export function Overrule(props: OverruleProps) {
  const [open, setOpen] = useState(false);
  const { now, values } = props;
  const words = values.find((v) => v.value === now?.value)?.words ?? now?.value ?? '';
  return (
    <div class="overrule">
      {now !== null && (
        <p class="noted">
          {t('page.actor.overruled', { value: words })} <bdi class="evidence">{now.who}</bdi>:{' '}
          <bdi class="evidence">{now.text}</bdi> <Time iso={now.time} both={false} />
        </p>
      )}
      {frame.value?.readOnly !== true &&
        (open ? (
          <Form {...props} onClose={() => setOpen(false)} />
        ) : (
          <button type="button" onClick={() => setOpen(true)}>
            {t('page.actor.overrule')}
          </button>
        ))}
    </div>
  );
}

const WHO = 'constat-who';

function Form({
  about,
  computed,
  values,
  onDone,
  onClose,
}: OverruleProps & { readonly onClose: () => void }) {
  const id = useId();
  const [value, setValue] = useState(values[0]?.value ?? '');
  const [text, setText] = useState('');
  const [who, setWho] = useState(localStorage.getItem(WHO) ?? '');
  const [said, setSaid] = useState('');
  const submit = async (event: Event): Promise<void> => {
    event.preventDefault();
    try {
      await post('journal', { kind: 'overrule', about, value, text, who });
      localStorage.setItem(WHO, who);
      onDone();
      onClose();
    } catch (error) {
      setSaid(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <form class="overrule-form" onSubmit={submit}>
      <p class="small">{t('page.actor.computed', { value: computed })}</p>
      <label for={`${id}v`}>{t('page.actor.instead')}</label>
      <select id={`${id}v`} value={value} onChange={(e) => setValue(e.currentTarget.value)}>
        {values.map((v) => (
          <option value={v.value}>{v.words}</option>
        ))}
      </select>
      <label for={`${id}t`}>{t('page.actor.reason')}</label>
      <textarea id={`${id}t`} required value={text} onInput={(e) => setText(e.currentTarget.value)} />
      <label for={`${id}w`}>{t('page.actor.who-says')}</label>
      <input id={`${id}w`} required value={who} onInput={(e) => setWho(e.currentTarget.value)} />
      <div>
        <button type="submit">{t('page.actor.put')}</button>{' '}
        <button type="button" onClick={onClose}>
          {t('page.close')}
        </button>
      </div>
      {said !== '' && (
        <p role="alert" class="trouble">
          {said}
        </p>
      )}
    </form>
  );
}
