import type { TargetedKeyboardEvent } from 'preact';

type Press = (event: TargetedKeyboardEvent<HTMLInputElement>) => void;

/** Keys of a field that finds in a table: Escape goes back to where one was in it, Enter and the arrow down to its top. */
export function findKeys(back: () => void, first: () => void): Press {
  return (event) => {
    const isDown = event.key === 'Enter' || event.key === 'ArrowDown';
    if (event.isComposing || !(isDown || event.key === 'Escape')) return;
    // The browser would empty the field.
    event.preventDefault();
    event.currentTarget.blur();
    if (isDown) first();
    else back();
  };
}
