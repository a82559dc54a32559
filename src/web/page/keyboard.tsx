import { useLayoutEffect, useRef } from 'preact/hooks';
import { hint } from './hint.tsx';
import { type Action, actionsOf } from './logic/keys.ts';
import { keySettings } from './state.tsx';
import { t } from './words.tsx';

/**
 * What parts of the page do on a key; the part that came last is asked first. `false`: not mine. They hear which key
 * it was; none when the action was chosen by name.
 */
export type Handlers = Readonly<Partial<Record<Action, (key?: string) => unknown>>>;

const layers: { readonly current: Handlers }[] = [];

/** Does things on keys while the part is on the page. Fields keep their keys, but for Escape. */
export function useKeys(handlers: Handlers): void {
  const layer = useRef(handlers);
  layer.current = handlers;
  // As soon as the part is there: a key that follows at once is already meant for it.
  useLayoutEffect(() => {
    layers.push(layer);
    return () => void layers.splice(layers.indexOf(layer), 1);
  }, []);
}

// A box that is ticked takes no letters: they go on doing what they do.
function isField(target: EventTarget | null): boolean {
  if (target instanceof HTMLInputElement && target.type === 'checkbox') return false;
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

// Enter and the space bar belong to what has the focus, where that does something of its own.
function isPressable(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && /^(A|BUTTON|SUMMARY|INPUT)$/.test(target.tagName);
}

/** Does an action as if its key had been pressed; the palette uses it too. */
export function act(action: Action, key?: string): boolean {
  for (const layer of layers.toReversed()) {
    const handler = layer.current[action];
    if (handler !== undefined && handler(key) !== false) return true;
  }
  return false;
}

/** Whether anything on the page would do it now. */
export function canAct(action: Action): boolean {
  return layers.some((layer) => layer.current[action] !== undefined);
}

/** Hears the keys of the whole page. */
export function listenToKeys(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (isField(event.target) && event.key !== 'Escape') return;
    // Nothing below a modal layer hears keys.
    if (event.key !== 'Escape' && document.querySelector('dialog[open]') !== null) return;
    if (isPressable(event.target) && (event.key === 'Enter' || event.key === ' ')) return;
    const pressed = {
      key: event.key,
      shift: event.shiftKey,
      other: event.ctrlKey || event.metaKey || event.altKey,
    };
    const actions = actionsOf(pressed, keySettings.value);
    if (actions.some((action) => act(action, event.key))) event.preventDefault();
    else sayNothingDone(event.key, actions);
  });
}

/** A sign that does nothing here is answered; keys that scroll, press or leave do that by themselves. */
function sayNothingDone(key: string, actions: readonly Action[]): void {
  const [action] = actions;
  if (action === undefined || key.length > 1 || key === ' ') return;
  const facts = { key, does: t(`page.key.${action}`) };
  hint.value = t(actions.some(canAct) ? 'page.keys.nothing-now' : 'page.keys.nothing-here', facts);
}
