import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';

/** A word on the key that was pressed last, in sight until the next thing is done; empty for none. */
export const hint = signal('');

/** Where that word stands. */
export function Hint() {
  useEffect(() => {
    const clear = (): void => {
      hint.value = '';
    };
    // Before the key that says the next one is heard.
    document.addEventListener('keydown', clear, true);
    document.addEventListener('pointerdown', clear, true);
    return () => {
      document.removeEventListener('keydown', clear, true);
      document.removeEventListener('pointerdown', clear, true);
    };
  }, []);
  return (
    <p class="hint" role="status">
      {hint.value}
    </p>
  );
}
