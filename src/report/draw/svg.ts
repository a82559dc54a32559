import { escapeHtml } from '../../base/html.ts';
import { clip, visible } from '../../base/text.ts';

/**
 * Pieces of SVG as text. Colours are presentation attributes (no style attribute, no style sheet inside), so that a
 * drawing stands alone in a PDF; each shape also has a class by which a page may recolour it.
 */
export type Attributes = Readonly<Record<string, string | number>>;

/** An element with escaped attribute values; `inner` must be SVG already. */
export function element(name: string, attributes: Attributes, inner = ''): string {
  let out = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    out += ` ${key}="${typeof value === 'number' ? round(value) : escapeHtml(value)}"`;
  return inner === '' ? `${out}/>` : `${out}>${inner}</${name}>`;
}

/** A text element; control characters made visible, cut to `max` units. */
export function label(text: string, max: number, attributes: Attributes): string {
  return element('text', attributes, escapeHtml(visible(clip(text, max))));
}

/** The tooltip of the element it is put into. */
export function tooltip(text: string): string {
  return `<title>${escapeHtml(visible(clip(text, 400)))}</title>`;
}

/** A coordinate with at most two decimals, so that drawings are the same bytes everywhere. */
export function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** Pattern for "no data here". The only hatching anywhere. */
export function hatch(id: string): string {
  const line = element('path', { d: 'M0 6L6 0', stroke: '#8a8f98', 'stroke-width': 1.2, class: 'k-hatch' });
  return element('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, line);
}

/** Pattern for "data in doubt". */
export function dots(id: string): string {
  const dot = element('circle', { cx: 3, cy: 3, r: 1.2, fill: '#8a8f98', class: 'k-dots' });
  return element('pattern', { id, width: 6, height: 6, patternUnits: 'userSpaceOnUse' }, dot);
}
