import type { ContextField, ContextSpan } from './wire/context.ts';

// Words of ours, and numbers that the line does not say.
const NOT_IN_LINE = new Set(['time', 'precision', 'format', 'action', 'outcome', 'repeat', 'counters']);
const WORD = /[A-Za-z0-9_\u0080-\uffff]/;
const OPENS = /[=<[('"/#,]/;
/** Such values stand in a line by chance, in its stamp for one: they must be written like values there. */
const BY_CHANCE = /^(\d{1,4}|..?)$/;

/**
 * Where the values of a line's fields stand in its text: each at its first place as a whole word, the longest values
 * first, none over another. Values that were written differently in the line are not found, and not marked.
 */
export function spansOf(text: string, fields: readonly ContextField[]): readonly ContextSpan[] {
  const taken: ContextSpan[] = [];
  const wanted = fields
    .filter((f) => f.text !== '' && f.text.length <= text.length && !NOT_IN_LINE.has(f.name))
    .toSorted((a, b) => order(b) - order(a) || (a.name < b.name ? -1 : 1));
  for (const { name, text: value } of wanted) {
    const from = placeOf(text, value, taken);
    if (from !== undefined) taken.push({ from, to: from + value.length, field: name });
  }
  return taken.sort((a, b) => a.from - b.from);
}

// What is left of a message comes last: it must not cover what has a column of its own.
function order({ name, text }: ContextField): number {
  return name === 'detail' ? 0 : text.length;
}

function placeOf(text: string, value: string, taken: readonly ContextSpan[]): number | undefined {
  for (let at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
    const end = at + value.length;
    if (!isWhole(text, value, at)) continue;
    if (!taken.some((s) => at < s.to && s.from < end)) return at;
  }
  return undefined;
}

function isWhole(text: string, value: string, at: number): boolean {
  const before = text.charAt(at - 1);
  const after = text.charAt(at + value.length);
  if (WORD.test(before) && WORD.test(value.charAt(0))) return false;
  if (WORD.test(after) && WORD.test(value.charAt(value.length - 1))) return false;
  return !BY_CHANCE.test(value) || OPENS.test(before);
}
