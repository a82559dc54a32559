import { type Action, keysOf } from '../logic/keys.ts';
import { keySettings } from '../state.tsx';

/** The key of an action, as it is set now; nothing when it has none that works. */
export function Key({ action }: { readonly action: Action }) {
  const [key] = keysOf(action, keySettings.value);
  if (key === undefined || (key.length === 1 && !keySettings.value.letters)) return null;
  return <kbd>{key === ' ' ? 'Space' : key}</kbd>;
}
