import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ToldWrong } from '../../wire/lines.ts';
import { useKeys } from '../keyboard.tsx';
import { t } from '../words.tsx';
import { focusGrid } from './grid-parts.tsx';

interface InputProps {
  readonly text: string;
  readonly wrong: ToldWrong | undefined;
  readonly onGo: (text: string) => void;
}

/** The one input: a search, or SQL behind a semicolon. Enter searches; with Shift it begins a line of SQL. */
export function LinesInput({ text, wrong, onGo }: InputProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useInputKeys(field, typed, setTyped);
  const isSql = typed.trimStart().startsWith(';');
  const go = (event: Event): void => {
    event.preventDefault();
    onGo(typed.trim());
  };
  return (
    <form class="ln-input" onSubmit={go}>
      <textarea
        ref={field}
        aria-label={t('page.lines.input')}
        aria-invalid={wrong !== undefined}
        aria-describedby={wrong === undefined ? undefined : 'lines-wrong'}
        placeholder={t('page.lines.placeholder')}
        rows={Math.min(12, Math.max(isSql ? 3 : 1, typed.split('\n').length))}
        spellcheck={false}
        autocomplete="off"
        autocapitalize="off"
        value={typed}
        onInput={(e) => setTyped(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Escape') leave(e.currentTarget);
          if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) go(e);
        }}
      />
      <button type="submit">{t(isSql ? 'page.lines.run' : 'page.lines.go')}</button>
      {wrong !== undefined && typed.trim() === text && (
        <Wrong text={text} wrong={wrong} field={field} onGo={onGo} />
      )}
    </form>
  );
}

/** Out of the field, to what it found: there the keys of the page move about. */
function leave(field: HTMLElement): void {
  field.blur();
  focusGrid();
}

/** Keys that lead into the field: to search, or to ask in SQL. */
function useInputKeys(
  field: RefObject<HTMLTextAreaElement | null>,
  typed: string,
  setTyped: (text: string) => void,
): void {
  useKeys({
    find: () => {
      field.current?.focus();
      field.current?.select();
    },
    sql: () => {
      if (!typed.startsWith(';')) setTyped('; ');
      // The caret goes behind what was just put there.
      setTimeout(() => {
        field.current?.focus();
        field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
      });
    },
  });
}

interface WrongProps {
  readonly text: string;
  readonly wrong: ToldWrong;
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly onGo: (text: string) => void;
}

/** What of the text is not understood, what may have been meant, and the way there. */
function Wrong({ text, wrong, field, onGo }: WrongProps) {
  return (
    <p id="lines-wrong" class="trouble" role="alert">
      {t('page.lines.wrong')} <Marked text={text} from={wrong.from} to={wrong.to} /> {wrong.message}{' '}
      {wrong.meant.map((meant) => (
        <button type="button" class="ln-meant" onClick={() => onGo(meant)}>
          {t('page.lines.meant')} <code>{meant}</code>
        </button>
      ))}{' '}
      <button
        type="button"
        onClick={() => {
          field.current?.focus();
          field.current?.setSelectionRange(wrong.from, wrong.to);
        }}
      >
        {t('page.lines.wrong-at', { from: wrong.from + 1, to: Math.max(wrong.from + 1, wrong.to) })}
      </button>
    </p>
  );
}

function Marked({ text, from, to }: { readonly text: string; readonly from: number; readonly to: number }) {
  return (
    <code>
      <bdi>
        {text.slice(0, from)}
        <mark>{text.slice(from, to) || ' '}</mark>
        {text.slice(to)}
      </bdi>
    </code>
  );
}
