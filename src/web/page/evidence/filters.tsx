import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { MessageKey } from '../../../report/languages/en.ts';
import type { FileState, FilesView } from '../../wire/evidence.ts';
import { visible } from '../logic/visible.ts';
import { findKeys } from '../parts/find-keys.tsx';
import { Masked } from '../parts/masked.tsx';
import { N } from '../parts/number.tsx';
import { useRest } from '../parts/rest.tsx';
import { place, set } from '../state.tsx';
import { t } from '../words.tsx';

/** No filter at all. */
export const NONE = { kind: '', format: '', host: '', state: '', only: '', find: '', at: '' } as const;

const STATES: readonly FileState[] = ['same', 'changed', 'gone', 'unreadable', 'unchecked'];
const ONLY = ['unread', 'problems', 'clock', 'twins'] as const;
const FILTERS = ['find', 'kind', 'format', 'host', 'state', 'only'] as const;
const WAIT = 150;

/** The filters over the files; those that are set stand below as chips that take them away. */
export function FileFilters({ data }: { readonly data: FilesView }) {
  const set1 = (name: string, value: string): void => set({ [name]: value, at: '' });
  const option = (value: string, text: string) => <option value={value}>{visible(text)}</option>;
  return (
    <div class="filters">
      <Find />
      <Choice name="kind" label="ui.col.kind" onChoose={set1}>
        {(['log', 'context', 'other'] as const).map((k) => option(k, t(`page.evidence.kind.${k}`)))}
      </Choice>
      <Choice name="format" label="page.evidence.files.format" onChoose={set1}>
        {data.formats.map((f) => option(f, f))}
      </Choice>
      {data.hosts.length > 1 && (
        <Choice name="host" label="ui.col.host" onChoose={set1}>
          {data.hosts.map((h) => option(h, h))}
        </Choice>
      )}
      <Choice name="state" label="page.evidence.files.now" onChoose={set1}>
        {STATES.map((s) => option(s, t(`page.evidence.state.${s}`)))}
      </Choice>
      <Choice name="only" label="page.evidence.files.only" onChoose={set1}>
        {ONLY.map((o) => option(o, t(`page.evidence.only.${o}`)))}
      </Choice>
      <span class="found" role="status">
        <N value={data.count} of={`files ${ofFilters()}`.trim()} />{' '}
        {t('page.evidence.files.count', { count: data.count })} <N value={data.all} of="length evidence" />
      </span>
      <FilterChips onDrop={(name) => set1(name, '')} />
    </div>
  );
}

/** The filters that are set; each is taken away by a click. */
function FilterChips({ onDrop }: { readonly onDrop: (name: string) => void }) {
  const { params } = place.value;
  return (
    <ul class="filter-chips" aria-label={t('page.evidence.files.filters')}>
      {FILTERS.map((name) => {
        const value = params[name];
        return value === undefined ? null : (
          <li>
            <button
              type="button"
              onClick={() => onDrop(name)}
              aria-label={t('page.evidence.files.drop', { value: visible(value) })}
            >
              <Masked name={value} /> ✕
            </button>
          </li>
        );
      })}
    </ul>
  );
}

/** The filters as a test reads them. */
export function ofFilters(): string {
  const { params } = place.value;
  return FILTERS.flatMap((name) =>
    params[name] === undefined ? [] : [`${name}=${JSON.stringify(params[name])}`],
  ).join(' ');
}

function Choice({
  name,
  label,
  onChoose,
  children,
}: {
  readonly name: string;
  readonly label: MessageKey;
  readonly onChoose: (name: string, value: string) => void;
  readonly children: ComponentChildren;
}) {
  return (
    <label>
      {t(label)}{' '}
      <select value={place.value.params[name] ?? ''} onChange={(e) => onChoose(name, e.currentTarget.value)}>
        <option value="">{t('page.evidence.files.any')}</option>
        {children}
      </select>
    </label>
  );
}

/** Finds in path, member and hash; letters typed in a row are asked for when the typing rests. */
function Find() {
  const now = place.value.params.find ?? '';
  const [text, setText] = useState(now);
  const typed = useRef(now);
  const whenAtRest = useRest(WAIT);
  useEffect(() => {
    if (now === typed.current) return;
    typed.current = now;
    setText(now);
  }, [now]);
  const type = (next: string): void => {
    setText(next);
    whenAtRest(() => {
      typed.current = next;
      set({ find: next, at: '' }, true);
    });
  };
  return (
    <label>
      {t('page.evidence.files.find')}{' '}
      <input
        id="file-find"
        type="search"
        value={text}
        onInput={(e) => type(e.currentTarget.value)}
        onKeyDown={findKeys(toFirstFile, toFirstFile)}
      />
    </label>
  );
}

function toFirstFile(): void {
  document.querySelector<HTMLElement>('.files [data-row]')?.focus();
}
