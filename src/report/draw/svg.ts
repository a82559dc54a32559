import { clip, visible } from '../../base/text.ts';
import type { Attributes, Drawn } from './drawn.ts';

/**
 * An element of a drawing. Colours are presentation attributes (no style attribute, no style sheet inside), so that a
 * drawing stands alone in a PDF; each shape also has a class by which a page may recolour it.
 */
export function element(
  tag: string,
  attributes: Attributes,
  ...children: readonly (Drawn | string)[]
): Drawn {
  const rounded: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(attributes))
    rounded[key] = typeof value === 'number' ? Math.round(value * 100) / 100 : value;
  return { tag, attributes: rounded, children };
}

/** A text element; control characters made visible, cut to `max` units. */
export function label(text: string, max: number, attributes: Attributes): Drawn {
  return element('text', attributes, visible(clip(text, max)));
}

/** Attributes of text that lines run under: it stands on a rim of the ground. */
export const RIM: Attributes = {
  stroke: '#ffffff',
  'stroke-width': 4,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
};

/** The tooltip of the element it is put into. */
export function tooltip(text: string): Drawn {
  return element('title', {}, visible(clip(text, 400)));
}

/** A coordinate with at most two decimals, so that drawings are the same bytes everywhere. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Pattern for "no data here". The only hatching anywhere. */
export function hatch(id: string): Drawn {
  const line = element('path', { d: 'M0 6L6 0', stroke: '#8a8f98', 'stroke-width': 1.2, class: 'k-hatch' });
  return element('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, line);
}

/** Pattern for "data in doubt". */
export function dots(id: string): Drawn {
  const dot = element('circle', { cx: 3, cy: 3, r: 1.2, fill: '#8a8f98', class: 'k-dots' });
  return element('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, dot);
}
