import { type ComponentChild, h } from 'preact';
import type { Drawn } from '../../../report/draw/drawn.ts';
import { maskedWords } from './masked.tsx';

const TAGS = new Set([
  'svg',
  'g',
  'path',
  'rect',
  'circle',
  'line',
  'polygon',
  'polyline',
  'text',
  'tspan',
  'title',
  'desc',
  'defs',
  'pattern',
  'linearGradient',
  'stop',
  'clipPath',
  'use',
  'symbol',
  'marker',
]);
// Nothing that could run, load or lead anywhere.
const REFUSED = /^(on|href$|xlink|style$|src$)/i;

// Attributes that are read out.
const NAMED: ReadonlySet<string> = new Set(['aria-label', 'aria-description']);

/** A drawing as elements, made one by one: text stays text, and only shapes are made. */
export function Drawing({
  shape,
  onOpen,
}: {
  readonly shape: Drawn;
  readonly onOpen?: (what: string) => void;
}) {
  const open = (event: Event): void => {
    const at = event.target instanceof Element ? event.target.closest('[data-open]') : null;
    const what = at?.getAttribute('data-open');
    if (what !== null && what !== undefined && onOpen !== undefined) {
      event.preventDefault();
      onOpen(what);
    }
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the shapes inside are buttons; their events are heard here
    <div
      class="drawn"
      onClick={open}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') open(event);
      }}
    >
      {drawnElement(shape)}
    </div>
  );
}

/** A piece of a drawing as an element; `null` for anything that is no shape. */
export function drawnElement(shape: Drawn | string): ComponentChild {
  if (typeof shape === 'string') return maskedWords(shape);
  if (!TAGS.has(shape.tag)) return null;
  const attributes: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(shape.attributes)) {
    const within = name === 'href' && shape.tag === 'use' && String(value).startsWith('#');
    if (within || !REFUSED.test(name))
      attributes[name] = NAMED.has(name) ? maskedWords(String(value)) : value;
  }
  return h(shape.tag, attributes, ...shape.children.map(drawnElement));
}
