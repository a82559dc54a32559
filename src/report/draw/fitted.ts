import { visible } from '../../base/text.ts';

// Widths of letters by the size of their text, as wide as in the widest of the usual fonts.
const NARROW = /[ijlI.,:;'|!()[\]]/;
const WIDE = /[mwMW@%]/;
const LATIN = /[\u0020-\u036f\u1e00-\u1eff\u2010-\u2027]/;

/** About how wide a text is at a size of its letters; rather too wide than too narrow. */
export function textWidth(text: string, size: number, isBold = false): number {
  let sum = 0;
  for (const letter of text)
    sum += !LATIN.test(letter) ? 1.1 : NARROW.test(letter) ? 0.42 : WIDE.test(letter) ? 1.02 : 0.66;
  return sum * size * (isBold ? 1.1 : 1);
}

/** A text cut to a width, with a sign where something was cut off; control characters made visible. */
export function fitted(text: string, width: number, size: number, isBold = false): string {
  const whole = visible(text);
  if (textWidth(whole, size, isBold) <= width) return whole;
  const letters: string[] = [];
  for (const letter of whole) {
    if (textWidth([...letters, letter, '…'].join(''), size, isBold) > width) break;
    letters.push(letter);
  }
  return `${letters.join('')}…`;
}
