import { escapeHtml, type Html, trustedHtml } from '../../base/html.ts';

/** Attributes of an element of a drawing. Numbers have at most two decimals. */
export type Attributes = Readonly<Record<string, string | number>>;

/**
 * An element of an SVG drawing as plain data: the report writes it as markup ({@link drawnText}), the page makes
 * elements of it one by one. A string among the children is text.
 */
export interface Drawn {
  readonly tag: string;
  readonly attributes: Attributes;
  readonly children: readonly (Drawn | string)[];
}

/** A drawing as markup; text and attribute values are escaped. */
export function drawnText({ tag, attributes, children }: Drawn): string {
  let out = `<${tag}`;
  for (const [key, value] of Object.entries(attributes)) out += ` ${key}="${escapeHtml(String(value))}"`;
  if (children.length === 0) return `${out}/>`;
  const inner = children.map((child) => (typeof child === 'string' ? escapeHtml(child) : drawnText(child)));
  return `${out}>${inner.join('')}</${tag}>`;
}

/** The same as markup for a page of the report. */
export function drawnHtml(...drawn: readonly Drawn[]): Html {
  return trustedHtml(drawn.map(drawnText).join(''));
}
