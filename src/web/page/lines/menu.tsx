import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

/** A button that unfolds something below it, made only then; Escape or a click elsewhere folds it again. */
export function Menu({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  const details = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const away = (event: PointerEvent): void => {
      const { current } = details;
      if (current?.open === true && event.target instanceof Node && !current.contains(event.target))
        current.open = false;
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, []);
  return (
    <details
      ref={details}
      class="ln-menu"
      onToggle={(event) => setOpen(event.currentTarget.open)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || details.current?.open !== true) return;
        event.preventDefault();
        event.stopPropagation();
        details.current.open = false;
        details.current.querySelector('summary')?.focus();
      }}
    >
      <summary>{title}</summary>
      <div class="ln-menu-body">{isOpen && children}</div>
    </details>
  );
}
