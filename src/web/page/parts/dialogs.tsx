import { signal } from '@preact/signals';
import type { ComponentChildren, RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { act, canAct, useKeys } from '../keyboard.tsx';
import { ACTIONS, type Action, keysOf, USUAL } from '../logic/keys.ts';
import { keepKeys, keySettings } from '../state.tsx';
import { t } from '../words.tsx';
import { NoteDialog } from './note.tsx';

const open = signal<'help' | 'palette' | 'note' | undefined>(undefined);

/** Opens a layer above the page; Escape closes only that. */
export function openDialog(which: 'help' | 'palette' | 'note'): void {
  open.value = which;
}

/** The layers above the page, one at a time. */
export function Dialogs() {
  const close = (): void => {
    open.value = undefined;
  };
  switch (open.value) {
    case 'help':
      return (
        <Layer title={t('page.help.title')} onClose={close}>
          <Help />
        </Layer>
      );
    case 'palette':
      return (
        <Layer title={t('page.palette.title')} onClose={close}>
          <Palette onDone={close} />
        </Layer>
      );
    case 'note':
      return (
        <Layer title={t('page.note.title')} onClose={close}>
          <NoteDialog onDone={close} />
        </Layer>
      );
    case undefined:
      return null;
  }
}

/** A modal layer: the browser keeps the focus in it and gives it back after. It closes when the reader goes elsewhere. */
export function Layer({
  title,
  onClose,
  children,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}) {
  const dialog = useModal();
  useKeys({ close: onClose });
  useLeaving(onClose);
  return (
    <dialog
      ref={dialog}
      aria-label={title}
      onCancel={(e) => {
        e.preventDefault();
        onClose();
      }}
    >
      <div class="layer-head">
        <h2>{title}</h2>
        <button type="button" onClick={onClose}>
          {t('page.close')}
        </button>
      </div>
      {children}
    </dialog>
  );
}

/** A dialog that is open as long as it is there. */
function useModal(): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  // Opening gives the focus to the first button; a field that the layer was opened to write in (data-focus) takes it,
  // at once, so that what is typed next is in it.
  useLayoutEffect(() => {
    const before = document.activeElement;
    const own = dialog.current;
    own?.showModal();
    own?.querySelector<HTMLElement>('[data-focus]')?.focus();
    return () => {
      // What lies under an open layer takes no focus.
      own?.close();
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return dialog;
}

/** Does something when the reader goes elsewhere. */
function useLeaving(act: () => void): void {
  const leave = useRef(act);
  leave.current = act;
  useEffect(() => {
    const onLeave = (): void => leave.current();
    window.addEventListener('hashchange', onLeave);
    return () => window.removeEventListener('hashchange', onLeave);
  }, []);
}

/** What each key does, and how to change it or switch letters off. */
function Help() {
  const settings = keySettings.value;
  const change = (action: Action, text: string): void => {
    const keys = text.split(/\s+/).filter((k) => k !== '');
    keepKeys({ ...settings, keys: { ...settings.keys, [action]: keys } });
  };
  return (
    <>
      <p>{t('page.help.intro')}</p>
      <p>
        <label>
          <input
            type="checkbox"
            checked={settings.letters}
            onChange={(e) => keepKeys({ ...settings, letters: e.currentTarget.checked })}
          />{' '}
          {t('page.help.letters')}
        </label>{' '}
        <button type="button" onClick={() => keepKeys(USUAL)}>
          {t('page.help.usual')}
        </button>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('page.help.does')}</th>
            <th scope="col">{t('page.help.keys')}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.keys(ACTIONS) as Action[]).map((action) => (
            <KeyRow action={action} onKeys={change} />
          ))}
        </tbody>
      </table>
    </>
  );
}

interface KeyRowProps {
  readonly action: Action;
  readonly onKeys: (action: Action, text: string) => void;
}

/** An action and its keys, to be changed. */
function KeyRow({ action, onKeys }: KeyRowProps) {
  return (
    <tr>
      <th scope="row" id={`key-${action}`}>
        {t(`page.key.${action}`)}
      </th>
      <td>
        <input
          aria-labelledby={`key-${action}`}
          value={keysOf(action, keySettings.value)
            .map((k) => (k === ' ' ? 'Space' : k))
            .join(' ')}
          onChange={(e) => onKeys(action, e.currentTarget.value.replaceAll('Space', ' ').replace(/^ $/, ' '))}
        />
      </td>
    </tr>
  );
}

function keyName(action: Action): string | undefined {
  const [key] = keysOf(action, keySettings.value);
  return key === ' ' ? 'Space' : key;
}

/** Every action by name; those that nothing on the page would do now are left out. */
function Palette({ onDone }: { readonly onDone: () => void }) {
  const [text, setText] = useState('');
  const all = (Object.keys(ACTIONS) as Action[]).filter((a) => canAct(a) && a !== 'palette');
  const found = all.filter((a) => t(`page.key.${a}`).toLowerCase().includes(text.toLowerCase()));
  const run = (action: Action | undefined): void => {
    onDone();
    if (action !== undefined) setTimeout(() => act(action));
  };
  return (
    <form
      onSubmit={(e) => {
        e.preventDefault();
        run(found[0]);
      }}
    >
      <label for="palette-text">{t('page.palette.find')}</label>
      <input
        id="palette-text"
        data-focus
        autocomplete="off"
        value={text}
        onInput={(e) => setText(e.currentTarget.value)}
      />
      <p role="status">{found.length === 0 ? t('page.palette.none') : ''}</p>
      <ul class="palette">
        {found.map((action) => (
          <li>
            <button type="button" onClick={() => run(action)}>
              {t(`page.key.${action}`)} <kbd>{keyName(action)}</kbd>
            </button>
          </li>
        ))}
      </ul>
    </form>
  );
}
